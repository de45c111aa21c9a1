"""A/B tests: lifts, splits, smallest detectable effects."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_ztest

from insights.analysis.stats.experiments import (
    Variant,
    compare_variants,
    detectable_difference,
    mean_lift,
    relative_lift,
    sample_ratio_p_value,
)

CONTROL, EXPOSED = Variant("control", 586, 264), Variant("exposed", 657, 308)


def test_rates_lift_and_p_value_equal_statsmodels() -> None:
    (result,) = compare_variants(CONTROL, [EXPOSED])
    assert (result.rate.share, result.control.share) == (308 / 657, 264 / 586)
    assert result.p_value == pytest.approx(proportions_ztest([308, 264], [657, 586])[1])
    expected = confint_proportions_2indep(308, 657, 264, 586, compare="ratio", method="log")
    assert result.relative == pytest.approx(308 / 657 / (264 / 586) - 1)
    assert result.relative_interval == pytest.approx(tuple(bound - 1 for bound in expected), abs=1e-9)


def test_an_empty_group_is_not_compared() -> None:
    (nobody,) = compare_variants(Variant("a", 0, 0), [Variant("b", 50, 12)])
    assert (nobody.absolute, nobody.p_value) == (None, None)


def test_several_variants_are_corrected() -> None:
    alone = compare_variants(Variant("a", 500, 100), [Variant("b", 500, 130)])[0].p_value
    three = compare_variants(Variant("a", 500, 100), [Variant(n, 500, 130) for n in "bcd"])
    assert [r.p_value for r in three] == pytest.approx([min(1, 3 * alone)] * 3)


def test_a_lift_from_nothing_has_no_number() -> None:
    assert relative_lift(EXPOSED, Variant("a", 10, 0)) == (None, None)
    assert relative_lift(Variant("b", 10, 0), CONTROL) == (-1.0, None)


def test_means_are_compared_by_welch_and_fieller() -> None:
    dice = np.random.default_rng(2)
    one, two = dice.normal(11, 3, 400), dice.normal(10, 3, 380)
    parts = [(v.size, v.mean(), v.var(ddof=1)) for v in (one, two)]
    difference, relative, bounds = mean_lift(*parts)
    assert difference.p_value == pytest.approx(stats.ttest_ind(one, two, equal_var=False).pvalue)
    assert relative == pytest.approx(one.mean() / two.mean() - 1)
    # by hand: where the control's mean is sure, Fieller comes to the delta method
    error = math.sqrt(parts[0][2] / 400 + (1 + relative) ** 2 * parts[1][2] / 380) / two.mean()
    assert bounds == pytest.approx((relative - 1.963 * error, relative + 1.963 * error), abs=0.002)


def test_a_control_mean_near_zero_has_no_relative_interval() -> None:
    assert mean_lift((50, 1.0, 4.0), (50, 0.1, 4.0))[2] is None
    assert mean_lift((50, 1.0, 4.0), (50, 0.0, 4.0))[1:] == (None, None)


def test_the_split_equals_scipys_chi_square() -> None:
    assert sample_ratio_p_value([4006, 4071]) == pytest.approx(stats.chisquare([4006, 4071]).pvalue)
    expected = stats.chisquare([900, 1200, 950], [3050 / 3] * 3).pvalue
    assert sample_ratio_p_value([900, 1200, 950], [1, 1, 1]) == pytest.approx(expected)
    assert sample_ratio_p_value([900, 100], [9, 1]) == 1.0
    assert sample_ratio_p_value([0, 0]) == 1.0


@pytest.mark.parametrize(("counts", "planned"), [([5], None), ([5, 5], [1]), ([5, 5], [1, 0])])
def test_a_split_that_is_none_is_refused(counts: list[int], planned: list[float] | None) -> None:
    with pytest.raises(ValueError, match="two variants"):
        sample_ratio_p_value(counts, planned)


def test_the_detectable_difference_has_the_power_it_claims() -> None:
    difference = detectable_difference(0.1, 2000, 2000)
    dice = np.random.default_rng(9)
    one, two = dice.binomial(2000, 0.1, 4000), dice.binomial(2000, 0.1 + difference, 4000)
    pooled = (one + two) / 4000
    z = (two - one) / 2000 / np.sqrt(pooled * (1 - pooled) * 2 / 2000)
    assert np.mean(z > 1.96) == pytest.approx(0.8, abs=0.03)
    assert detectable_difference(0.1, 8000, 8000) < difference


@pytest.mark.parametrize(("rate", "n"), [(0, 10), (1, 10), (0.5, 0)])
def test_no_effect_can_be_planned_on_nothing(rate: float, n: int) -> None:
    with pytest.raises(ValueError, match="rate"):
        detectable_difference(rate, n, 10)
