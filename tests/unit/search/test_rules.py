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
    assert rules.fts5_query(["late", "deliv"]) == '"late" "deliv"*'
    assert rules.tsquery(["late", "deliv"]) == "late & deliv:*"


def test_stakeholders_find_what_everyone_may_find() -> None:
    assert rules.open_visibilities(Actor(1, Role.STAKEHOLDER, "S")) == ["everyone"]
    assert rules.open_visibilities(Actor(1, Role.PM, "P")) == ["everyone", "team"]
