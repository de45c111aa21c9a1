"""Critical values and tails against scipy, which the web process may not load."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from insights.analysis.stats.critical import (
    chi2_tail,
    incomplete_beta,
    normal_tail,
    normal_tails,
    t_for,
    t_for_each,
    t_tail,
    z_for,
)


def test_the_normal_critical_value_is_the_usual_one() -> None:
    assert z_for(0.95) == pytest.approx(1.959963984540054, rel=1e-12)
    assert z_for(0.9) == pytest.approx(stats.norm.ppf(0.95), rel=1e-12)


@pytest.mark.parametrize("level", [0, 1, -0.5, 95])
def test_a_level_outside_zero_and_one_is_refused(level: float) -> None:
    with pytest.raises(ValueError, match="level"):
        z_for(level)


@pytest.mark.parametrize("df", [1, 2, 3, 4, 8, 29, 99, 100, 4000, 2.7, 13.4])
@pytest.mark.parametrize("level", [0.8, 0.95, 0.99, 0.999])
def test_student_critical_values_equal_scipy(df: float, level: float) -> None:
    assert t_for(df, level) == pytest.approx(stats.t.ppf((1 + level) / 2, df), rel=1e-8)


def test_student_critical_values_of_arrays_equal_the_single_ones() -> None:
    degrees = np.array([[0, 1, 8], [99, 100, 1e6]])
    values = t_for_each(degrees, 0.95)
    assert math.isnan(values[0, 0])
    assert values[0, 2] == t_for(8)
    assert values[1] == pytest.approx(stats.t.ppf(0.975, degrees[1]), rel=1e-8)


def test_student_needs_degrees_of_freedom() -> None:
    with pytest.raises(ValueError, match="degrees"):
        t_for(0)


@pytest.mark.parametrize(("t", "df"), [(0.0, 3), (1.3, 1), (2.306, 8), (-4.1, 40.5), (60.0, 2)])
def test_student_tails_equal_scipy(t: float, df: float) -> None:
    assert t_tail(t, df) == pytest.approx(2 * stats.t.sf(abs(t), df), rel=1e-10)


def test_an_infinite_statistic_has_no_tail() -> None:
    assert t_tail(math.inf, 4) == 0.0


def test_normal_tails_equal_scipy() -> None:
    z = np.array([0.0, -1.96, 3.3, 8.0])
    assert normal_tails(z) == pytest.approx(2 * stats.norm.sf(np.abs(z)), rel=1e-10)
    assert normal_tail(1.0) == pytest.approx(2 * stats.norm.sf(1.0), rel=1e-12)


@pytest.mark.parametrize(
    ("a", "b", "x"), [(0.5, 0.5, 0.2), (2, 3, 0.9), (40, 0.5, 0.99), (1, 1, 0), (1, 1, 1)]
)
def test_the_incomplete_beta_function_equals_scipy(a: float, b: float, x: float) -> None:
    assert incomplete_beta(a, b, x) == pytest.approx(stats.beta.cdf(x, a, b), rel=1e-10)


@pytest.mark.parametrize("df", [1, 2, 3, 4, 9, 20])
@pytest.mark.parametrize("x", [0.0, 0.1, 3.7, 25.0])
def test_chi_square_tails_equal_scipy(x: float, df: int) -> None:
    assert chi2_tail(x, df) == pytest.approx(stats.chi2.sf(x, df), rel=1e-10)
