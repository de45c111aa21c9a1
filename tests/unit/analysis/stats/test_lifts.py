"""Lifts of means: bootstrap and normal intervals, and what a test could have found."""

from collections import Counter

import numpy as np
import pytest
from scipy import stats

from insights.analysis.stats.lifts import (
    Arm,
    arm_interval,
    arm_of,
    compare_means,
    detectable_mean_difference,
)


def revenue(dice: np.random.Generator, n: int, buyers: float, spent: float) -> Counter[float]:
    """Mostly nothing, sometimes a skewed sum."""
    sums = np.where(dice.random(n) < buyers, np.round(dice.exponential(spent, n), 2), 0.0)
    return Counter(sums.tolist())


def test_an_arm_knows_its_mean_and_variance() -> None:
    arm = arm_of("a", {0.0: 3, 10.0: 1})
    assert (arm.n, arm.mean, arm.variance) == (4, 2.5, 25.0)
    assert arm_of("nobody", {}).n == 0


def test_the_p_value_is_welchs_and_the_bootstrap_comes_near_the_t_interval_of_large_arms() -> None:
    dice = np.random.default_rng(3)
    one, two = dice.normal(11, 3, 900), dice.normal(10, 3, 800)
    (lift,) = compare_means(arm_of("a", Counter(two.tolist())), [arm_of("b", Counter(one.tolist()))])
    welch = stats.ttest_ind(one, two, equal_var=False)
    assert lift.p_value == pytest.approx(welch.pvalue)
    assert lift.absolute.interval == pytest.approx(tuple(welch.confidence_interval()), abs=0.06)
    assert lift.relative == pytest.approx(one.mean() / two.mean() - 1)
    assert lift.relative_interval[0] < lift.relative < lift.relative_interval[1]
    assert "bootstrap" in lift.absolute.method


def test_the_interval_of_skewed_revenue_holds_the_true_difference() -> None:
    dice, held = np.random.default_rng(11), 0
    for _ in range(120):
        control = arm_of("a", revenue(dice, 600, 0.2, 30.0))
        variant = arm_of("b", revenue(dice, 600, 0.25, 30.0))
        low, high = compare_means(control, [variant])[0].absolute.interval
        held += low <= 1.5 <= high
    assert 0.90 <= held / 120 <= 0.99


def test_arms_known_by_their_moments_are_compared_by_welch_and_fieller() -> None:
    control, variant = Arm("a", 500, 10.0, 9.0), Arm("b", 480, 10.6, 9.0)
    (lift,) = compare_means(control, [variant])
    assert lift.absolute.method == "Welch t"
    assert lift.p_value == pytest.approx(stats.ttest_ind_from_stats(10.6, 3, 480, 10, 3, 500, False).pvalue)
    assert arm_interval(control)[1] == "t"
    assert arm_interval(Arm("a", 1, 2.0, 0.0)) == (None, "t")


def test_several_arms_are_corrected_and_an_arm_of_one_is_left_out() -> None:
    control = Arm("a", 500, 10.0, 9.0)
    alone = compare_means(control, [Arm("b", 500, 10.5, 9.0)])[0].p_value
    both = compare_means(control, [Arm(name, 500, 10.5, 9.0) for name in "bc"] + [Arm("d", 1, 3.0, 0.0)])
    assert [lift.p_value for lift in both] == pytest.approx([2 * alone] * 2)


def test_the_detectable_difference_is_found_four_times_in_five() -> None:
    control = Arm("a", 400, 10.0, 16.0)
    difference = detectable_mean_difference(control, control)
    dice = np.random.default_rng(5)
    one, two = dice.normal(10 + difference, 4, (3000, 400)), dice.normal(10, 4, (3000, 400))
    found = stats.ttest_ind(one, two, axis=1, equal_var=False).pvalue < 0.05
    assert found.mean() == pytest.approx(0.8, abs=0.03)
    assert detectable_mean_difference(Arm("a", 1, 1.0, 0.0), control) is None
