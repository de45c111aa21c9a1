"""Change points of a trend."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from insights.analysis.stats.changes import FEWEST_PERIODS, change_points, level_shifts


def test_a_shift_of_level_is_found_where_it_happened() -> None:
    dice = np.random.default_rng(8)
    series = np.concatenate([dice.normal(40, 2, 10), dice.normal(20, 2, 8)])
    (change,) = change_points(series)
    assert change.at == 10
    assert (change.before, change.after) == pytest.approx((40, 20), abs=2)


def test_noise_is_seldom_taken_for_a_change() -> None:
    dice = np.random.default_rng(8)
    flat = [dice.normal(30, 5, 16) for _ in range(200)]
    assert sum(bool(change_points(series)) for series in flat) <= 10
    assert sum(bool(change_points(series, [5.0] * 16)) for series in flat) <= 10


def test_a_clean_step_without_noise_is_found() -> None:
    assert [change.at for change in change_points([1, 1, 1, 1, 9, 9, 9, 9])] == [4]


def test_short_flat_or_gappy_series_have_none() -> None:
    assert change_points([1.0] * (FEWEST_PERIODS - 1)) == []
    assert change_points([5.0] * 12) == []
    assert change_points([1, 2, float("nan"), 4, 5, 6, 7]) == []


def test_a_shift_is_named_by_its_month_and_months_without_interval_are_left_out() -> None:
    levels = [30.0] * 6 + [10.0] * 6
    months = [(date(2025, at + 1, 1), 100, level, level - 6, level + 6) for at, level in enumerate(levels)]
    assert level_shifts(months) == [["2025-07-01", 30.0, 10.0]]
    assert level_shifts([(day, 1, score, None, None) for day, _, score, _, _ in months]) == []
