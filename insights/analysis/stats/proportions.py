"""Shares of a count with their intervals, for one group or for arrays of groups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from insights.analysis.stats.critical import z_for

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Share:
    """A share between 0 and 1 with its interval (None under n = 2)."""

    count: int
    n: int
    share: float | None
    interval: tuple[float, float] | None
    level: float
    method: str


def wilson_intervals(counts: ArrayLike, totals: ArrayLike, level: float = 0.95) -> tuple[Floats, Floats]:
    """Wilson's score interval; NaN where the total is zero.

    Source: Wilson, Journal of the American Statistical Association 22, 1927.
    """
    x, n = _pairs(counts, totals)
    z = z_for(level)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = x / n
        centre = (share + z * z / (2 * n)) / (1 + z * z / n)
        margin = z / (1 + z * z / n) * np.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    low = np.where(x == 0, np.where(n > 0, 0.0, np.nan), centre - margin)
    high = np.where(x == n, np.where(n > 0, 1.0, np.nan), centre + margin)
    return low, high


def adjusted_wald_intervals(
    counts: ArrayLike, totals: ArrayLike, level: float = 0.95
) -> tuple[Floats, Floats]:
    """The adjusted Wald interval used for task success: z^2/2 successes and failures added first.

    Source: Agresti and Coull, The American Statistician 52, 1998; for usability tests Sauro and Lewis, 2005.
    """
    x, n = _pairs(counts, totals)
    z = z_for(level)
    with np.errstate(invalid="ignore", divide="ignore"):
        enlarged = n + z * z
        share = (x + z * z / 2) / enlarged
        margin = z * np.sqrt(share * (1 - share) / enlarged)
        low, high = np.clip(share - margin, 0, 1), np.clip(share + margin, 0, 1)
    return np.where(n > 0, low, np.nan), np.where(n > 0, high, np.nan)


def share_of(count: int, total: int, level: float = 0.95) -> Share:
    """One share with its Wilson interval."""
    return _one(count, total, level, wilson_intervals, "Wilson")


def success_rate(count: int, total: int, level: float = 0.95) -> Share:
    """One task's success rate with its adjusted Wald interval."""
    return _one(count, total, level, adjusted_wald_intervals, "adjusted Wald")


def _one(count: int, total: int, level: float, intervals, method: str) -> Share:
    interval = None
    if total >= 2:
        low, high = intervals(count, total, level)
        interval = (float(low), float(high))
    return Share(count, total, count / total if total else None, interval, level, method)


def _pairs(counts: ArrayLike, totals: ArrayLike) -> tuple[Floats, Floats]:
    x, n = np.broadcast_arrays(np.asarray(counts, float), np.asarray(totals, float))
    if (x < 0).any() or (x > n).any():
        raise ValueError("a count lies between 0 and its total")
    return x, n
