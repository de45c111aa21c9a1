"""What drives a score: the relative importance of rated questions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from insights.analysis.stats.critical import z_for

Floats = NDArray[np.float64]
MOST_FOR_ALL_ORDERS = 10
FEWEST_PER_DRIVER = 10
MOST_SAMPLED = 20_000
HIGHEST = 1 - 1e-12  # a correlation of 1 has no z


@dataclass(frozen=True)
class Driver:
    """One question's share of the explained variance (0 to 1 of all drivers), with a bootstrap interval.

    `spread` is the interval of its correlation with the score, by Fisher's z.
    """

    name: str
    importance: float
    interval: tuple[float, float]
    correlation: float
    spread: tuple[float, float]


@dataclass(frozen=True)
class Drivers:
    """All drivers, the most important first; `explained` is R squared; a refusal where n is too small."""

    n: int
    explained: float | None
    drivers: tuple[Driver, ...]
    method: str
    refusal: str | None = None


def relative_importance(
    outcome: Sequence[float],
    ratings: Sequence[Sequence[float]],
    names: Sequence[str],
    level: float = 0.95,
    resamples: int = 400,
    seed: int = 7,
) -> Drivers:
    """Shares of R squared over all orders of entry (LMG), of the rows where nobody left a gap (NaN).

    Above ten questions Johnson's relative weights, which come near it and stay fast.
    Sources: Lindeman, Merenda and Gold, 1980; Grömping, The American Statistician 61, 2007;
    Johnson, Multivariate Behavioral Research 35, 2000.
    """
    table = np.column_stack([np.asarray(outcome, float), *(np.asarray(r, float) for r in ratings)])
    table = table[~np.isnan(table).any(axis=1)]
    count = table.shape[1] - 1
    method = "LMG" if count <= MOST_FOR_ALL_ORDERS else "relative weights"
    needed = FEWEST_PER_DRIVER * count + 20
    if table.shape[0] < needed:
        told = f"Not enough answers: {table.shape[0]} people rated everything; {needed} are needed."
        return Drivers(table.shape[0], None, (), method, told)
    if np.any(table.std(axis=0) < 1e-12):
        return Drivers(
            table.shape[0], None, (), method, "One of the questions was answered the same by everybody."
        )
    weights = _lmg if method == "LMG" else _relative_weights
    found = weights(np.corrcoef(table, rowvar=False))
    drawn = _resampled(table, weights, resamples, np.random.default_rng(seed))
    tails = [(1 - level) / 2, (1 + level) / 2]
    total = float(found.sum())
    along = np.corrcoef(table, rowvar=False)[0, 1:].tolist()
    drivers = [
        Driver(
            name,
            float(found[at]) / total if total > 0 else 0.0,
            (float(np.quantile(drawn[:, at], tails[0])), float(np.quantile(drawn[:, at], tails[1]))),
            along[at],
            _spread(along[at], table.shape[0], level),
        )
        for at, name in enumerate(names)
    ]
    drivers.sort(key=lambda driver: -driver.importance)
    return Drivers(table.shape[0], total, tuple(drivers), method)


def _spread(correlation: float, n: int, level: float) -> tuple[float, float]:
    """The interval of a correlation of `n` > 3 pairs. Source: Fisher, Metron 1, 1921."""
    middle = math.atanh(max(-HIGHEST, min(HIGHEST, correlation)))
    half = z_for(level) / math.sqrt(n - 3)
    return math.tanh(middle - half), math.tanh(middle + half)


def drivers_of_score(outcome: Floats, ratings: Sequence[Floats], names: Sequence[str]) -> dict[str, Any]:
    """`relative_importance` of the ratings that anybody gave, as plain values; empty without ratings.

    Of more than 20,000 people who rated everything a fixed sample is taken.
    """
    given = [at for at, rating in enumerate(ratings) if not np.isnan(rating).all()]
    if not given:
        return {}
    table = np.column_stack([outcome, *(ratings[at] for at in given)])
    whole = np.flatnonzero(~np.isnan(table).any(axis=1))
    if len(whole) > MOST_SAMPLED:
        whole = np.random.default_rng(7).choice(whole, MOST_SAMPLED, replace=False)
    table = table[whole]
    columns = [table[:, at + 1].tolist() for at in range(len(given))]
    found = relative_importance(table[:, 0].tolist(), columns, [names[at] for at in given], resamples=200)
    return asdict(found)


def _resampled(table: Floats, weights, resamples: int, dice: np.random.Generator) -> Floats:
    rows: list[Floats] = []
    while len(rows) < resamples:
        drawn = table[dice.integers(0, len(table), len(table))]
        if np.any(drawn.std(axis=0) < 1e-12):
            continue
        found = weights(np.corrcoef(drawn, rowvar=False))
        explained = found.sum()
        rows.append(found / explained if explained > 0 else np.zeros_like(found))
    return np.array(rows)


def _lmg(correlations: Floats) -> Floats:
    """Average gain in R squared of each predictor over all orders, by subsets and their weights."""
    k = len(correlations) - 1
    inner, outer = correlations[1:, 1:], correlations[1:, 0]
    explained: dict[tuple[int, ...], float] = {(): 0.0}
    for size in range(1, k + 1):
        for subset in combinations(range(k), size):
            chosen = list(subset)
            beta = np.linalg.lstsq(inner[np.ix_(chosen, chosen)], outer[chosen], rcond=None)[0]
            explained[subset] = float(beta @ outer[chosen])
    gains = np.zeros(k)
    for subset, value in explained.items():
        weight = math.factorial(len(subset)) * math.factorial(k - len(subset) - 1) if len(subset) < k else 0
        for at in range(k):
            if at not in subset:
                gains[at] += weight * (explained[tuple(sorted((*subset, at)))] - value)
    return gains / math.factorial(k)


def _relative_weights(correlations: Floats) -> Floats:
    values, vectors = np.linalg.eigh(correlations[1:, 1:])
    root = vectors @ np.diag(np.sqrt(np.maximum(values, 0))) @ vectors.T
    beta = np.linalg.lstsq(root, correlations[1:, 0], rcond=None)[0]
    return root**2 @ beta**2
