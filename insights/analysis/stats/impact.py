"""Theme impact: how a score would read without the voices of a theme."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from insights.analysis.stats.critical import t_for

FEWEST = 10
FORMULA = (
    "impact = score of everybody − score of those who do not voice the theme "
    "= (voices ÷ all) × (score of the voices − score of the others)"
)


@dataclass(frozen=True)
class Impact:
    """A theme's impact on a score, in the score's unit; None where too few voice it, with the reason."""

    voices: int
    others: int
    score: float | None
    score_without: float | None
    impact: float | None
    interval: tuple[float, float] | None
    level: float
    refusal: str | None = None


def theme_impact(
    voices: Sequence[float], others: Sequence[float], level: float = 0.95, fewest: int = FEWEST
) -> Impact:
    """The impact of a theme on the mean of a score that each person contributes once.

    For NPS a person contributes 100, 0 or -100, for CSAT 100 or 0,
    for means the answer itself; so that the formula
    is one for all. The interval is the delta method's on share and difference of means,
    drawn as one sample of
    people: with x the contribution (0 for others), the impact is mean(all) - mean(others), and each person's
    influence on it is (x - score) - 1[other] (x - score_without) / share(others),
    its standard error the standard
    deviation of these influences over the square root of n (van der Vaart, Asymptotic Statistics, 1998,
    ch. 20),
    with Student's critical value for the smaller group.
    """
    k, m = len(voices), len(others)
    n = k + m
    everybody = math.fsum([*voices, *others]) / n if n else None
    without = math.fsum(others) / m if m else None
    if k < fewest or m < fewest:
        who = "voice this theme" if k < fewest else "do not voice this theme"
        refusal = f"Not enough answers: {min(k, m)} people {who}; {fewest} are needed."
        return Impact(k, m, everybody, without, None, None, level, refusal)
    assert everybody is not None and without is not None
    outside = m / n
    influence = np.concatenate(
        [
            np.asarray(voices, float) - everybody,
            np.asarray(others, float) - everybody - (np.asarray(others, float) - without) / outside,
        ]
    )
    impact = everybody - without
    margin = t_for(min(k, m) - 1, level) * float(influence.std(ddof=1)) / math.sqrt(n)
    return Impact(k, m, everybody, without, impact, (impact - margin, impact + margin), level)
