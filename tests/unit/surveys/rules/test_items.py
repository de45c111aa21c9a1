"""Groups of items that belong together."""

from __future__ import annotations

import pytest

from insights.surveys.rules.items import sus_group, sus_position, umux_lite_pair
from insights.surveys.rules.profiles import ColumnProfile, profile_of
from tests.factories.surveys import SUS_WORDS


def columns(names: list[str], answers: list[object] | None = None) -> list[ColumnProfile]:
    return [profile_of(answers or [1, 5, 3], name) for name in names]


@pytest.mark.parametrize(("at", "words"), list(enumerate(SUS_WORDS, start=1)))
def test_every_item_is_known_by_its_words(at: int, words: str) -> None:
    assert sus_position(f"{at}. {words}") == at


def test_ten_items_in_order_are_a_sus() -> None:
    assert sus_group(columns(["Timestamp", *SUS_WORDS, "Comment"])) == tuple(range(1, 11))


def test_numbered_columns_are_a_sus_when_named_so() -> None:
    assert sus_group(columns(["id", "date", "x", *[f"SUS_{n:02}" for n in range(1, 11)]])) == tuple(
        range(3, 13)
    )
    assert sus_group(columns([f"Question {n}" for n in range(1, 11)])) == tuple(range(10))
    slipped = [*[1, 5, 3] * 12, 9]
    assert sus_group(columns([f"SUS {n}" for n in range(1, 11)], slipped)) == tuple(range(10))


def test_other_ten_columns_are_no_sus() -> None:
    assert sus_group(columns([f"Quality {n}" for n in range(1, 11)], [0, 10, 7])) is None
    assert sus_group(columns(["a"] * 12)) is None
    assert sus_group(columns(list(SUS_WORDS[:9]))) is None


def test_umux_lite_is_two_neighbours() -> None:
    words = ["x", "This system's capabilities meet my requirements.", "This system is easy to use."]
    assert umux_lite_pair(columns(words)) == (1, 2)
    assert umux_lite_pair(columns(words[::-1])) is None


def test_the_ten_are_found_between_other_columns_and_in_an_order_of_their_own() -> None:
    between = [name for words in SUS_WORDS for name in (words, "")]
    assert sus_group(columns(["Scene", *between])) == tuple(range(1, 21, 2))
    shuffled = [SUS_WORDS[at] for at in (4, 0, 9, 2, 1, 8, 3, 7, 6, 5)]
    assert sus_group(columns(shuffled)) == (1, 4, 3, 6, 0, 9, 8, 7, 5, 2)
    assert sus_group(columns([*SUS_WORDS[5:], *SUS_WORDS[:5], SUS_WORDS[0]])) is None


@pytest.mark.parametrize(
    "words",
    [
        (
            "Chciałabym często korzystać z tej strony", "Strona jest niepotrzebnie skomplikowana",
            "Strona jest łatwa w użyciu", "Potrzebowałabym pomocy technicznej",
            "Funkcje są dobrze zintegrowane", "Jest w niej zbyt wiele niespójności",
            "Większość osób szybko nauczy się jej używać", "Strona jest niewygodna",
            "Czuję się pewnie, gdy jej używam", "Trzeba nauczyć się wielu rzeczy",
        ),
        (
            "Saya ingin menggunakan aplikasi ini lagi", "Aplikasi ini rumit", "Aplikasi ini mudah digunakan",
            "Saya membutuhkan bantuan teknisi", "Fitur-fiturnya berjalan dengan semestinya",
            "Banyak hal yang tidak konsisten", "Orang lain akan memahami caranya dengan cepat",
            "Aplikasi ini membingungkan", "Tidak ada hambatan bagi saya",
            "Saya perlu membiasakan diri terlebih dahulu",
        ),
        (
            "Jag skulle gärna använda sidan ofta", "Sidan är onödigt komplicerad",
            "Sidan är lätt att använda",
            "Jag skulle behöva teknisk hjälp", "Delarna är väl integrerade",
            "Det finns för mycket inkonsekvens",
            "De flesta skulle lära sig sidan snabbt", "Sidan är krånglig",
            "Jag känner mig säker när jag är där",
            "Jag behövde lära mig mycket först",
        ),
    ],
)  # fmt: skip
def test_the_ten_are_known_in_other_languages(words: tuple[str, ...]) -> None:
    assert [sus_position(own) for own in words] == list(range(1, 11))


def test_ten_numbered_items_in_a_wide_file_need_answers_as_a_sus_has_them() -> None:
    others = columns([f"about {letter}" for letter in "abcde"])
    praised = [profile_of([5, 4, 4] if n % 2 else [1, 2, 2], f"Q{n}") for n in range(1, 11)]
    assert sus_group([*others, *praised]) == tuple(range(5, 15))
    assert sus_group([*others, *columns([f"Q{n}" for n in range(1, 11)])]) is None
    assert sus_group([*others, *praised, *columns(["Q11"])]) is None
    assert sus_group(columns([f"Q{n}" for n in range(1, 12)])) is None


def test_umux_lite_is_known_by_needs_as_well() -> None:
    assert umux_lite_pair(columns(["The features of the app meet my needs", "The app is easy to use"])) == (
        0,
        1,
    )


@pytest.mark.parametrize("beside", [["WYNIK_SUS"], ["SUS Score", "Grade", "Interpretation"]])
def test_numbered_items_are_a_sus_where_another_column_says_so(beside: list[str]) -> None:
    names = ["Name", "Date", *[f"P{n}" for n in range(1, 11)], *beside, "x", "y"]
    assert sus_group(columns(names)) == tuple(range(2, 12))
    assert sus_group(columns([name for name in names if "SUS" not in name])) is None


def test_numbered_items_are_a_sus_where_the_file_is_called_so() -> None:
    names = ["Name", "Date", "Place", *[f"q{n}" for n in range(1, 11)]]
    assert sus_group(columns(names), "sus wave 2") == tuple(range(3, 13))
    assert sus_group(columns(names), "census") is None


@pytest.mark.parametrize(
    ("capable", "easy"),
    [
        ("Les capacités du site correspondent à mes besoins", "Le site est facile à utiliser"),
        ("Las funcionalidades de la web cubren mis necesidades", "La web es fácil de usar"),
        ("Die Funktionen der App decken meine Bedürfnisse ab", "Die App ist leicht zu nutzen"),
        ("capabilities_score", "ease_of_use_score"),
    ],
)
def test_a_umux_lite_is_known_in_other_languages_and_by_its_names(capable: str, easy: str) -> None:
    assert umux_lite_pair(columns([capable, easy])) == (0, 1)
