"""Pasted counts: what is taken, and what is refused with its row."""

import pytest

from insights.experiments.rules.counts import counts_in, shares_in
from insights.experiments.rules.kinds import Outcome
from insights.kernel.errors import InvalidInput


def test_a_header_is_skipped_and_the_first_row_is_the_control() -> None:
    rows = [["Variant", "Shown", "Ordered"], ["A", "1,000", "100"], ["B", "1000", "130"], []]
    found = counts_in(rows, Outcome.RATE)
    assert [(v.name, v.shown, v.answered, v.successes) for v in found] == [
        ("A", 1000, None, 100),
        ("B", 1000, None, 130),
    ]


def test_those_who_answered_may_stand_between() -> None:
    found = counts_in([["control", "4071", "586", "264"], ["exposed", "4006", "657", "308"]], Outcome.RATE)
    assert [(v.shown, v.answered, v.successes) for v in found] == [(4071, 586, 264), (4006, 657, 308)]


def test_values_come_as_mean_and_standard_deviation() -> None:
    found = counts_in([["A", "500", "12.5", "30"], ["B", "480", "14", "31"]], Outcome.VALUE)
    assert [(v.shown, v.mean, v.variance) for v in found] == [(500, 12.5, 900.0), (480, 14.0, 961.0)]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([["A", "10", "5"]], "from 2 to 20 rows"),
        ([["A", "10", "5"], ["B", "10", "50"]], "Row 2: more successes"),
        ([["A", "10", "5"], ["B", "10.5", "5"]], "Row 2: “10.5”"),
        ([["A", "10", "5"], ["a", "10", "5"]], "same name"),
        ([["A", "10", "5"], ["B", "10"]], "Row 2 should read"),
        ([["A", "10", "20", "5"], ["B", "10", "9", "5"]], "Row 1: more successes"),
    ],
)
def test_what_cannot_be_taken_names_its_row(rows: list[list[str]], told: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        counts_in(rows, Outcome.RATE)
    assert told in refusal.value.message


def test_a_value_without_a_spread_is_refused() -> None:
    with pytest.raises(InvalidInput, match="standard deviation"):
        counts_in([["A", "5", "x", "1"], ["B", "5", "1", "-1"]], Outcome.VALUE)


def test_a_split_is_read_in_the_usual_ways() -> None:
    assert shares_in("50/50") == shares_in("50 % : 50 %") == [50.0, 50.0]
    assert shares_in("80, 10, 10") == [80.0, 10.0, 10.0]
    assert shares_in("  ") == []
    for wrong in ("50", "50/0", "half/half"):
        with pytest.raises(InvalidInput):
            shares_in(wrong)
