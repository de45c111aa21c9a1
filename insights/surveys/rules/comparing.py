"""Whether groups differ: each against all others, with an interval and a test, corrected for being many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from insights.analysis.stats.comparisons import (
    Difference,
    holm,
    nps_difference,
    share_difference,
    welch,
)
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.reckoning import ENOUGH, Group, Meaning, Scored, joined, score_groups

ALPHA = 0.05


@dataclass(frozen=True, slots=True)
class Compared:
    """A group's score and its difference from all others; p after Holm; no number under ENOUGH answers."""

    name: str
    scored: Scored
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    p_value: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the difference is unlikely to be chance."""
        return self.p_value is not None and self.p_value < ALPHA


def compare_groups(meaning: Meaning, parts: Sequence[tuple[str, Group]]) -> list[Compared]:
    """Each group against all others together."""
    scored = score_groups(meaning, [group for _, group in parts])
    compared = []
    for at, (name, group) in enumerate(parts):
        others = joined(other for place, (_, other) in enumerate(parts) if place != at)
        found = difference_of(meaning, group, others) if min(group.n, others.n) >= ENOUGH else None
        compared.append(_compared(name, scored[at], found))
    return _corrected(compared)


def compare_waves(meaning: Meaning, parts: Sequence[tuple[str, Group, Group]]) -> list[Compared]:
    """Each group against itself before, given as (name, before, now), the largest movement first."""
    scored = score_groups(meaning, [now for _, _, now in parts])
    compared = [
        _compared(name, own, difference_of(meaning, now, before) if min(now.n, before.n) >= ENOUGH else None)
        for (name, before, now), own in zip(parts, scored, strict=True)
    ]
    return sorted(_corrected(compared), key=lambda one: (one.difference is None, -abs(one.difference or 0)))


def _corrected(compared: Sequence[Compared]) -> list[Compared]:
    """The comparisons with their p-values corrected by Holm for being many."""
    corrected = iter(holm([one.p_value for one in compared if one.p_value is not None]))
    return [one if one.p_value is None else replace(one, p_value=next(corrected)) for one in compared]


def difference_of(meaning: Meaning, one: Group, other: Group) -> Difference | None:
    """First group minus second in the score's unit; None where a group has fewer than 2 answers."""
    if min(one.n, other.n) < 2:
        return None
    if meaning.kind is Kind.NPS:
        return nps_difference(_classes(one), _classes(other))
    if meaning.kind is Kind.CSAT:
        found = share_difference(_satisfied(meaning, one), one.n, _satisfied(meaning, other), other.n)
        if found is None:
            return None
        low, high = found.interval
        return replace(found, difference=100 * found.difference, interval=(100 * low, 100 * high))
    return welch(_moments(one), _moments(other))


def _compared(name: str, scored: Scored, found: Difference | None) -> Compared:
    if found is None:
        return Compared(name, scored)
    return Compared(name, scored, found.difference, *found.interval, found.p_value)


def _classes(group: Group) -> tuple[int, int, int]:
    promoters, detractors = group.times(9, 10), group.times(0, 6)
    return promoters, group.n - promoters - detractors, detractors


def _satisfied(meaning: Meaning, group: Group) -> int:
    boxes = {str(box) for box in meaning.boxes}
    return sum(times for value, times in group.counts.items() if value in boxes)


def _moments(group: Group) -> tuple[int, float, float]:
    mean = group.total / group.n
    return group.n, mean, max(group.squares - group.n * mean * mean, 0.0) / (group.n - 1)
