"""Differences between groups against scipy, statsmodels and published examples."""

from __future__ import annotations

import math
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_ztest

from insights.analysis.stats.comparisons import (
    holm,
    nps_difference,
    nps_differences,
    share_difference,
    share_tests,
    welch,
)

three = st.tuples(*[st.integers(0, 200)] * 3).filter(lambda parts: sum(parts) >= 2)


def test_the_share_difference_equals_newcombes_published_example() -> None:
    # Newcombe 1998, example (a): 56/70 against 48/80, method 10: 0.0524 to 0.3339
    result = share_difference(56, 70, 48, 80)
    assert result.difference == pytest.approx(0.2)
    assert result.interval == pytest.approx((0.0524, 0.3339), abs=5e-5)


@pytest.mark.parametrize("counts", [(56, 70, 48, 80), (9, 10, 3, 10), (308, 4006, 264, 4071), (0, 10, 3, 12)])
def test_share_differences_equal_statsmodels(counts: tuple[int, int, int, int]) -> None:
    x1, n1, x2, n2 = counts
    result = share_difference(*counts)
    assert result.interval == pytest.approx(
        confint_proportions_2indep(x1, n1, x2, n2, method="newcomb"), abs=1e-9
    )
    assert result.p_value == pytest.approx(proportions_ztest([x1, x2], [n1, n2])[1], abs=1e-12)


def test_shares_of_nobody_are_not_compared_and_equal_ones_do_not_differ() -> None:
    assert share_difference(0, 0, 1, 2) is None
    assert share_difference(5, 5, 7, 7).p_value == 1.0


def test_means_equal_scipys_welch() -> None:
    one, two = [3, 4, 5, 5, 2, 4, 4], [1, 2, 2, 5, 3]
    result = welch(*((len(own), np.mean(own), np.var(own, ddof=1)) for own in (one, two)))
    expected = stats.ttest_ind(one, two, equal_var=False)
    assert result.p_value == pytest.approx(expected.pvalue)
    assert result.interval == pytest.approx(tuple(expected.confidence_interval(0.95)))


def test_means_without_spread() -> None:
    assert welch((3, 2.0, 0.0), (4, 2.0, 0.0)).p_value == 1.0
    assert welch((3, 3.0, 0.0), (4, 2.0, 0.0)).p_value == 0.0


def test_two_scores_differ_as_by_hand() -> None:
    result = nps_difference((60, 20, 20), (30, 30, 40))
    assert result.difference == pytest.approx(50)
    # by hand: shrunk scores 40/102 and -10/102; variances (.7941 - .1538)/102 and (.7059 - .0096)/102
    v1 = (82 / 102 - (40 / 102) ** 2) / 102
    v2 = (72 / 102 - (-10 / 102) ** 2) / 102
    z = (40 / 102 + 10 / 102) / math.sqrt(v1 + v2)
    assert result.p_value == pytest.approx(2 * stats.norm.sf(z))
    assert result.interval[0] < 50 < result.interval[1] and result.interval[0] > 20


def test_too_few_answers_are_not_compared() -> None:
    assert nps_difference((1, 0, 0), (5, 5, 5)) is None
    assert all(math.isnan(part[0]) for part in nps_differences([1], [0], [0], [5], [5], [5])[1:])


@given(three, three)
def test_turning_the_comparison_round_mirrors_it(one: tuple, two: tuple) -> None:
    there, back = nps_difference(one, two), nps_difference(two, one)
    assert there.difference == pytest.approx(-back.difference)
    assert there.interval == pytest.approx((-back.interval[1], -back.interval[0]), abs=1e-6)
    assert there.p_value == pytest.approx(back.p_value)
    assert there.interval[0] <= there.difference + 1e-6 and there.difference - 1e-6 <= there.interval[1]


def test_differences_hold_their_coverage() -> None:
    dice = np.random.default_rng(3)
    first, second = dice.multinomial(40, [0.5, 0.3, 0.2], 4000), dice.multinomial(60, [0.35, 0.3, 0.35], 4000)
    _, low, high, p = nps_differences(*first.T, *second.T)
    assert 0.93 <= np.mean((low <= 30) & (high >= 30)) <= 0.98
    alike = nps_differences(*first.T, *dice.multinomial(60, [0.5, 0.3, 0.2], 4000).T)[3]
    assert np.mean(alike < 0.05) <= 0.06 < np.mean(p < 0.05)


def test_ten_thousand_pairs_take_less_than_a_second() -> None:
    parts = np.random.default_rng(1).integers(2, 300, (6, 10_000))
    start = time.process_time()
    assert nps_differences(*parts)[0].shape == (10_000,)
    assert time.process_time() - start < 1


# Few examples: multipletests collects the garbage of the whole process at each call.
@settings(max_examples=5)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_holm_equals_statsmodels(p_values: list[float]) -> None:
    assert holm(p_values) == pytest.approx(list(multipletests(p_values, method="holm")[1]))


def test_tests_of_many_shares_equal_the_chi_square_test() -> None:
    found = share_tests([60, 5, 0, 20], [100, 20, 10, 20], [30, 9, 0, 30], [100, 20, 10, 30])
    expected = [
        stats.chi2_contingency([[a, n - a], [b, m - b]], correction=False).pvalue
        for a, n, b, m in ((60, 100, 30, 100), (5, 20, 9, 20))
    ]
    assert found.tolist() == pytest.approx([*expected, 1.0, 1.0])
