"""Languages of short texts follow the corpus unless they clearly differ."""

from insights.analysis.text.languages import language_of, languages_of, main_language, own_language

ENGLISH = ["The delivery was late and I could not reach anyone about it"] * 5 + [
    "late parcel",
    "SWIFT",
    "top up",
]
GERMAN = "Die Lieferung war zu spät und ich habe niemanden erreicht"


def test_a_long_text_has_a_language_and_signs_have_none() -> None:
    assert language_of(GERMAN) == "de"
    assert language_of("12 !! 🙂") is None


def test_the_corpus_decides_for_short_texts() -> None:
    assert main_language(ENGLISH) == "en"
    assert set(languages_of(ENGLISH)) == {"en"}


def test_a_plainly_other_text_has_its_own_language() -> None:
    assert languages_of([*ENGLISH, GERMAN])[-1] == "de"
    assert own_language("Доставка была слишком поздно", "en") != "en"


def test_a_given_language_is_taken_as_it_is() -> None:
    assert languages_of(["late parcel"], ["fr"]) == ["fr"]


def test_a_corpus_without_words_has_no_language() -> None:
    assert main_language(["!!", "🙂"]) is None
    assert languages_of(["", "🙂"]) == [None, None]
    assert languages_of([]) == []
