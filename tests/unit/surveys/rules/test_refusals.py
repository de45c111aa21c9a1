"""Answers that refuse an answer."""

from __future__ import annotations

import pytest

from insights.surveys.rules.profiles import profile_of
from insights.surveys.rules.refusals import is_refusal, without_refusals


@pytest.mark.parametrize("words", ["Don’t know", "Prefer not to say.", "keine Angabe", "Offered", "No sé"])
def test_refusals_are_known(words: str) -> None:
    assert is_refusal(words)


def test_other_words_are_answers() -> None:
    assert not is_refusal("No") and not is_refusal("I don't know how to export")


def test_a_column_without_its_refusals_counts_everybody_still() -> None:
    column = profile_of([9, 10, 3, "Don't know", 99, 99])
    left = without_refusals(column)
    assert set(left.values) == {9, 10, 3}
    assert (left.n, left.missing) == (column.n, column.missing)


def test_labels_tell_refusals_too() -> None:
    column = profile_of([1, 2, 6], "Q", "Q")
    labelled = type(column)(**{**column.__dict__, "labels": {"6": "Refused"}})
    assert set(without_refusals(labelled).values) == {1, 2}


def test_plain_numbers_and_refusals_alone_stay() -> None:
    for answers in ([99, 120, 30], ["Don't know", "Don't know"]):
        column = profile_of(answers)
        assert without_refusals(column) is column
