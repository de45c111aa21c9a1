"""The bias-corrected and accelerated bootstrap, for means of skewed values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from insights.analysis.stats.critical import t_for_each

Floats = NDArray[np.float64]
Statistic = Callable[[Floats], Floats]
_NORMAL = NormalDist()
_AT_ONCE = 4_000_000


def mean_over_rows(values: Floats) -> Floats:
    """The mean along the last axis."""
    return values.mean(axis=-1)


def bca_interval(
    values: Sequence[float],
    statistic: Statistic = mean_over_rows,
    level: float = 0.95,
    resamples: int = 4000,
    seed: int = 20_240_229,
) -> tuple[float, float]:
    """Bounds of a statistic that works along the last axis of samples; the same seed, the same bounds.

    Source: Efron, "Better bootstrap confidence intervals",
    Journal of the American Statistical Association 82, 1987.
    """
    sample = np.asarray(values, float)
    if sample.size < 2:
        raise ValueError("a bootstrap needs two values or more")
    estimate = float(statistic(sample[None, :])[0])
    if np.all(sample == sample[0]):
        return estimate, estimate
    drawn = _drawn(sample, statistic, resamples, np.random.default_rng(seed))
    below = (np.sum(drawn < estimate) + 0.5 * np.sum(drawn == estimate)) / drawn.size
    bias = _NORMAL.inv_cdf(min(max(float(below), 1 / (drawn.size + 1)), drawn.size / (drawn.size + 1)))
    acceleration = _acceleration(sample, statistic)
    low, high = (_adjusted(tail, bias, acceleration) for tail in ((1 - level) / 2, (1 + level) / 2))
    return float(np.quantile(drawn, low)), float(np.quantile(drawn, high))


def bca_mean_bounds(
    n: ArrayLike,
    mean: ArrayLike,
    variance: ArrayLike,
    skewness: ArrayLike,
    kurtosis: ArrayLike,
    level: float = 0.95,
) -> tuple[Floats, Floats]:
    """BCa bounds of means without drawing, from the moments (over n) of the values of each group.

    The bootstrap distribution of a mean has known cumulants, so Cornish and Fisher's expansion gives its
    quantiles, and bias and acceleration are both a sixth of its skewness (Hall, The Bootstrap and Edgeworth
    Expansion, 1992, ch. 3). Widened for small n by Student's t: Hesterberg, "What teachers should know about
    the bootstrap", The American Statistician 69, 2015.
    """
    count, middle, second, third, fourth = (
        np.asarray(part, float) for part in (n, mean, variance, skewness, kurtosis)
    )
    skew, excess, bias = third / np.sqrt(count), fourth / count, third / np.sqrt(count) / 6
    reach = t_for_each(count - 1, level) * np.sqrt(count / (count - 1))
    ends = [bias + (bias + z) / (1 - bias * (bias + z)) for z in (-reach, reach)]
    low, high = (middle + np.sqrt(second / count) * _cornish_fisher(end, skew, excess) for end in ends)
    return low, high


def _cornish_fisher(z: Floats, skew: Floats, excess: Floats) -> Floats:
    """The quantile that lies at a normal z, in standard deviations. Source: Cornish and Fisher, 1937."""
    return z + (z**2 - 1) * skew / 6 + (z**3 - 3 * z) * excess / 24 - (2 * z**3 - 5 * z) * skew**2 / 36


def _drawn(sample: Floats, statistic: Statistic, resamples: int, dice: np.random.Generator) -> Floats:
    parts, left = [], resamples
    while left:
        rows = max(1, min(left, _AT_ONCE // sample.size))
        parts.append(statistic(sample[dice.integers(0, sample.size, (rows, sample.size))]))
        left -= rows
    return np.concatenate(parts)


def _acceleration(sample: Floats, statistic: Statistic) -> float:
    """From leaving one value out at a time; of large samples every k-th value, which is near enough."""
    step = max(1, sample.size // 1000)
    left_out = np.array([statistic(np.delete(sample, at)[None, :])[0] for at in range(0, sample.size, step)])
    spread = left_out.mean() - left_out
    scale = float(np.sum(spread**2)) ** 1.5
    if scale < 1e-300:
        return 0.0
    return float(np.sum(spread**3)) / (6 * scale) / step**0.5


def _adjusted(tail: float, bias: float, acceleration: float) -> float:
    z = bias + _NORMAL.inv_cdf(tail)
    return _NORMAL.cdf(bias + z / (1 - acceleration * z))
