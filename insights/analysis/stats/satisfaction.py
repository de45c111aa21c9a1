"""CSAT, CES, SEQ and plain ratings from the answers of one group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from insights.analysis.stats.means import Mean, mean_of
from insights.analysis.stats.proportions import share_of

TOP_BOXES: Mapping[int, int] = {2: 1, 3: 1, 4: 2, 5: 2, 6: 2, 7: 2, 10: 3}


@dataclass(frozen=True)
class TopBox:
    """A top-box share in percent, with the boxes it counts."""

    scale: int
    boxes: tuple[int, ...]
    satisfied: int
    n: int
    score: float | None
    interval: tuple[float, float] | None
    level: float
    method: str = "Wilson"


def top_boxes(scale: int) -> tuple[int, ...]:
    """Which answers of a 1-to-`scale` question count as satisfied: 2, 3 → 1; 4, 5, 6, 7 → 2; 10 → 3 boxes.

    Source: Farris et al., Marketing Metrics, 3rd ed., 2015 (top-two-box); 10-point scales count 8 to 10.
    """
    if scale not in TOP_BOXES:
        raise ValueError(f"no usual top boxes for a scale of {scale}")
    return tuple(range(scale - TOP_BOXES[scale] + 1, scale + 1))


def csat(values: Sequence[float], scale: int, level: float = 0.95) -> TopBox:
    """Customer satisfaction: the percentage of answers in the top boxes, with Wilson's interval."""
    boxes = top_boxes(scale)
    satisfied = sum(1 for value in values if value in boxes)
    share = share_of(satisfied, len(values), level)
    interval = (share.interval[0] * 100, share.interval[1] * 100) if share.interval else None
    score = None if share.share is None else share.share * 100
    return TopBox(scale, boxes, satisfied, len(values), score, interval, level)


@dataclass(frozen=True)
class Effort:
    """A customer effort score: the mean on its scale, and the percentage in the two easiest boxes."""

    scale: int
    mean: Mean
    top2: float | None


def ces(values: Sequence[float], scale: int, level: float = 0.95) -> Effort:
    """Customer effort score, higher is easier: mean with interval, and top-two share in percent.

    Source: Dixon, Toman and DeLisi, The Effortless Experience, 2013 (CES 2.0, seven points).
    """
    easy = sum(1 for value in values if value > scale - 2)
    share = 100 * easy / len(values) if values else None
    return Effort(scale, mean_of(values, level, (1.0, float(scale))), share)


def rating(values: Sequence[float], bounds: tuple[float, float], level: float = 0.95) -> Mean:
    """A plain mean of ratings with its interval, cut at the ends of the scale."""
    return mean_of(values, level, bounds)


def seq(values: Sequence[float], level: float = 0.95) -> Mean:
    """Single ease question: the mean of 1 to 7, higher is easier.

    Source: Sauro and Dumas, "Comparison of three one-question, post-task usability questionnaires", CHI 2009.
    """
    return mean_of(values, level, (1.0, 7.0))
