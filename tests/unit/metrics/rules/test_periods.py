"""Periods, and when a value is late."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insights.metrics.rules.kinds import Cadence
from insights.metrics.rules.periods import (
    add_months,
    labels_of,
    late_from,
    missing_periods,
    period_around,
    quarter_around,
)


@pytest.mark.parametrize(
    ("cadence", "starts", "ends", "label"),
    [
        ("daily", date(2026, 5, 14), date(2026, 5, 14), "14 May 2026"),
        ("weekly", date(2026, 5, 11), date(2026, 5, 17), "week of 11 May 2026"),
        ("monthly", date(2026, 5, 1), date(2026, 5, 31), "May 2026"),
        ("quarterly", date(2026, 4, 1), date(2026, 6, 30), "Q2 2026"),
        ("yearly", date(2026, 1, 1), date(2026, 12, 31), "2026"),
    ],
)
def test_a_period_has_its_days_and_its_name(cadence: str, starts: date, ends: date, label: str) -> None:
    period = period_around(cadence, date(2026, 5, 14))
    assert (period.starts, period.ends, period.label) == (starts, ends, label)


@given(st.sampled_from(list(Cadence)), st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_periods_hold_their_day_and_follow_each_other_without_gap(cadence: Cadence, day: date) -> None:
    period = period_around(cadence, day)
    assert period.starts <= day <= period.ends
    following = period_around(cadence, period.next_start)
    assert following.starts == period.ends + timedelta(days=1)


def test_months_are_added_over_the_turn_of_the_year() -> None:
    assert add_months(date(2026, 11, 30), 3) == date(2027, 2, 1)
    assert add_months(date(2026, 1, 31), -1) == date(2025, 12, 1)


def test_a_monthly_metric_is_late_two_weeks_after_the_month_without_a_value() -> None:
    assert late_from("monthly", date(2026, 5, 1)) == date(2026, 7, 16)
    assert late_from("monthly", date(2026, 5, 31)) == date(2026, 7, 16)
    assert late_from("daily", date(2026, 5, 1)) == date(2026, 5, 5)
    assert late_from("irregular", date(2020, 1, 1)) is None


def test_gaps_are_the_periods_without_a_value() -> None:
    days = [date(2026, 1, 5), date(2026, 2, 5), date(2026, 5, 5)]
    assert [period.label for period in missing_periods("monthly", days)] == ["Mar 2026", "Apr 2026"]
    assert missing_periods("irregular", days) == []
    assert missing_periods("monthly", []) == []


def test_a_quarter_is_named_by_its_number() -> None:
    assert quarter_around(date(2026, 12, 31)).label == "Q4 2026"


def test_days_that_share_a_period_are_called_by_themselves() -> None:
    days = [date(2026, 5, 4), date(2026, 5, 11), date(2026, 5, 13)]
    assert labels_of(Cadence.WEEKLY, days) == ["week of 4 May 2026", "11 May 2026", "13 May 2026"]
    assert labels_of(Cadence.MONTHLY, days[:1]) == ["May 2026"]
