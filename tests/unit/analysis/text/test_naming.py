"""What may not stand in a theme's label."""

import pytest

from insights.analysis.text.naming import (
    is_empty_edge,
    is_measure,
    is_time,
    is_vague,
    names_in,
    people_named,
    says_nothing,
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then Peter Lindqvist showed me the export", {"peter", "lindqvist"}),
        ("so craig remembers the invoice", {"craig"}),
        ("Ask Dr. Okonkwo about the form", {"okonkwo"}),
        ("my name is Xenia and I sell bread", {"xenia"}),
        ("We met Grace at the counter", {"grace"}),
        ("Grace periods are short, and art is long", set()),
        ("Prometheus scrapes the Kubernetes cluster", set()),
        ("", set()),
    ],
)
def test_names_of_people_are_told_from_other_names(text: str, names: set[str]) -> None:
    assert names_in(text) == names


def test_a_surname_is_known_in_the_other_texts_too_but_a_doubtful_name_is_not() -> None:
    first, second = people_named(
        ["Peter Lindqvist called, and so did Grace", "lindqvist gave no grace period"]
    )
    assert {"lindqvist", "grace"} <= first
    assert "lindqvist" in second
    assert "grace" not in second


@pytest.mark.parametrize(
    ("words", "language", "vague"),
    [
        (["wait", "minutes"], "en", True),
        (["big", "thing"], "en", True),
        (["company"], "en", True),
        (["company", "invoice"], "en", False),
        (["export"], None, False),
        (["minuti", "settimana"], "it", True),
        (["fattura"], "it", False),
        (["beispiel", "gemacht"], "de", True),
        (["beispiel", "rechnung"], "de", False),
        (["exemple", "clairement"], "fr", True),
        (["ejemplo", "normalmente"], "es", True),
        (["esempio", "volta"], "it", True),
        (["wichtig"], "de", True),
        (["importante", "momento"], "es", True),
        ([], "en", True),
    ],
)
def test_words_are_vague_when_none_says_what_it_is_about(
    words: list[str], language: str | None, vague: bool
) -> None:
    assert is_vague(words, language) is vague


def test_each_language_has_its_own_times_and_empty_words() -> None:
    assert is_time("minuti", "it")
    assert not is_time("minuti", "en")
    assert is_time("sixteen", "en")
    assert is_time("forty-two", "en")
    assert not is_time("two-factor", "en")
    assert not is_time("heure", "xx")
    assert says_nothing("natürlich", "de")
    assert not says_nothing("rechnung", "de")


def test_an_adverb_that_only_colours_is_known() -> None:
    assert is_empty_edge("especially", "en")
    assert is_empty_edge("ovviamente", "it")
    assert not is_empty_edge("assembly", "en")
    assert is_empty_edge("userò", "it")


def test_what_one_is_about_to_do_aloud_says_nothing_in_italian() -> None:
    assert is_vague(["aggiungiamo"], "it")
    assert is_vague(["userò"], "it")
    assert not is_vague(["fattura"], "it")


def test_no_phrase_begins_with_a_word_that_only_points() -> None:
    assert is_empty_edge("altre", "it")
    assert is_empty_edge("different", "en")
    assert not is_empty_edge("difficult", "en")


def test_comparisons_and_buttons_say_nothing() -> None:
    assert is_vague(["longer"], "en")
    assert is_vague(["save"], "it")
    assert not is_vague(["save"], "en")


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        (["types", "of", "kettle"], True),
        (["periods", "of", "rain"], True),
        (["number", "of", "kettles"], True),
        (["cup", "of", "tea"], False),
        (["types"], False),
        (["type", "kettle"], False),
    ],
)
def test_a_measure_before_the_thing_is_known(words: list[str], measure: bool) -> None:
    assert is_measure(words) is measure
