"""Means: t, BCa and log-t intervals against scipy, and from sums."""

from __future__ import annotations

import math
from time import process_time

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy import stats

from insights.analysis.stats.means import (
    T,
    are_skewed,
    geometric_mean,
    mean_intervals,
    mean_of,
    shapes_from_sums,
    shapes_of,
)

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
    found = mean_intervals(n, [sum(g) for g in groups], [sum(v * v for v in g) for g in groups])
    for at in (0, 1):
        single = mean_of(groups[at])
        assert (found.mean[at], found.low[at], found.high[at]) == pytest.approx(
            (single.mean, *single.interval)
        )
    assert found.mean[2] == 7 and math.isnan(found.low[2]) and math.isnan(found.mean[3])
    assert set(found.methods) == {"t"}


SKEWED = [5.0] * 24 + [4.0] * 3 + [2.0, 1.0, 1.0]


def shapes(values: list[float]) -> tuple[np.ndarray, np.ndarray]:
    return shapes_of(np.array(values), np.ones(len(values)), np.zeros(len(values), int), 1)


def test_skewness_and_kurtosis_equal_scipy() -> None:
    for values in (SUS, SKEWED):
        third, fourth = shapes(values)
        assert third[0] == pytest.approx(stats.skew(values))
        assert fourth[0] == pytest.approx(stats.kurtosis(values))
    assert shapes([4.0] * 20)[0][0] == 0.0


def test_sums_of_powers_tell_the_same_shape() -> None:
    values = np.random.default_rng(2).lognormal(3, 1, 300)
    sums = [np.array([np.sum(values**k)]) for k in range(5)]
    third, fourth = shapes_from_sums(*sums)
    assert (third[0], fourth[0]) == pytest.approx((stats.skew(values), stats.kurtosis(values)))
    assert np.isnan(shapes_from_sums([0, 3], [0, 12], [0, 48], [0, 192], [0, 768])[0]).all()


def test_skewed_answers_get_the_bootstrap_and_others_students_t() -> None:
    assert mean_of(SKEWED).method == "BCa"
    assert mean_of(SKEWED * 40).method == "t"  # enough of them for the mean to be normal
    assert mean_of(SKEWED[-8:]).method == "t"  # too few for a bootstrap
    assert mean_of([1.0, 2, 3, 4, 5] * 6).method == "t"
    assert mean_of([5.0] * 30).interval == (5, 5)
    assert not are_skewed(30, float("nan"))


def test_the_skewed_interval_reaches_further_where_the_tail_is() -> None:
    result = mean_of(SKEWED, bounds=(1, 5))
    low, high = result.interval
    assert result.mean - low > 1.8 * (high - result.mean)
    assert high < 5


def test_counts_give_skewed_groups_the_same_bounds_as_their_values() -> None:
    values = np.array([5.0, 4, 2, 1, 3])
    times, places = np.array([24.0, 3, 1, 2, 9]), np.array([0, 0, 0, 0, 1])
    found = mean_intervals(
        [30, 9], [sum(SKEWED), 27], [sum(v * v for v in SKEWED), 81], *shapes_of(values, times, places, 2)
    )
    assert (found.low[0], found.high[0]) == pytest.approx(mean_of(SKEWED).interval)
    assert found.methods == ["BCa", "t"]


def test_skewed_ratings_are_held_as_often_as_promised() -> None:
    dice, shares = np.random.default_rng(3), (0.03, 0.02, 0.05, 0.1, 0.8)
    answers = dice.choice([1.0, 2, 3, 4, 5], (3000, 30), p=shares)
    places = np.repeat(np.arange(3000), 30)
    found = mean_intervals(
        np.full(3000, 30),
        answers.sum(1),
        (answers**2).sum(1),
        *shapes_of(answers.ravel(), np.ones(answers.size), places, 3000),
    )
    held = np.mean((found.low <= 4.62) & (found.high >= 4.62))
    assert 0.93 < held < 0.97  # Student's t alone holds 0.90


def test_ten_thousand_groups_take_under_a_second() -> None:
    dice = np.random.default_rng(4)
    times = dice.integers(0, 9, (10_000, 7))
    scale, n = np.arange(1.0, 8), times.sum(1)
    values, places = np.tile(scale, 10_000), np.repeat(np.arange(10_000), 7)
    began = process_time()
    found = mean_intervals(
        n, times @ scale, times @ scale**2, *shapes_of(values, times.ravel(), places, 10_000)
    )
    assert process_time() - began < 1
    assert found.skewed.any() and not found.skewed.all()


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


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=40))
@example([0.0] * 14 + [1.0])
def test_a_t_interval_is_symmetric_about_the_mean_and_one_of_skewed_values_is_not(
    values: list[float],
) -> None:
    result = mean_of(values)
    low, high = result.interval
    middle = (low + high) / 2
    if result.method == T:
        assert middle == pytest.approx(result.mean, abs=1e-4)
    else:
        assert middle != pytest.approx(result.mean, abs=1e-3 * result.sd)


@given(st.lists(st.integers(1, 7), min_size=2, max_size=40))
@example([0] * 14 + [1])
def test_answers_read_from_the_other_end_have_the_interval_from_the_other_end(values: list[int]) -> None:
    result, turned = mean_of(values), mean_of([-value for value in values])
    assert turned.method == result.method
    assert turned.interval == pytest.approx((-result.interval[1], -result.interval[0]), abs=1e-9)
