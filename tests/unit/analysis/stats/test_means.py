"""Means: t and log-t intervals against scipy, and from sums."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from insights.analysis.stats.means import geometric_mean, mean_intervals, mean_of

SUS = [60.0, 82.5, 65.0, 70.0, 62.5, 95.0, 90.0, 92.5, 92.5]


def test_the_t_interval_equals_scipy() -> None:
    result = mean_of(SUS)
    expected = stats.t.interval(0.95, 8, loc=np.mean(SUS), scale=stats.sem(SUS))
    assert result.mean == pytest.approx(78.8888888888889)
    assert result.interval == pytest.approx(expected)
    assert result.sd == pytest.approx(np.std(SUS, ddof=1))


def test_bounds_cut_the_interval_where_the_scale_ends() -> None:
    assert mean_of([5, 5, 4], bounds=(1, 5)).interval[1] == 5
    assert mean_of([1, 1, 2], bounds=(1, 5)).interval[0] == 1


def test_nothing_has_no_mean_and_one_value_no_interval() -> None:
    assert mean_of([]).mean is None
    assert (mean_of([3]).mean, mean_of([3]).interval) == (3, None)


def test_sums_give_the_same_as_the_values() -> None:
    groups = [SUS, [1.0, 2.0, 4.0], [7.0], []]
    n = [len(g) for g in groups]
    mean, low, high = mean_intervals(n, [sum(g) for g in groups], [sum(v * v for v in g) for g in groups])
    for at in (0, 1):
        single = mean_of(groups[at])
        assert (mean[at], low[at], high[at]) == pytest.approx((single.mean, *single.interval))
    assert mean[2] == 7 and math.isnan(low[2]) and math.isnan(mean[3])


def test_the_geometric_mean_equals_scipy() -> None:
    times = [94, 95, 141, 30, 52, 77]
    result = geometric_mean(times)
    logs = np.log(times)
    expected = np.exp(stats.t.interval(0.95, 5, loc=logs.mean(), scale=stats.sem(logs)))
    assert result.mean == pytest.approx(stats.gmean(times))
    assert result.interval == pytest.approx(tuple(expected))
    assert result.method == "log-t"


def test_a_time_of_zero_is_refused_and_no_times_have_no_mean() -> None:
    with pytest.raises(ValueError, match="above zero"):
        geometric_mean([3, 0])
    assert geometric_mean([]).mean is None
    assert geometric_mean([5.0]).interval is None


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=30))
def test_the_interval_is_symmetric_about_the_mean(values: list[float]) -> None:
    result = mean_of(values)
    low, high = result.interval
    assert (low + high) / 2 == pytest.approx(result.mean, abs=1e-4)
