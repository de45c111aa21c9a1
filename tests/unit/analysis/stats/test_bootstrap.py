"""The BCa bootstrap against scipy's."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from insights.analysis.stats.bootstrap import bca_interval, bca_mean_bounds

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


@pytest.mark.parametrize(
    "values", [REVENUE, np.array([5.0] * 24 + [4, 4, 4, 2, 1, 1]), np.array([1.0] * 60 + [2, 3, 9, 30])]
)
def test_bounds_from_moments_are_near_those_that_scipy_draws(values: np.ndarray) -> None:
    n = len(values)
    reach = stats.t.ppf(0.975, n - 1) * np.sqrt(n / (n - 1))
    drawn = stats.bootstrap(
        (values,),
        np.mean,
        n_resamples=9999,
        method="BCa",
        confidence_level=2 * stats.norm.cdf(reach) - 1,
        rng=np.random.default_rng(1),
    ).confidence_interval
    low, high = bca_mean_bounds(n, values.mean(), values.var(), stats.skew(values), stats.kurtosis(values))
    width = drawn.high - drawn.low
    assert low == pytest.approx(drawn.low, abs=0.06 * width)
    assert high == pytest.approx(drawn.high, abs=0.06 * width)
