"""Sentences as parts of others."""

import pytest

from insights.kernel.words import clause


@pytest.mark.parametrize(
    ("text", "part"),
    [("Show it.", "show it"), ("NPS fell", "NPS fell"), (" It is so ", "it is so"), ("", "")],
)
def test_a_sentence_becomes_a_clause(text: str, part: str) -> None:
    assert clause(text) == part
