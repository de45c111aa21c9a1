"""Simulated coverage of the intervals of means, plain and skewed; prints the table of README.md.

Run from the project's root: python docs/coverage/means.py (some seconds).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from insights.analysis.stats.means import mean_intervals, shapes_of

Floats = NDArray[np.float64]
SIZES = (10, 15, 20, 30, 50, 100, 200, 500)
SURVEYS = 10_000
RATINGS = {
    "1 to 5, even": (0.1, 0.2, 0.4, 0.2, 0.1),
    "1 to 7, leaning": (0.03, 0.05, 0.1, 0.15, 0.25, 0.25, 0.17),
    "1 to 7, mostly 7": (0.02, 0.02, 0.03, 0.05, 0.08, 0.2, 0.6),
    "1 to 5, mostly 5": (0.03, 0.02, 0.05, 0.1, 0.8),
    "1 to 5, nearly all 5": (0.02, 0.01, 0.01, 0.06, 0.9),
}


def drawn(name: str) -> tuple[Callable[[np.random.Generator, tuple[int, int]], Floats], float]:
    """How answers of a kind are drawn, and their true mean."""
    if name in RATINGS:
        shares = np.array(RATINGS[name])
        scale = np.arange(1.0, len(shares) + 1)
        return lambda dice, size: dice.choice(scale, size, p=shares), float(scale @ shares)
    spread = float(name.rsplit(" ", 1)[1])
    return lambda dice, size: dice.lognormal(0, spread, size), float(np.exp(spread**2 / 2))


def coverages(answers: Floats, truth: float) -> tuple[float, float, float]:
    """How many t intervals and how many of ours hold the true mean, and how many of ours are BCa's."""
    groups, n = answers.shape
    skewness, kurtosis = shapes_of(
        answers.ravel(), np.ones(answers.size), np.repeat(np.arange(groups), n), groups
    )
    sums = np.full(groups, n), answers.sum(1), (answers**2).sum(1)
    plain, ours = mean_intervals(*sums), mean_intervals(*sums, skewness, kurtosis)
    held = [float(np.mean((one.low <= truth + 1e-9) & (truth - 1e-9 <= one.high))) for one in (plain, ours)]
    return held[0], held[1], float(ours.skewed.mean())


def main() -> None:
    """Print a row for each kind of answers and n."""
    dice = np.random.default_rng(1)
    print("| answers | n | Student's t alone | the interval given | of them BCa |")
    print("|---|---|---|---|---|")
    for name in (*RATINGS, "log-normal, spread 0.5", "log-normal, spread 1"):
        draw, truth = drawn(name)
        for n in SIZES:
            plain, ours, share = coverages(draw(dice, (SURVEYS, n)), truth)
            print(f"| {name} | {n} | {plain:.3f} | {ours:.3f} | {share:.0%} |", flush=True)


if __name__ == "__main__":
    main()
