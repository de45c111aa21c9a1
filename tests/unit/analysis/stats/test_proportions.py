"""Shares: Wilson and adjusted Wald against statsmodels and published examples."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from insights.analysis.stats.proportions import (
    adjusted_wald_intervals,
    share_of,
    success_rate,
    wilson_intervals,
)


@pytest.mark.parametrize(("count", "total"), [(0, 5), (5, 5), (1, 2), (81, 263), (308, 657)])
@pytest.mark.parametrize("level", [0.9, 0.95])
def test_wilson_equals_statsmodels(count: int, total: int, level: float) -> None:
    expected = proportion_confint(count, total, alpha=1 - level, method="wilson")
    assert [float(b) for b in wilson_intervals(count, total, level)] == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(("count", "total"), [(0, 5), (5, 5), (3, 4), (40, 90)])
def test_adjusted_wald_equals_statsmodels(count: int, total: int) -> None:
    expected = proportion_confint(count, total, method="agresti_coull")
    assert [float(b) for b in adjusted_wald_intervals(count, total)] == pytest.approx(expected, abs=1e-12)


def test_wilson_equals_newcombes_published_example() -> None:
    # Newcombe, Statistics in Medicine 17, 1998, table I: 81 of 263 gives 0.2553 to 0.3662
    assert share_of(81, 263).interval == pytest.approx((0.2553, 0.3662), abs=5e-5)


def test_adjusted_wald_equals_the_published_example() -> None:
    # Sauro and Lewis 2005: 7 of 9 users complete the task: 44 % to 94 % (z = 1.96)
    assert success_rate(7, 9).interval == pytest.approx((0.444, 0.945), abs=0.005)


def test_small_groups_have_a_share_but_no_interval() -> None:
    assert share_of(0, 0).share is None
    assert (share_of(1, 1).share, share_of(1, 1).interval) == (1.0, None)


def test_arrays_mark_empty_groups() -> None:
    low, high = wilson_intervals(np.array([0, 3]), np.array([0, 4]))
    assert math.isnan(low[0]) and math.isnan(high[0]) and low[1] < 0.75 < high[1]
    assert math.isnan(adjusted_wald_intervals([0], [0])[0][0])


@pytest.mark.parametrize(("count", "total"), [(-1, 3), (4, 3)])
def test_a_count_beyond_its_total_is_refused(count: int, total: int) -> None:
    with pytest.raises(ValueError, match="total"):
        share_of(count, total)


@given(st.integers(0, 500), st.integers(2, 500))
def test_intervals_hold_their_share(count: int, total: int) -> None:
    count = min(count, total)
    for share in (share_of(count, total), success_rate(count, total)):
        low, high = share.interval
        assert 0 <= low <= share.share + 1e-9 and share.share - 1e-9 <= high <= 1
