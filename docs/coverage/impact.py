"""Simulated coverage of the theme impact's interval; prints the table of README.md.

Run from the project's root: python docs/coverage/impact.py (about a minute).
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from insights.analysis.stats.impact import theme_impact

SIZES = (60, 100, 200, 500, 2000)
VOICING = (0.05, 0.1, 0.25, 0.5, 0.75)
SURVEYS = 2000
CONTRIBUTIONS = (100.0, 0.0, -100.0)
VOICES, OTHERS = (0.15, 0.25, 0.6), (0.5, 0.3, 0.2)


def coverage(n: int, share: float, dice: np.random.Generator) -> tuple[float, float]:
    """How many intervals of those given hold the true impact, and how many surveys gave none."""
    truth = share * (np.dot(VOICES, CONTRIBUTIONS) - np.dot(OTHERS, CONTRIBUTIONS))
    held = given = 0
    for _ in range(SURVEYS):
        voices = int(dice.binomial(n, share))
        own = dice.choice(CONTRIBUTIONS, voices, p=VOICES)
        rest = dice.choice(CONTRIBUTIONS, n - voices, p=OTHERS)
        interval = theme_impact(own.tolist(), rest.tolist()).interval
        if interval is not None:
            given += 1
            held += interval[0] <= truth <= interval[1]
    return (held / given if given else float("nan")), 1 - given / SURVEYS


def main() -> None:
    """Print a row for each n and share of people who voice the theme."""
    dice = np.random.default_rng(20_240_601)
    print("| people | voice it | coverage | no interval given |")
    print("|---|---|---|---|")
    for n in SIZES:
        for share in VOICING:
            held, refused = coverage(n, share, dice)
            shown = "–" if np.isnan(held) else f"{held:.4f}"
            print(f"| {n} | {share:.0%} | {shown} | {refused:.1%} |", flush=True)


if __name__ == "__main__":
    main()
