"""Net promoter score: the published definition, its interval and its coverage by enumeration."""

from __future__ import annotations

import math
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from insights.analysis.stats.nps import nps_from_counts, nps_intervals, nps_scores

counts = st.tuples(*[st.integers(0, 400)] * 3)


def test_the_score_is_promoters_minus_detractors_in_points() -> None:
    result = nps_from_counts(93, 32, 9)
    assert result.n == 134
    assert result.score == pytest.approx(62.68656716417911)


def test_at_the_bounds_tangos_statistic_is_the_critical_value() -> None:
    # 12 and 2 discordant of n = 44, as in the examples of Tango 1998:
    # at both bounds the score statistic is 1.96, worked here by its own formula
    low, high = (bound / 100 for bound in nps_from_counts(12, 30, 2).interval)
    for bound in (low, high):
        b = -12 - 2 + (2 * 44 - 12 + 2) * bound
        c = -2 * bound * (1 - bound)
        share = (math.sqrt(b * b - 8 * 44 * c) - b) / (4 * 44)
        statistic = (12 - 2 - 44 * bound) / math.sqrt(44 * (2 * share + bound * (1 - bound)))
        assert abs(statistic) == pytest.approx(1.959964, abs=1e-5)


def test_without_answers_there_is_no_score_and_under_two_no_interval() -> None:
    assert nps_from_counts(0, 0, 0).score is None
    one = nps_from_counts(1, 0, 0)
    assert (one.score, one.interval) == (100.0, None)


def test_everybody_of_one_class_still_leaves_doubt() -> None:
    low, high = nps_from_counts(10, 0, 0).interval
    assert 30 < low < 60 and high == 100
    low, high = nps_from_counts(0, 10, 0).interval
    assert low == pytest.approx(-high) and high > 15


def test_negative_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        nps_from_counts(-1, 2, 3)


@given(counts)
def test_the_interval_holds_the_score_and_stays_in_range(parts: tuple[int, int, int]) -> None:
    result = nps_from_counts(*parts)
    if result.interval:
        low, high = result.interval
        assert -100 <= low <= result.score + 1e-6 and result.score - 1e-6 <= high <= 100


@given(counts)
def test_swapping_promoters_and_detractors_mirrors_everything(parts: tuple[int, int, int]) -> None:
    p, a, d = parts
    there, back = nps_from_counts(p, a, d), nps_from_counts(d, a, p)
    if there.interval and back.interval:
        assert there.score == pytest.approx(-back.score)
        assert there.interval == pytest.approx((-back.interval[1], -back.interval[0]), abs=1e-6)


def test_arrays_equal_single_groups_and_mark_empty_ones() -> None:
    p, a, d = np.array([[93, 0, 1, 5]]), np.array([[32, 0, 0, 0]]), np.array([[9, 0, 0, 7]])
    scores, (low, high) = nps_scores(p, a, d), nps_intervals(p, a, d)
    assert math.isnan(scores[0, 1]) and math.isnan(low[0, 1]) and math.isnan(low[0, 2])
    for at in (0, 3):
        single = nps_from_counts(int(p[0, at]), int(a[0, at]), int(d[0, at]))
        assert (scores[0, at], low[0, at], high[0, at]) == (single.score, *single.interval)


def coverage(n: int, p: float, d: float) -> float:
    """The exact chance that the interval of n answers holds the true score."""
    up, down = (grid.ravel() for grid in np.meshgrid(np.arange(n + 1), np.arange(n + 1)))
    possible = up + down <= n
    up, down = up[possible], down[possible]
    between = n - up - down
    logs = np.array([math.lgamma(k + 1) for k in range(n + 1)])
    chance = logs[n] - logs[up] - logs[down] - logs[between]
    for times, share in ((up, p), (down, d), (between, 1 - p - d)):
        chance = chance + np.where(times > 0, times * math.log(max(share, 1e-300)), 0.0)
    low, high = nps_intervals(up, between, down)
    truth = 100 * (p - d)
    return float(np.exp(chance)[(low - 1e-9 <= truth) & (truth <= high + 1e-9)].sum())


@pytest.mark.parametrize("n", [2, 4, 8, 12, 20, 50])
@pytest.mark.parametrize(("p", "d"), [(0.5, 0.5), (0.05, 0.95), (0.0, 0.1), (0.3, 0.2), (0.995, 0.005)])
def test_coverage_never_falls_under_92_percent(n: int, p: float, d: float) -> None:
    assert coverage(n, p, d) >= 0.92


@pytest.mark.parametrize(("p", "d"), [(0.05, 0.05), (0.5, 0.45), (0.7, 0.1), (0.9, 0.05), (0.125, 0.125)])
def test_coverage_is_between_93_and_97_percent_from_a_hundred_answers(p: float, d: float) -> None:
    assert 0.93 <= coverage(100, p, d) <= 0.97


def test_ten_thousand_segments_take_less_than_a_second() -> None:
    parts = np.random.default_rng(7).integers(0, 300, (3, 10_000))
    start = time.process_time()
    low, _ = nps_intervals(*parts)
    assert low.shape == (10_000,) and time.process_time() - start < 1
