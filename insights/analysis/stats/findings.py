"""What stands out in a series: unusual values and lasting changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from insights.analysis.stats.changes import change_points

SHORTEST = 12
WINDOW = 7
UNUSUAL_FROM = 4.0
MOST_POINTS = 2000


@dataclass(frozen=True, slots=True)
class Found:
    """A value at a position that stands out: what was there and what was expected."""

    position: int
    kind: str
    value: float
    expected: float


def findings(values: Sequence[float]) -> list[Found]:
    """Anomalies and change points of an evenly spaced series, in order; none on short series."""
    series = np.asarray(values, dtype=float)[-MOST_POINTS:]
    offset = len(values) - len(series)
    if len(series) < SHORTEST or np.ptp(series) == 0:
        return []
    changes = _change_points(series)
    near = {at for change in changes for at in range(change.position - 2, change.position + 3)}
    unusual = [found for found in _anomalies(series) if found.position not in near]
    both = sorted([*changes, *unusual], key=lambda found: found.position)
    return [Found(found.position + offset, found.kind, found.value, found.expected) for found in both]


def _anomalies(series: np.ndarray) -> list[Found]:
    """Values far from the median around them, by the median absolute deviation (Iglewicz & Hoaglin 1993)."""
    half = WINDOW // 2
    medians = np.array(
        [
            np.median(np.delete(series[max(0, at - half) : at + half + 1], min(at, half)))
            for at in range(len(series))
        ]
    )
    residuals = series - medians
    scale = 1.4826 * float(np.median(np.abs(residuals - np.median(residuals))))
    if scale == 0:
        return []
    far = np.flatnonzero(np.abs(residuals) / scale >= UNUSUAL_FROM)
    return [Found(int(at), "anomaly", float(series[at]), float(medians[at])) for at in far]


def _change_points(series: np.ndarray) -> list[Found]:
    """Lasting shifts of the level."""
    found = change_points(series.tolist(), fewest=max(4, len(series) // 40))
    return [Found(change.at, "change", change.after, change.before) for change in found]
