"""What is missing in a series."""

from datetime import date, timedelta

import pytest

from insights.metrics.rules.gaps import cadence_of, gaps_in
from insights.metrics.rules.kinds import Cadence

FIRST = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("step", "cadence"),
    [(1, "daily"), (2, "weekly"), (7, "weekly"), (30, "monthly"), (91, "quarterly"), (365, "yearly")],
)
def test_the_usual_distance_tells_how_often_values_come(step: int, cadence: str) -> None:
    assert cadence_of([FIRST + timedelta(days=step * at) for at in range(12)]) == cadence


def test_a_single_day_tells_nothing() -> None:
    assert cadence_of([FIRST]) == Cadence.IRREGULAR


def test_missing_periods_and_zeros_between_values_are_asked_about() -> None:
    points = [(date(2026, month, 1), value) for month, value in ((1, 5.0), (2, 0.0), (5, 7.0), (6, 0.0))]
    gaps = gaps_in(points, "monthly")
    assert (gaps.missing, gaps.missing_count, gaps.zeros) == (("Mar 2026", "Apr 2026"), 2, 1)
    assert "true zeros, or outages?" in gaps.words
    assert gaps_in(points[:1], "monthly").words == ""
    assert gaps_in([(FIRST, 0.0)], "monthly").zeros == 0


def test_days_that_stand_twice_do_not_hide_how_often_values_come() -> None:
    months = [date(2026, month, 1) for month in range(1, 7) for _ in range(3)]
    assert cadence_of(months) == Cadence.MONTHLY
    assert cadence_of([FIRST, FIRST, FIRST]) == Cadence.IRREGULAR
