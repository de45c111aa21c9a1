"""Means with their intervals: Student's t, geometric means, and from sums for arrays of groups."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from insights.analysis.stats.critical import t_for, t_for_each

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Mean:
    """A mean in the unit of its values; `interval` is None under n = 2."""

    n: int
    mean: float | None
    sd: float | None
    interval: tuple[float, float] | None
    level: float = 0.95
    method: str = "t"


def mean_of(values: Sequence[float], level: float = 0.95, bounds: tuple[float, float] | None = None) -> Mean:
    """The arithmetic mean with Student's t interval, cut at `bounds` where a scale ends.

    Source: Student, Biometrika 6, 1908.
    """
    n = len(values)
    if not n:
        return Mean(0, None, None, None, level)
    mean = math.fsum(values) / n
    if n < 2:
        return Mean(n, mean, None, None, level)
    sd = math.sqrt(math.fsum((value - mean) ** 2 for value in values) / (n - 1))
    margin = t_for(n - 1, level) * sd / math.sqrt(n)
    return Mean(n, mean, sd, _within(bounds, mean - margin, mean + margin), level)


def mean_intervals(
    n: ArrayLike, total: ArrayLike, total_of_squares: ArrayLike, level: float = 0.95
) -> tuple[Floats, Floats, Floats]:
    """Mean, lower and upper t bound of many groups from their n, sum and sum of squares (NaN under n = 2)."""
    count, first, second = (np.asarray(part, float) for part in (n, total, total_of_squares))
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = first / count
        variance = np.maximum(second - count * mean**2, 0) / (count - 1)
        margin = t_for_each(count - 1, level) * np.sqrt(variance / count)
    return mean, mean - margin, mean + margin


def geometric_mean(values: Sequence[float], level: float = 0.95) -> Mean:
    """The mean for times on task, with a t interval computed on logarithms; every value must be above zero.

    Source: Sauro and Lewis, "Average task times in usability tests: what to report?", CHI 2010.
    """
    if any(value <= 0 for value in values):
        raise ValueError("a geometric mean needs values above zero")
    logs = mean_of([math.log(value) for value in values], level)
    if logs.mean is None:
        return Mean(0, None, None, None, level, "log-t")
    interval = (math.exp(logs.interval[0]), math.exp(logs.interval[1])) if logs.interval else None
    return Mean(logs.n, math.exp(logs.mean), logs.sd, interval, level, "log-t")


def _within(bounds: tuple[float, float] | None, low: float, high: float) -> tuple[float, float]:
    if bounds is None:
        return low, high
    return max(low, bounds[0]), min(high, bounds[1])
