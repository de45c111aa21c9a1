"""The BCa bootstrap against scipy's."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from insights.analysis.stats.bootstrap import bca_interval

REVENUE = np.random.default_rng(5).lognormal(3, 1, 80)


def test_bounds_are_near_scipys() -> None:
    expected = stats.bootstrap(
        (REVENUE,), np.mean, n_resamples=9999, method="BCa", rng=np.random.default_rng(1)
    ).confidence_interval
    low, high = bca_interval(REVENUE, resamples=9999)
    assert low == pytest.approx(expected.low, rel=0.02)
    assert high == pytest.approx(expected.high, rel=0.02)


def test_the_same_values_give_the_same_bounds() -> None:
    assert bca_interval(REVENUE) == bca_interval(REVENUE)


def test_a_skewed_mean_has_more_room_above() -> None:
    low, high = bca_interval(REVENUE)
    assert high - REVENUE.mean() > REVENUE.mean() - low


def test_other_statistics_can_be_asked_for() -> None:
    low, high = bca_interval(REVENUE, lambda samples: np.median(samples, axis=-1), resamples=2000)
    assert low <= np.median(REVENUE) <= high


def test_constant_values_and_too_few() -> None:
    assert bca_interval([3, 3, 3]) == (3.0, 3.0)
    with pytest.raises(ValueError, match="two values"):
        bca_interval([1.0])
