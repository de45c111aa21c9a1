"""Means with their intervals: Student's t or BCa where skewed, geometric means; for one group or arrays."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from insights.analysis.stats.bootstrap import bca_mean_bounds
from insights.analysis.stats.critical import t_for, t_for_each

Floats = NDArray[np.float64]
T, BCA = "t", "BCa"
FEWEST_SKEWED = 15


@dataclass(frozen=True)
class Mean:
    """A mean in the unit of its values; `interval` is None under n = 2."""

    n: int
    mean: float | None
    sd: float | None
    interval: tuple[float, float] | None
    level: float = 0.95
    method: str = T


@dataclass(frozen=True)
class Means:
    """Means of many groups with their bounds (NaN under n = 2), and which bounds are BCa's."""

    mean: Floats
    low: Floats
    high: Floats
    skewed: NDArray[np.bool_]

    @property
    def methods(self) -> list[str]:
        """How the bounds of each group were found."""
        return [BCA if one else T for one in self.skewed]


def mean_of(values: Sequence[float], level: float = 0.95, bounds: tuple[float, float] | None = None) -> Mean:
    """The arithmetic mean with its interval, cut at `bounds` where a scale ends.

    The interval is Student's t, and BCa's where the values are skewed (see `are_skewed`).
    Source: Student, Biometrika 6, 1908.
    """
    plain = _t_mean(values, level)
    if plain.interval is None or plain.mean is None:
        return plain
    third, fourth = shapes_of(np.asarray(values, float), np.ones(plain.n), np.zeros(plain.n, np.intp), 1)
    if not are_skewed(plain.n, third)[0]:
        return replace(plain, interval=_within(bounds, *plain.interval))
    variance = (plain.sd or 0.0) ** 2 * (plain.n - 1) / plain.n
    low, high = bca_mean_bounds(plain.n, plain.mean, variance, third, fourth, level)
    return replace(plain, interval=_within(bounds, float(low[0]), float(high[0])), method=BCA)


def are_skewed(n: ArrayLike, skewness: ArrayLike) -> NDArray[np.bool_]:
    """Whether n is 15 or more and yet under 25 times the squared skewness; never where it is unknown (NaN).

    The skewness given is the moments' own; the rule takes the usual estimate of the population's.
    Source: Cochran, Sampling Techniques, 3rd ed., 1977, p. 42; under 15 values no bootstrap does better.
    """
    count, own = np.asarray(n, float), np.asarray(skewness, float)
    with np.errstate(invalid="ignore", divide="ignore"):
        usual = own * np.sqrt(count * (count - 1)) / (count - 2)
        return (count >= FEWEST_SKEWED) & (count < 25 * usual**2)


def shapes_of(values: Floats, times: Floats, places: NDArray[np.intp], groups: int) -> tuple[Floats, Floats]:
    """Skewness and excess kurtosis of each group, 0 where nothing varies, NaN where nothing is.

    `values[i]` was given `times[i]` times in the group `places[i]`.
    """
    n = np.bincount(places, times, groups)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.bincount(places, times * values, groups) / n
        off = values - mean[places]
        second, third, fourth = (np.bincount(places, times * off**k, groups) / n for k in (2, 3, 4))
        varies = second > 1e-12 * np.maximum(mean**2, 1e-300)
        skewness, kurtosis = third / second**1.5, fourth / second**2 - 3
    even = np.where(n > 0, 0.0, np.nan)
    return np.where(varies, skewness, even), np.where(varies, kurtosis, even)


def shapes_from_sums(
    n: ArrayLike, total: ArrayLike, squares: ArrayLike, cubes: ArrayLike, fourths: ArrayLike
) -> tuple[Floats, Floats]:
    """Skewness and excess kurtosis of groups from sums of powers; NaN where the sums cannot tell them.

    Where values vary by less than a thousandth of their mean, too few digits of the sums are left.
    """
    count, first, second, third, fourth = (
        np.asarray(part, float) for part in (n, total, squares, cubes, fourths)
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        m, r2, r3, r4 = first / count, second / count, third / count, fourth / count
        spread = r2 - m**2
        told = spread > 1e-6 * m**2
        skewness = (r3 - 3 * m * r2 + 2 * m**3) / spread**1.5
        kurtosis = (r4 - 4 * m * r3 + 6 * m**2 * r2 - 3 * m**4) / spread**2 - 3
    return np.where(told, skewness, np.nan), np.where(told, kurtosis, np.nan)


def mean_intervals(
    n: ArrayLike,
    total: ArrayLike,
    total_of_squares: ArrayLike,
    skewness: ArrayLike = np.nan,
    kurtosis: ArrayLike = np.nan,
    level: float = 0.95,
) -> Means:
    """Many groups from their n, sum and sum of squares; t bounds, BCa's where `skewness` says so."""
    count, first, second = (np.asarray(part, float) for part in (n, total, total_of_squares))
    third, fourth = (np.broadcast_to(np.asarray(part, float), count.shape) for part in (skewness, kurtosis))
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = first / count
        spread = np.maximum(second - count * mean**2, 0)
        margin = t_for_each(count - 1, level) * np.sqrt(spread / (count - 1) / count)
    low, high = mean - margin, mean + margin
    skewed = are_skewed(count, third)
    variance = (spread / np.maximum(count, 1))[skewed]
    low[skewed], high[skewed] = bca_mean_bounds(
        count[skewed], mean[skewed], variance, third[skewed], fourth[skewed], level
    )
    return Means(mean, low, high, skewed)


def geometric_mean(values: Sequence[float], level: float = 0.95) -> Mean:
    """The mean for times on task, with a t interval computed on logarithms; every value must be above zero.

    Source: Sauro and Lewis, "Average task times in usability tests: what to report?", CHI 2010.
    """
    if any(value <= 0 for value in values):
        raise ValueError("a geometric mean needs values above zero")
    logs = _t_mean([math.log(value) for value in values], level)
    if logs.mean is None:
        return Mean(0, None, None, None, level, "log-t")
    interval = (math.exp(logs.interval[0]), math.exp(logs.interval[1])) if logs.interval else None
    return Mean(logs.n, math.exp(logs.mean), logs.sd, interval, level, "log-t")


def _t_mean(values: Sequence[float], level: float) -> Mean:
    n = len(values)
    if not n:
        return Mean(0, None, None, None, level)
    mean = math.fsum(values) / n
    if n < 2:
        return Mean(n, mean, None, None, level)
    sd = math.sqrt(math.fsum((value - mean) ** 2 for value in values) / (n - 1))
    margin = t_for(n - 1, level) * sd / math.sqrt(n)
    return Mean(n, mean, sd, (mean - margin, mean + margin), level)


def _within(bounds: tuple[float, float] | None, low: float, high: float) -> tuple[float, float]:
    if bounds is None:
        return low, high
    return max(low, bounds[0]), min(high, bounds[1])
