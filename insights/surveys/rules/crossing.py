"""Answers to one question by those to another: shares with intervals, and what differs from the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from insights.analysis.stats.comparisons import holm, share_tests
from insights.analysis.stats.proportions import wilson_intervals
from insights.surveys.rules.cells import number_in, text_of
from insights.surveys.rules.comparing import ALPHA
from insights.surveys.rules.packing import Packed
from insights.surveys.rules.reckoning import ENOUGH

MOST_ROWS, MOST_COLUMNS = 40, 12


@dataclass(frozen=True, slots=True)
class Crossed:
    """A cell: how many, their share of the column (0 to 1) with its interval, and p after Holm."""

    n: int
    share: float
    low: float
    high: float
    p_value: float | None
    mark: str


@dataclass(frozen=True, slots=True)
class Crosstab:
    """Cells by row and column, each column's n, who did not answer both, and how many cells were tested."""

    rows: Sequence[str]
    columns: Sequence[str]
    totals: Sequence[int]
    cells: Sequence[Sequence[Crossed]]
    left_out: int
    tested: int


def crosstab_of(rows: Packed, columns: Packed) -> Crosstab:
    """Count two packed questions against each other; who left one of them out is counted aside."""
    wide = len(columns.choices) + 1
    keys = rows.array.astype(np.int64) * wide + columns.array
    counts = np.bincount(keys, minlength=(len(rows.choices) + 1) * wide).reshape(-1, wide)[1:, 1:]
    n = int(counts.sum())
    down = _in_order(rows, np.argsort(-counts.sum(axis=1), kind="stable")[:MOST_ROWS])
    across = _in_order(columns, np.argsort(-counts.sum(axis=0), kind="stable")[:MOST_COLUMNS])
    across = [at for at in across if counts[:, at].any()]
    cells, tested = _crossed(counts, down, across)
    return Crosstab(
        [text_of(rows.choices[at])[:200] for at in down],
        [text_of(columns.choices[at])[:200] for at in across],
        [int(counts[:, at].sum()) for at in across],
        cells,
        len(keys) - n,
        tested,
    )


def _crossed(
    counts: NDArray[np.int64], down: Sequence[int], across: Sequence[int]
) -> tuple[list[list[Crossed]], int]:
    """The cells that are shown, and how many of them have answers enough to be tested against the rest."""
    shown = counts[np.ix_(down, across)]
    totals = np.broadcast_to(counts.sum(axis=0)[across], shown.shape)
    rest = counts.sum(axis=1)[down][:, None] - shown
    others = counts.sum() - totals
    low, high = wilson_intervals(shown, totals)
    tested = np.minimum(totals, others) >= ENOUGH
    p = np.full(shown.shape, np.nan)
    p[tested] = holm(share_tests(shown[tested], totals[tested], rest[tested], others[tested]).tolist())
    higher = shown * others > rest * totals
    marks = np.where(p < ALPHA, np.where(higher, "▲", "▼"), "")
    parts = zip(
        *(part.ravel().tolist() for part in (shown, shown / totals, low, high, p, marks)), strict=True
    )
    flat = [
        Crossed(n, share, least, most, None if chance != chance else chance, mark)
        for n, share, least, most, chance, mark in parts
    ]
    wide = len(across)
    return [flat[at * wide : (at + 1) * wide] for at in range(len(down))], int(tested.sum())


def _in_order(packed: Packed, places: NDArray[np.intp]) -> list[int]:
    """Answers that are all numbers in their own order, others the most frequent first."""
    numbers = {int(at): number_in(packed.choices[at]) for at in places}
    known = {at: number for at, number in numbers.items() if number is not None}
    return sorted(known, key=lambda at: known[at]) if len(known) == len(numbers) else list(numbers)
