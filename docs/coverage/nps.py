"""Exact coverage of the NPS interval over a grid of true shares; prints the table of README.md.

Run from the project's root: python docs/coverage/nps.py (some seconds).
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from insights.analysis.stats.nps import nps_intervals

SIZES = (*range(2, 31), 40, 50, 70, 100, 150, 200, 300)
STEPS = 50
EDGES = (0.002, 0.005, 0.01, 0.02, 0.025, 0.03, 0.05)


def grid() -> list[tuple[float, float]]:
    """True shares of promoters and detractors: a lattice, and points close to its edges and corners."""
    points = {(i / STEPS, j / STEPS) for i in range(STEPS + 1) for j in range(STEPS + 1 - i)}
    for edge in EDGES:
        points |= {
            (edge, 0.0),
            (edge, edge),
            (1 - edge, edge),
            (1 - 2 * edge, edge),
            (1 - edge, 0.0),
            (0.5, edge),
        }
    return sorted(points | {(d, p) for p, d in points})


def coverages(n: int, shares: list[tuple[float, float]]) -> Iterator[float]:
    """The chance, summed over every possible outcome of n answers, that the interval holds the true score."""
    up, down = (axis.ravel() for axis in np.meshgrid(np.arange(n + 1), np.arange(n + 1)))
    possible = up + down <= n
    up, down = up[possible], down[possible]
    between = n - up - down
    logs = np.array([math.lgamma(k + 1) for k in range(n + 1)])
    ways = logs[n] - logs[up] - logs[down] - logs[between]
    low, high = nps_intervals(up, between, down)
    for p, d in shares:
        chance = ways.copy()
        for times, share in ((up, p), (down, d), (between, max(0.0, 1 - p - d))):
            chance += np.where(times > 0, times * math.log(max(share, 1e-300)), 0.0)
        truth = 100 * (p - d)
        yield float(np.exp(chance)[(low - 1e-9 <= truth) & (truth <= high + 1e-9)].sum())


def main() -> None:
    """Print a row for each n: the lowest coverage, and the range where every class expects 5 or more."""
    shares = grid()
    print(f"Grid: {len(shares)} pairs of true shares.\n")
    print("| n | lowest | at promoters, detractors | lowest and highest where every class expects 5 |")
    print("|---|---|---|---|")
    for n in SIZES:
        found = list(coverages(n, shares))
        least = min(range(len(found)), key=found.__getitem__)
        dense = [
            c
            for c, (p, d) in zip(found, shares, strict=True)
            if min(p, d, 1 - p - d) * n >= 5 - 1e-9 and n >= 100
        ]
        span = f"{min(dense):.4f} to {max(dense):.4f}" if dense else "–"
        print(
            f"| {n} | {found[least]:.4f} | {shares[least][0]:g}, {shares[least][1]:g} | {span} |", flush=True
        )


if __name__ == "__main__":
    main()
