"""From answers counted ahead to scores with their intervals, for many groups at once."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np

from insights.analysis.stats.means import BCA, FEWEST_SKEWED, T, mean_intervals, shapes_from_sums, shapes_of
from insights.analysis.stats.nps import METHOD as NPS_METHOD
from insights.analysis.stats.nps import nps_intervals, nps_scores
from insights.analysis.stats.proportions import share_of, wilson_intervals
from insights.analysis.stats.satisfaction import top_boxes
from insights.analysis.stats.usability import GRADE_SOURCE, PERCENTILE_SOURCE, sus_grade, sus_percentile
from insights.surveys.rules.kinds import Kind

ENOUGH = 10
SCORED = (
    Kind.NPS,
    Kind.CSAT,
    Kind.CES,
    Kind.SUS,
    Kind.UMUX_LITE,
    Kind.SEQ,
    Kind.RATING,
    Kind.SUS_SCORE,
    Kind.NUMBER,
)
HUNDRED = frozenset({Kind.SUS, Kind.SUS_SCORE, Kind.UMUX_LITE})
NAMES: Mapping[Kind, str] = {
    Kind.NPS: "NPS",
    Kind.CSAT: "CSAT",
    Kind.CES: "CES",
    Kind.SUS: "SUS",
    Kind.SUS_SCORE: "SUS",
    Kind.UMUX_LITE: "UMUX-Lite",
    Kind.SEQ: "SEQ",
    Kind.RATING: "Mean rating",
    Kind.NUMBER: "Mean",
}


SHARE_METHOD = "Wilson's score interval"
_SKEWED = f"skewed: n of {FEWEST_SKEWED} or more, and under 25 times the squared skewness (Cochran)"
UNKNOWN = "unknown"
MEAN_METHODS: Mapping[str, str] = {
    UNKNOWN: "Student's t interval of the mean; how skewed the answers are is not known",
    T: f"Student's t interval of the mean; the BCa bootstrap is taken where answers are {_SKEWED}",
    BCA: f"BCa bootstrap of the mean, as answers are {_SKEWED}; Student's t otherwise",
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a score is: its kind, the ends of its scale, and the answers that count as satisfied."""

    kind: Kind
    low: int | None = None
    high: int | None = None
    boxes: tuple[int, ...] = ()

    @property
    def ends(self) -> tuple[float, float]:
        """The lowest and highest the score itself can be."""
        if self.kind is Kind.NPS:
            return -100.0, 100.0
        if self.kind is Kind.CSAT or self.kind in HUNDRED:
            return 0.0, 100.0
        low = float("-inf") if self.low is None else float(self.low)
        return low, float("inf") if self.high is None else float(self.high)

    @property
    def unit(self) -> str:
        """The unit in words."""
        if self.kind is Kind.NPS:
            return "points"
        if self.kind is Kind.CSAT:
            return "%"
        if self.kind in HUNDRED:
            return "of 100"
        return f"of {self.high}" if self.high is not None else ""

    @property
    def digits(self) -> int:
        """Digits behind the point that a page shows: points and percent one, means of answers two."""
        return 1 if self.kind in (Kind.NPS, Kind.CSAT) or self.kind in HUNDRED else 2

    @property
    def formula(self) -> str:
        """How the score is computed, in words."""
        if self.kind is Kind.NPS:
            return "share of 9 and 10 minus share of 0 to 6, times 100"
        if self.kind is Kind.CSAT:
            return f"share of answers {' and '.join(map(str, self.boxes))} on 1 to {self.high}, in percent"
        if self.kind in (Kind.SUS, Kind.UMUX_LITE):
            return "mean of people's scores from 0 to 100; people with a gap are left out"
        return (
            f"mean of answers from {self.low} to {self.high}"
            if self.high is not None
            else "mean of the answers"
        )


@dataclass(frozen=True, slots=True)
class Group:
    """The answers of some respondents: n, missing, sum, sum of squares, and times by value.

    Where there are too many different values to list, sums of third and fourth powers stand for them.
    """

    n: int = 0
    missing: int = 0
    total: float = 0.0
    squares: float = 0.0
    counts: Mapping[str, int] = field(default_factory=dict)
    cubes: float | None = None
    fourths: float | None = None

    @property
    def listed(self) -> bool:
        """Whether all answers are listed by value."""
        return sum(self.counts.values()) == self.n

    @property
    def powers(self) -> tuple[float | None, float | None]:
        """The sums of third and fourth powers."""
        if not self.listed:
            return self.cubes, self.fourths
        pairs = [(float(value), times) for value, times in self.counts.items()]
        return sum(v**3 * times for v, times in pairs), sum(v**4 * times for v, times in pairs)

    def times(self, low: float, high: float) -> int:
        """How many answers lie between two values, both included."""
        return sum(times for value, times in self.counts.items() if low <= float(value) <= high)


@dataclass(frozen=True, slots=True)
class Scored:
    """A score in its unit with n, missing, 95 % interval (None under n = 2), its method, and its parts."""

    n: int
    missing: int
    score: float | None
    low: float | None
    high: float | None
    parts: Mapping[str, Any] = field(default_factory=dict)
    method: str = ""

    @property
    def enough(self) -> bool:
        """Whether there are answers enough to show a segment's or a month's number."""
        return self.n >= ENOUGH


def boxes_of(kind: Kind, high: int | None) -> tuple[int, ...]:
    """The answers that count as satisfied, for kinds that count boxes."""
    return top_boxes(high or 5) if kind is Kind.CSAT else ()


