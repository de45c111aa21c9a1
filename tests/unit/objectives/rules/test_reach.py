"""How far a metric has ever moved."""

from datetime import date, timedelta

from insights.metrics.rules.periods import add_months
from insights.objectives.rules.reach import largest_change

POINTS = [(add_months(date(2025, 1, 1), at), value) for at, value in enumerate([10, 12, 11, 18, 15, 9])]
QUARTER = timedelta(days=91)


def test_the_largest_rise_and_fall_over_a_span_are_found() -> None:
    assert largest_change(POINTS, QUARTER, "up") == 8.0
    assert largest_change(POINTS, QUARTER, "down") == 2.0


def test_a_series_shorter_than_the_span_tells_nothing() -> None:
    assert largest_change(POINTS[:2], QUARTER, "up") is None
    assert largest_change([], QUARTER, "up") is None


def test_a_metric_that_only_fell_never_rose() -> None:
    falling = [(day, -value) for day, value in enumerate_days()]
    assert largest_change(falling, QUARTER, "up") == 0.0


def enumerate_days() -> list[tuple[date, float]]:
    return [(add_months(date(2025, 1, 1), at), float(at)) for at in range(6)]
