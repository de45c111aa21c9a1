"""Net promoter score and its interval, for one group or for arrays of groups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from insights.analysis.stats.critical import t_for_each, z_for

METHOD = "Tango score interval, joined with Bonett-Price where a class is empty or n is under 8"
_SMALL = 8

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Nps:
    """A net promoter score in points, -100 to 100; the interval is None under n = 2."""

    promoters: int
    passives: int
    detractors: int
    score: float | None
    interval: tuple[float, float] | None
    level: float = 0.95
    method: str = METHOD

    @property
    def n(self) -> int:
        """Number of answers."""
        return self.promoters + self.passives + self.detractors


def nps_from_counts(promoters: int, passives: int, detractors: int, level: float = 0.95) -> Nps:
    """Score one group: share of 9-10 minus share of 0-6, times 100.

    Source: Reichheld, "The one number you need to grow", Harvard Business Review, 2003.
    """
    n = promoters + passives + detractors
    score = 100 * (promoters - detractors) / n if n else None
    interval = None
    if n >= 2:
        low, high = nps_intervals(promoters, passives, detractors, level)
        interval = (float(low), float(high))
    return Nps(promoters, passives, detractors, score, interval, level)


def nps_scores(promoters: ArrayLike, passives: ArrayLike, detractors: ArrayLike) -> Floats:
    """Scores in points of many groups at once; NaN where nobody answered."""
    p, a, d = _counts(promoters, passives, detractors)
    with np.errstate(invalid="ignore", divide="ignore"):
        return 100 * (p - d) / (p + a + d)


def nps_intervals(
    promoters: ArrayLike, passives: ArrayLike, detractors: ArrayLike, level: float = 0.95
) -> tuple[Floats, Floats]:
    """Lower and upper bounds in points of many groups at once; NaN where n is under 2.

    The score is a difference of two shares of one multinomial sample. Its interval inverts Tango's score
    test (Tango, Statistics in Medicine 17, 1998). Where a class is empty, or n is under 8, that test is too
    sure of itself, so the interval is widened to hold also the adjusted Wald interval of Bonett and Price
    (Journal of Educational and Behavioral Statistics 37, 2012: one answer added to each outer class) with
    Student's critical value. Its coverage over a grid of true shares is in docs/coverage.
    """
    p, a, d = _counts(promoters, passives, detractors)
    n = p + a + d
    with np.errstate(invalid="ignore", divide="ignore"):
        low, high = _tango(p, d, n, z_for(level))
        low_bp, high_bp = _bonett_price(p, d, n, t_for_each(n + 1, level))
        sparse = (np.minimum(np.minimum(p, d), a) < 1) | (n < _SMALL)
        low = np.where(sparse, np.minimum(low, low_bp), low)
        high = np.where(sparse, np.maximum(high, high_bp), high)
    enough = n >= 2
    return (
        np.where(enough, np.clip(low, -1, 1) * 100, np.nan),
        np.where(enough, np.clip(high, -1, 1) * 100, np.nan),
    )


def _counts(*parts: ArrayLike) -> tuple[Floats, Floats, Floats]:
    p, a, d = np.broadcast_arrays(*(np.asarray(part, float) for part in parts))
    if (np.minimum(np.minimum(p, a), d) < 0).any():
        raise ValueError("counts cannot be negative")
    return p, a, d


def _bonett_price(p: Floats, d: Floats, n: Floats, critical: Floats) -> tuple[Floats, Floats]:
    up, down = (p + 1) / (n + 2), (d + 1) / (n + 2)
    difference = up - down
    margin = critical * np.sqrt(np.maximum(up + down - difference**2, 0) / (n + 2))
    return difference - margin, difference + margin


def _tango(p: Floats, d: Floats, n: Floats, z: float) -> tuple[Floats, Floats]:
    """Bounds by bisection; the statistic falls as the assumed difference rises."""
    estimate = np.divide(p - d, n, out=np.zeros_like(n), where=n > 0)
    low_out, low_in = np.full_like(estimate, -1.0), estimate.copy()
    high_in, high_out = estimate.copy(), np.ones_like(estimate)
    for _ in range(50):
        middle = (low_out + low_in) / 2
        refused = _tango_statistic(middle, p, d, n) > z
        low_out, low_in = np.where(refused, middle, low_out), np.where(refused, low_in, middle)
        middle = (high_in + high_out) / 2
        refused = _tango_statistic(middle, p, d, n) < -z
        high_in, high_out = np.where(refused, high_in, middle), np.where(refused, middle, high_out)
    return low_out, high_out


def _tango_statistic(difference: Floats, p: Floats, d: Floats, n: Floats) -> Floats:
    b = -p - d + (2 * n - p + d) * difference
    c = -d * difference * (1 - difference)
    share = (np.sqrt(np.maximum(b * b - 8 * n * c, 0)) - b) / (4 * n)
    variance = n * (2 * share + difference * (1 - difference))
    distance = p - d - n * difference
    certain = np.where(np.abs(distance) < 1e-9, 0.0, np.sign(distance) * np.inf)
    return np.where(variance > 1e-12, distance / np.sqrt(np.maximum(variance, 1e-12)), certain)
