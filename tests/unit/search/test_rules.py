"""From typed words to safe queries."""

import pytest

from insights.kernel.actor import Actor, Role
from insights.search import rules


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ('Checkout "AND" (x*', ["checkout", "and", "x"]),
        ("  ", []),
        ("størrelse, Größe", ["størrelse", "größe"]),
        ("a_b", ["a", "b"]),
    ],
)
def test_only_words_are_taken(typed: str, words: list[str]) -> None:
    assert rules.words_of(typed) == words


def test_long_queries_are_cut() -> None:
    assert len(rules.words_of("word " * 50)) == rules.MOST_WORDS


def test_the_last_word_matches_as_a_beginning() -> None:
    terms = rules.terms_of("late deliv")
    assert rules.fts5_query(terms) == '"late" "deliv"*'
    assert rules.tsquery(terms) == "(late) & (deliv:*)"


def test_words_in_quotation_marks_stand_side_by_side_and_are_whole() -> None:
    terms = rules.terms_of('lost “the, Draft" bus')
    assert rules.fts5_query(terms) == '"lost" "the draft" "bus"*'
    assert rules.tsquery(terms) == "(lost) & (the <-> draft) & (bus:*)"
    assert rules.fts5_query(rules.terms_of('bus "the draft"')) == '"bus" "the draft"'
    assert rules.terms_of('""') == []
    assert len(rules.terms_of('"a b" ' * 50)) == rules.MOST_WORDS


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("paymnet", "payment"),
        ("late Delivry", "late delivery"),
        ("payment", ""),
        ("quantum", ""),
        ("", ""),
        ("pay", ""),
    ],
)
def test_a_slip_is_put_right_by_words_that_are_there(typed: str, meant: str) -> None:
    assert rules.respelt(typed, {"payment", "delivery", "late", "cost"}) == meant


def test_stakeholders_find_what_everyone_may_find() -> None:
    assert rules.open_visibilities(Actor(1, Role.STAKEHOLDER, "S")) == ["everyone"]
    assert rules.open_visibilities(Actor(1, Role.PM, "P")) == ["everyone", "team"]


def test_a_snippet_stands_around_the_first_word_found_and_marks_all() -> None:
    text = "Before it. " * 40 + "The cost of delivery (costs!) comes last. " + "After it. " * 40
    bits = rules.snippet(text, ["cost", "last"])
    assert [bit.text for bit in bits if bit.found] == ["cost", "costs", "last"]
    whole = "".join(bit.text for bit in bits)
    assert whole.startswith("… ")
    assert whole.endswith(" …")
    assert whole.strip("… ") in text
    assert len(whole) <= rules.SNIPPET + 4


@pytest.mark.parametrize("text", ["", "short", "x" * 1000])
def test_a_snippet_without_a_match_is_the_beginning(text: str) -> None:
    assert "".join(bit.text for bit in rules.snippet(text, ["nothing"])).rstrip(" …") == text[: rules.SNIPPET]