def joined(groups: Iterable[Group]) -> Group:
    """All groups as one."""
    groups = list(groups)
    if len(groups) == 1:
        return groups[0]
    n = missing = 0
    total = squares = 0.0
    counts: dict[str, int] = {}
    for group in groups:
        n, missing = n + group.n, missing + group.missing
        total, squares = total + group.total, squares + group.squares
        for value, times in group.counts.items():
            counts[value] = counts.get(value, 0) + times
    if all(group.listed for group in groups):
        return Group(n, missing, total, squares, counts)
    cubes, fourths = zip(*(group.powers for group in groups), strict=True)
    return Group(n, missing, total, squares, {}, _sum_of(cubes), _sum_of(fourths))


def _sum_of(parts: Sequence[float | None]) -> float | None:
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None


def group_of(counts: Mapping[float, int], missing: int = 0) -> Group:
    """A group from times by value."""
    return Group(
        n=sum(counts.values()),
        missing=missing,
        total=float(sum(value * times for value, times in counts.items())),
        squares=float(sum(value * value * times for value, times in counts.items())),
        counts={f"{value:g}": times for value, times in sorted(counts.items())},
    )


def score_group(meaning: Meaning, group: Group) -> Scored:
    """The score of one group."""
    return score_groups(meaning, [group])[0]


def score_groups(meaning: Meaning, groups: Sequence[Group]) -> list[Scored]:
    """The scores of many groups, computed together."""
    if not groups:
        return []
    if meaning.kind is Kind.NPS:
        return _nps(groups)
    if meaning.kind is Kind.CSAT:
        return _csat(meaning, groups)
    return _means(meaning, groups)


def _nps(groups: Sequence[Group]) -> list[Scored]:
    counts = []
    for group in groups:
        p, d = _outer_classes(group)
        counts.append((p, group.n - p - d, d))
    scores, low, high = _nps_of(tuple(counts))
    parts = [{"promoters": p, "passives": a, "detractors": d} for p, a, d in counts]
    return _scored(groups, scores, low, high, parts, [NPS_METHOD] * len(groups))


def _outer_classes(group: Group) -> tuple[int, int]:
    """Promoters and detractors."""
    promoters = detractors = 0
    for value, times in group.counts.items():
        side = _side_of(value)
        if side > 0:
            promoters += times
        elif side < 0:
            detractors += times
    return promoters, detractors


@lru_cache(maxsize=1024)  # a page scores many groups of the same few values
def _side_of(value: str) -> int:
    number = float(value)
    return 1 if 9 <= number <= 10 else -1 if 0 <= number <= 6 else 0


@lru_cache(maxsize=1024)  # the interval is a search; pages ask for the same counts again and again
def _nps_of(counts: tuple[tuple[int, int, int], ...]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    p, a, d = np.array(counts).T
    return nps_scores(p, a, d), *nps_intervals(p, a, d)


def _csat(meaning: Meaning, groups: Sequence[Group]) -> list[Scored]:
    boxes = {str(box) for box in meaning.boxes}
    x = np.array([sum(t for value, t in group.counts.items() if value in boxes) for group in groups])
    n = np.array([group.n for group in groups])
    low, high = wilson_intervals(x, n)
    with np.errstate(invalid="ignore", divide="ignore"):
        scores = 100 * x / n
    parts = [{"satisfied": int(count)} for count in x]
    few = n < 2
    low, high = np.where(few, np.nan, low * 100), np.where(few, np.nan, high * 100)
    return _scored(groups, scores, low, high, parts, [SHARE_METHOD] * len(groups))


def _means(meaning: Meaning, groups: Sequence[Group]) -> list[Scored]:
    n, total, squares = (
        np.array([getattr(group, name) for group in groups], float) for name in ("n", "total", "squares")
    )
    skewness, kurtosis = _shapes(groups)
    means = mean_intervals(n, total, squares, skewness, kurtosis)
    low, high = (np.clip(bounds, *meaning.ends) for bounds in (means.low, means.high))
    parts = [_mean_parts(meaning, group, float(m)) for group, m in zip(groups, means.mean, strict=True)]
    methods = np.where(np.isnan(skewness) & (n > 0), UNKNOWN, means.methods)
    return _scored(groups, means.mean, low, high, parts, [MEAN_METHODS[one] for one in methods])


def _shapes(groups: Sequence[Group]) -> tuple[np.ndarray, np.ndarray]:
    """Skewness and kurtosis of each group; NaN where neither its answers nor their powers are kept."""
    if not all(group.listed for group in groups):
        parts = [(group.n, group.total, group.squares, *group.powers) for group in groups]
        return shapes_from_sums(*np.array(parts, float).T)
    rows = [(float(v), times, at) for at, group in enumerate(groups) for v, times in group.counts.items()]
    values, times, places = np.array(rows, float).reshape(-1, 3).T
    return shapes_of(values, times, places.astype(np.intp), len(groups))


def _mean_parts(meaning: Meaning, group: Group, mean: float) -> dict[str, Any]:
    if not group.n:
        return {}
    if meaning.kind in (Kind.SUS, Kind.SUS_SCORE):
        return {
            "grade": sus_grade(mean), "grade_source": GRADE_SOURCE,
            "percentile": sus_percentile(mean), "percentile_source": PERCENTILE_SOURCE,
        }  # fmt: skip
    if meaning.kind is Kind.CES and meaning.high is not None and group.counts:
        top = share_of(group.times(meaning.high - 1, meaning.high), group.n)
        return {"top2": top.share, "top2_interval": top.interval}
    return {}


def _scored(
    groups: Sequence[Group],
    scores: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    parts: Sequence[Mapping[str, Any]],
    methods: Sequence[str],
) -> list[Scored]:
    return [
        Scored(group.n, group.missing, _known(score), _known(least), _known(most), part, method)
        for group, score, least, most, part, method in zip(
            groups, scores.tolist(), low.tolist(), high.tolist(), parts, methods, strict=True
        )
    ]


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value
