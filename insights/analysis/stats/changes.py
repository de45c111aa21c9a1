"""Change points of a score's trend; needs ruptures (and scipy under it), so only jobs import this."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
import ruptures

FEWEST_PERIODS = 6


@dataclass(frozen=True)
class Change:
    """The period (by position) from which the level differs, and the mean level before and after."""

    at: int
    before: float
    after: float


def change_points(
    values: Sequence[float], standard_errors: Sequence[float] | None = None, fewest: int = 2
) -> list[Change]:
    """Find shifts of level in a series of periods; an empty list where there are fewer than six.

    PELT with a squared-error cost (Killick, Fearnhead and Eckley,
    Journal of the American Statistical Association
    107, 2012) and the penalty 4 log n in units of the noise: the given standard errors, or else the spread of
    neighbouring differences. Of flat series of 8 to 36 periods fewer than 5 in 100 show a change (simulated).
    """
    series = np.asarray(values, float)
    if series.size < FEWEST_PERIODS or np.isnan(series).any():
        return []
    noise = np.asarray(standard_errors, float) if standard_errors is not None else _noise(series)
    scale = float(np.sqrt(np.mean(np.square(noise))))
    if scale < 1e-12:
        scale = max(1e-9, float(series.std()) / 10)
    scaled = (series / scale).reshape(-1, 1)
    found = (
        ruptures.Pelt(model="l2", min_size=fewest, jump=1).fit(scaled).predict(pen=4 * np.log(series.size))
    )
    edges = [0, *found]
    parts = [series[start:end] for start, end in pairwise(edges)]
    return [
        Change(int(end), float(left.mean()), float(right.mean()))
        for end, left, right in zip(edges[1:], parts, parts[1:], strict=False)
    ]


def level_shifts(
    months: Sequence[tuple[date, int, float, float | None, float | None]],
) -> list[list[Any]]:
    """[first of month, level before, level after] of each shift of a score given by month with its interval.

    Each month is (first of month, n, score, low, high); the noise is the width of the 95 % intervals.
    """
    points = [(day, score, (high - low) / 3.92) for day, _, score, low, high in months
              if low is not None and high is not None]  # fmt: skip
    found = change_points([score for _, score, _ in points], [error for *_, error in points])
    return [[points[change.at][0].isoformat(), change.before, change.after] for change in found]


def _noise(series: np.ndarray) -> np.ndarray:
    steps = np.diff(series)
    return np.array([max(float(np.median(np.abs(steps))) / 0.9539, float(np.sqrt(np.mean(steps**2) / 2)))])
