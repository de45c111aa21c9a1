"""Differences between two groups: NPS, shares and means, with intervals and tests; and Holm's correction."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from insights.analysis.stats.critical import normal_tails, t_for, t_tail
from insights.analysis.stats.nps import nps_intervals, nps_scores
from insights.analysis.stats.proportions import wilson_intervals

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Difference:
    """First group minus second, in their unit, with an interval and a two-sided p-value."""

    difference: float
    interval: tuple[float, float]
    p_value: float
    method: str
    level: float = 0.95


def nps_difference(
    first: tuple[int, int, int], second: tuple[int, int, int], level: float = 0.95
) -> Difference | None:
    """Compare two scores given as (promoters, passives, detractors); None where a group has fewer than 2.

    Interval: each score's own bounds combined by squares (MOVER: Zou and Donner,
    Statistics in Medicine 27, 2008).
    Test: z with the multinomial variances, one answer added to each outer class (Bonett and Price 2012).
    """
    if sum(first) < 2 or sum(second) < 2:
        return None
    difference, low, high, p = nps_differences(*([part] for part in (*first, *second)), level=level)
    return Difference(float(difference[0]), (float(low[0]), float(high[0])), float(p[0]), "MOVER; z", level)


def nps_differences(
    p1: ArrayLike,
    a1: ArrayLike,
    d1: ArrayLike,
    p2: ArrayLike,
    a2: ArrayLike,
    d2: ArrayLike,
    *,
    level: float = 0.95,
) -> tuple[Floats, Floats, Floats, Floats]:
    """Differences, bounds and p-values for arrays of pairs; NaN where a group has fewer than 2 answers."""
    one, two = nps_scores(p1, a1, d1), nps_scores(p2, a2, d2)
    low1, high1 = nps_intervals(p1, a1, d1, level)
    low2, high2 = nps_intervals(p2, a2, d2, level)
    difference = one - two
    low, high = _mover(one, low1, high1, two, low2, high2)
    z = (_shrunk(p1, a1, d1) - _shrunk(p2, a2, d2)) / np.sqrt(_adjusted(p1, a1, d1) + _adjusted(p2, a2, d2))
    return (
        difference,
        np.clip(low, -200, 200),
        np.clip(high, -200, 200),
        _tails(np.where(np.isnan(low), np.nan, z)),
    )


def share_difference(x1: int, n1: int, x2: int, n2: int, level: float = 0.95) -> Difference | None:
    """Compare two shares; None where a group is empty.

    Interval: Newcombe's hybrid score, method 10 (Statistics in Medicine 17, 1998).
    Test: z with the pooled share, equal to the chi-square test without correction.
    """
    if not n1 or not n2:
        return None
    low1, high1 = wilson_intervals(x1, n1, level)
    low2, high2 = wilson_intervals(x2, n2, level)
    low, high = _mover(np.asarray(x1 / n1), low1, high1, np.asarray(x2 / n2), low2, high2)
    p = float(share_tests(x1, n1, x2, n2))
    return Difference(x1 / n1 - x2 / n2, (float(low), float(high)), p, "Newcombe; pooled z", level)


def share_tests(x1: ArrayLike, n1: ArrayLike, x2: ArrayLike, n2: ArrayLike) -> Floats:
    """Two-sided p-values of z with the pooled share for arrays of pairs; 1 where nothing varies."""
    one, all1, other, all2 = (np.asarray(part, float) for part in (x1, n1, x2, n2))
    pooled = (one + other) / (all1 + all2)
    error = np.sqrt(pooled * (1 - pooled) * (1 / all1 + 1 / all2))
    differs = error > 0
    return normal_tails(np.where(differs, (one / all1 - other / all2) / np.where(differs, error, 1), 0))


def welch(
    first: tuple[int, float, float], second: tuple[int, float, float], level: float = 0.95
) -> Difference:
    """Two means compared from n, mean and variance of each group.

    Source: Welch, Biometrika 34, 1947.
    """
    (n1, m1, v1), (n2, m2, v2) = first, second
    difference, share1, share2 = m1 - m2, v1 / n1, v2 / n2
    error = math.sqrt(share1 + share2)
    if error == 0:
        return Difference(
            difference, (difference, difference), 1.0 if difference == 0 else 0.0, "Welch t", level
        )
    df = (share1 + share2) ** 2 / (share1**2 / (n1 - 1) + share2**2 / (n2 - 1))
    margin = t_for(df, level) * error
    p = t_tail(difference / error, df)
    return Difference(difference, (difference - margin, difference + margin), p, "Welch t", level)


def holm(p_values: Sequence[float]) -> list[float]:
    """P-values corrected for being many, never smaller than before.

    Source: Holm, Scandinavian Journal of Statistics 6, 1979.
    """
    order = sorted(range(len(p_values)), key=lambda at: p_values[at])
    corrected = [0.0] * len(p_values)
    highest = 0.0
    for rank, at in enumerate(order):
        highest = max(highest, min(1.0, p_values[at] * (len(p_values) - rank)))
        corrected[at] = highest
    return corrected


def _mover(
    one: Floats, low1: Floats, high1: Floats, two: Floats, low2: Floats, high2: Floats
) -> tuple[Floats, Floats]:
    low = one - two - np.sqrt((one - low1) ** 2 + (high2 - two) ** 2)
    high = one - two + np.sqrt((high1 - one) ** 2 + (two - low2) ** 2)
    return low, high


def _counts(p: ArrayLike, a: ArrayLike, d: ArrayLike) -> tuple[Floats, Floats, Floats]:
    up, down = np.asarray(p, float) + 1, np.asarray(d, float) + 1
    return up, down, up + down + np.asarray(a, float)


def _shrunk(p: ArrayLike, a: ArrayLike, d: ArrayLike) -> Floats:
    up, down, n = _counts(p, a, d)
    return (up - down) / n


def _adjusted(p: ArrayLike, a: ArrayLike, d: ArrayLike) -> Floats:
    up, down, n = _counts(p, a, d)
    return (up / n + down / n - ((up - down) / n) ** 2) / n


def _tails(z: Floats) -> Floats:
    known = np.isfinite(z)
    return np.where(known, normal_tails(np.where(known, z, 0.0)), np.nan)
