"""Whether groups differ: each against all others, with an interval and a test, corrected for being many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from insights.analysis.stats.comparisons import (
    Difference,
    holm,
    nps_difference,
    share_difference,
    significance_marks,
    welch,
)
from insights.surveys.rules.cells import number_in, text_of
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.packing import Packed
from insights.surveys.rules.reckoning import ENOUGH, Group, Meaning, Scored, joined, score_groups

ALPHA = 0.05
MOST_ROWS, MOST_COLUMNS = 40, 12


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


@dataclass(frozen=True, slots=True)
class Crosstab:
    """Answers to one question by the answers to another: counts, share of each column, and ▲ ▼ marks."""

    rows: Sequence[str]
    columns: Sequence[str]
    totals: Sequence[int]
    counts: Sequence[Sequence[int]]
    shares: Sequence[Sequence[float | None]]
    marks: Sequence[Sequence[str]]
    left_out: int


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


def crosstab_of(rows: Packed, columns: Packed) -> Crosstab:
    """Count two packed questions against each other; who left one of them out is counted aside."""
    wide = len(columns.choices) + 1
    keys = rows.array.astype(np.int64) * wide + columns.array
    table = np.bincount(keys, minlength=(len(rows.choices) + 1) * wide).reshape(-1, wide)
    counts = table[1:, 1:]
    down = _in_order(rows, np.argsort(-counts.sum(axis=1), kind="stable")[:MOST_ROWS])
    across = _in_order(columns, np.argsort(-counts.sum(axis=0), kind="stable")[:MOST_COLUMNS])
    shown = counts[np.ix_(down, across)]
    totals = counts.sum(axis=0)[across]
    n = int(counts.sum())
    shares = [[float(c / t) if t else None for c, t in zip(row, totals, strict=True)] for row in shown]
    marks = [
        [_mark(int(c), int(t), int(counts[at].sum()), n) for c, t in zip(row, totals, strict=True)]
        for at, row in zip(down, shown, strict=True)
    ]
    return Crosstab(
        [text_of(rows.choices[at])[:200] for at in down],
        [text_of(columns.choices[at])[:200] for at in across],
        [int(total) for total in totals],
        [[int(count) for count in row] for row in shown],
        shares,
        marks,
        len(keys) - n,
    )


def _in_order(packed: Packed, places: NDArray[np.intp]) -> list[int]:
    """Answers that are all numbers in their own order, others the most frequent first."""
    numbers = {int(at): number_in(packed.choices[at]) for at in places}
    known = {at: number for at, number in numbers.items() if number is not None}
    return sorted(known, key=lambda at: known[at]) if len(known) == len(numbers) else list(numbers)


def _mark(count: int, total: int, of_row: int, n: int) -> str:
    if min(total, n - total) < ENOUGH:
        return ""
    return significance_marks(count / total, (of_row - count) / (n - total), total, n - total)


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
