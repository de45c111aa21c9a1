"""Values brought to one a period."""

from datetime import date

import pytest

from insights.kernel.errors import InvalidInput
from insights.metrics.rules.periods import add_months
from insights.metrics.rules.spacing import evenly_spaced, periods_to_quarter_end


def months(*values: float | None) -> list[tuple[date, float]]:
    first = date(2025, 1, 1)
    return [(add_months(first, at), value) for at, value in enumerate(values) if value is not None]


def test_a_small_gap_is_filled_in_a_straight_line() -> None:
    days, values = evenly_spaced(months(1, 2, 3, None, 5, 6, 7, 8, 9, 10, 11, 12), "monthly")
    assert values == [float(at) for at in range(1, 13)]
    assert days[3] == date(2025, 4, 1)


def test_the_newest_value_of_a_period_counts() -> None:
    points = [(date(2025, 1, 1), 1.0), (date(2025, 1, 20), 2.0)]
    assert evenly_spaced(points, "monthly") == ([date(2025, 1, 1)], [2.0])


@pytest.mark.parametrize(
    ("points", "cadence", "words"),
    [
        (months(1, None, None, 4), "monthly", "2 of 4 periods"),
        (months(1, 2), "irregular", "irregularly"),
        ([], "monthly", "no values"),
    ],
)
def test_a_series_without_rhythm_is_refused(points: list, cadence: str, words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        evenly_spaced(points, cadence)


def test_what_lies_ahead_reaches_to_the_end_of_the_quarter() -> None:
    assert periods_to_quarter_end("monthly", date(2026, 4, 1)) == [date(2026, 5, 1), date(2026, 6, 1)]
    assert len(periods_to_quarter_end("monthly", date(2026, 6, 1))) == 3
    assert len(periods_to_quarter_end("daily", date(2026, 4, 1))) == 90
