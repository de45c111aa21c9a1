"""System Usability Scale and UMUX-Lite: scoring of one person, and of a group."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import NormalDist

from insights.analysis.stats.means import Mean, mean_of

SUS_ITEMS = 10
# Sauro and Lewis, Quantifying the User Experience, 2nd ed., 2016, table 8.5: the lowest score of each grade.
_GRADES = (
    (84.1, "A+"), (80.8, "A"), (78.9, "A-"), (77.2, "B+"), (74.1, "B"), (72.6, "B-"),
    (71.1, "C+"), (65.0, "C"), (62.7, "C-"), (51.7, "D"), (0.0, "F"),
)  # fmt: skip
GRADE_SOURCE = "Sauro and Lewis, Quantifying the User Experience, 2nd ed., 2016, curved grading scale"
PERCENTILE_SOURCE = (
    "Sauro, A Practical Guide to the System Usability Scale, 2011: mean 68, sd 12.5 of studies"
)
_STUDIES = NormalDist(68.0, 12.5)


def sus_score(answers: Sequence[int]) -> float:
    """One person's score, 0 to 100, from ten answers of 1 to 5 in the questionnaire's order.

    Source: Brooke, "SUS: a quick and dirty usability scale", 1996: (odd - 1) + (5 - even), times 2.5.
    """
    if len(answers) != SUS_ITEMS or any(answer not in (1, 2, 3, 4, 5) for answer in answers):
        raise ValueError("a SUS score needs ten answers of 1 to 5")
    return 2.5 * sum(a - 1 if position % 2 == 0 else 5 - a for position, a in enumerate(answers))


def sus_mean(scores: Sequence[float], level: float = 0.95) -> Mean:
    """The mean of persons' scores with its interval, cut at 0 and 100."""
    return mean_of(scores, level, (0.0, 100.0))


def sus_grade(score: float) -> str:
    """The letter of a mean score on the curved grading scale (see GRADE_SOURCE)."""
    return next(letter for lowest, letter in _GRADES if round(score, 1) >= lowest)


def sus_percentile(score: float) -> float:
    """The percentage of published studies with a lower mean, by a normal curve (see PERCENTILE_SOURCE)."""
    return 100 * _STUDIES.cdf(score)


def umux_lite_score(capabilities: int, ease: int, scale: int = 7) -> float:
    """One person's score, 0 to 100, from the two items on 1 to `scale`.

    Source: Lewis, Utesch and Maher, "UMUX-LITE: when there's no time for the SUS", CHI 2013.
    """
    if not (1 <= capabilities <= scale and 1 <= ease <= scale):
        raise ValueError(f"UMUX-Lite answers lie between 1 and {scale}")
    return 100 * (capabilities + ease - 2) / (2 * (scale - 1))


def umux_lite_as_sus(score: float) -> float:
    """The SUS score that a UMUX-Lite score predicts: 0.65 x + 22.9 (Lewis, Utesch and Maher, CHI 2013)."""
    return 0.65 * score + 22.9
