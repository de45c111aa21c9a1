"""Normal and Student t distributions in plain Python, so that pages need no scipy."""

from __future__ import annotations

import math
from functools import lru_cache
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

_NORMAL = NormalDist()
_TINY = 1e-300


def z_for(level: float = 0.95) -> float:
    """The two-sided normal critical value of a confidence level, 1.96 for 0.95."""
    if not 0 < level < 1:
        raise ValueError("a confidence level lies between 0 and 1")
    return _NORMAL.inv_cdf((1 + level) / 2)


def normal_tail(z: float) -> float:
    """The two-sided p-value of a normal statistic."""
    return math.erfc(abs(z) / math.sqrt(2))


def normal_tails(z: ArrayLike) -> NDArray[np.float64]:
    """Two-sided p-values of an array of normal statistics."""
    values = np.asarray(z, float)
    flat = [normal_tail(value) for value in values.ravel()]
    return np.array(flat, float).reshape(values.shape)


def incomplete_beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function I_x(a, b), by Lentz's continued fraction.

    Source: Press et al., Numerical Recipes, 3rd ed., section 6.4.
    """
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    log_front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    if x < (a + 1) / (a + b + 2):
        return math.exp(log_front) * _beta_fraction(a, b, x) / a
    return 1 - math.exp(log_front) * _beta_fraction(b, a, 1 - x) / b


def _beta_fraction(a: float, b: float, x: float) -> float:
    c, d = 1.0, 1 / _away_from_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, 10_000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for step in (even, odd):
            d = 1 / _away_from_zero(1 + step * d)
            c = _away_from_zero(1 + step / c)
            value *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return value


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


def t_tail(t: float, df: float) -> float:
    """The two-sided p-value of a Student t statistic with `df` degrees of freedom."""
    if math.isinf(t):
        return 0.0
    return incomplete_beta(df / 2, 0.5, df / (df + t * t))


@lru_cache(maxsize=4096)
def t_for(df: float, level: float = 0.95) -> float:
    """The two-sided Student t critical value, 2.306 for 8 degrees of freedom at 0.95."""
    if df <= 0:
        raise ValueError("degrees of freedom must be above zero")
    if df < 3:
        return _t_by_halving(df, 1 - level)
    value = float(_t_expansion(np.float64(df), z_for(level)))
    for _ in range(8):  # Newton's steps on the tail
        step = (t_tail(value, df) - (1 - level)) / (2 * _t_density(value, df))
        value += step
        if abs(step) < 1e-13 * value:
            break
    return value


def _t_by_halving(df: float, tail: float) -> float:
    low, high = 0.0, 10.0
    while t_tail(high, df) > tail:
        high *= 2
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if t_tail(middle, df) > tail else (low, middle)
    return (low + high) / 2


def _t_density(t: float, df: float) -> float:
    log_scale = math.lgamma((df + 1) / 2) - math.lgamma(df / 2) - 0.5 * math.log(df * math.pi)
    return math.exp(log_scale - (df + 1) / 2 * math.log1p(t * t / df))


def _t_expansion(df: NDArray[np.float64] | np.float64, z: float) -> NDArray[np.float64] | np.float64:
    """Student's quantile from the normal one. Source: Abramowitz and Stegun, 26.7.5."""
    g1 = (z**3 + z) / 4
    g2 = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    g3 = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    g4 = (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160
    return z + g1 / df + g2 / df**2 + g3 / df**3 + g4 / df**4


def t_for_each(df: ArrayLike, level: float = 0.95) -> NDArray[np.float64]:
    """Critical values for an array of whole degrees of freedom; NaN where there are none.

    From 100 on by the expansion, which is then right to nine digits.
    """
    degrees = np.asarray(df, float)
    values = np.full(degrees.shape, np.nan)
    large = degrees >= 100
    values[large] = _t_expansion(degrees[large], z_for(level))
    for small in np.unique(degrees[(degrees > 0) & ~large]):
        values[degrees == small] = t_for(float(small), level)
    return values


def chi2_tail(x: float, df: int) -> float:
    """The upper-tail p-value of a chi-square statistic with a whole number of degrees of freedom.

    By the recurrence Q(k+2) = Q(k) + (x/2)^(k/2) e^(-x/2) / Gamma(k/2 + 1).
    Source: Abramowitz and Stegun, 26.4.4 and 26.4.5.
    """
    if x <= 0:
        return 1.0
    half = x / 2
    start = 2 - df % 2
    tail = math.exp(-half) if start == 2 else math.erfc(math.sqrt(half))
    for k in range(start, df, 2):
        tail += math.exp(k / 2 * math.log(half) - half - math.lgamma(k / 2 + 1))
    return min(tail, 1.0)
