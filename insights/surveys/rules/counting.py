"""From packed answers to a cube: the answers of each month and segment, counted once and for all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from insights.surveys.rules.cells import Cell, text_of
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.packing import AT_ONCE, Packed, looked_up
from insights.surveys.rules.reckoning import Group, joined

Values = NDArray[np.float64]
MOST_VALUES = 101
MOST_SEGMENTS = 500
MOST_PLACES = 1 << 20
OTHERS = "(others)"


@dataclass(frozen=True)
class CubeCell:
    """The answers of one month (None without a date) and one segment (empty without one)."""

    month: date | None
    segment: str
    group: Group


@dataclass(frozen=True)
class Axis:
    """One side of the cube: a code for each response, and what each code from 0 on stands for."""

    codes: NDArray[np.unsignedinteger[Any]]
    names: Sequence[str]


def worth_of(packed: Packed, worth: Mapping[Cell, float | None]) -> Values:
    """What each response's answer is worth; NaN for missing and off the scale."""
    by_code = [np.nan] + [np.nan if worth.get(c) is None else float(worth[c] or 0) for c in packed.choices]
    return looked_up(np.array(by_code), packed.as_stored)


def person_values(kind: Kind, items: Sequence[Values], high: int | None) -> Values:
    """One value a response: the answer itself, or the questionnaire's score from 0 to 100 (NaN with a gap).

    SUS after Brooke 1996, UMUX-Lite after Lewis, Utesch and Maher 2013, as in `analysis.stats.usability`.
    """
    if kind is Kind.SUS:
        odd, even = sum(items[0::2], np.zeros(1)), sum(items[1::2], np.zeros(1))
        return 2.5 * (odd - 5 + 25 - even)
    if kind is Kind.UMUX_LITE:
        return 100 * (items[0] + items[1] - 2) / (2 * ((high or 7) - 1))
    return items[0]


def axis_of(packed: Packed | None, size: int) -> Axis:
    """A packed column as an axis; beyond MOST_SEGMENTS the rarest values are joined as others."""
    if packed is None:
        return Axis(np.zeros(size, np.uint32), [""])
    codes, names = packed.as_stored, ["", *(text_of(choice)[:200] for choice in packed.choices)]
    if len(names) <= MOST_SEGMENTS + 1:
        return Axis(codes, names)
    times = np.bincount(codes, minlength=len(names))
    times[0] = times.max() + 1
    kept = np.sort(np.argsort(-times, kind="stable")[: MOST_SEGMENTS + 1])
    place = np.full(len(names), len(kept), np.uint32)
    place[kept] = np.arange(len(kept))
    return Axis(place[codes], [*(names[at] for at in kept), OTHERS])


def cube_of(values: Values, months: Axis, segments: Axis, kept: NDArray[np.bool_]) -> list[CubeCell]:
    """Count the values of each month and segment, a block of responses at a time; exact for whole values."""
    found: dict[tuple[int, int], list[Group]] = {}
    for first in range(0, len(values), AT_ONCE):
        part = slice(first, first + AT_ONCE)
        by_month, by_segment = (Axis(axis.codes[part], axis.names) for axis in (months, segments))
        for place, group in _cells_of(values[part], by_month, by_segment, kept[part]):
            found.setdefault(place, []).append(group)
    listed = all(group.listed for groups in found.values() for group in groups)
    cells = [(place, joined(groups)) for place, groups in sorted(found.items())]
    if not listed or len({name for _, group in cells for name in group.counts}) > MOST_VALUES:
        cells = [(place, _unlisted(group)) for place, group in cells]
    return [CubeCell(_month(months.names[m]), segments.names[s], group) for (m, s), group in cells]


def _cells_of(
    values: Values, months: Axis, segments: Axis, kept: NDArray[np.bool_]
) -> list[tuple[tuple[int, int], Group]]:
    """The places in months and segments that a block has, and what is counted in each."""
    wide = len(segments.names)
    keys = (months.codes.astype(np.int64) * wide + segments.codes)[kept]
    own = values[kept]
    present, at = _places_of(keys, len(months.names) * wide)
    answered = ~np.isnan(own)
    known, places = own[answered], at[answered]
    size = len(present)
    n = np.bincount(places, minlength=size)
    total = np.bincount(places, weights=known, minlength=size)
    squares = np.bincount(places, weights=known * known, minlength=size)
    everyone = np.bincount(at, minlength=size)
    counts = _counts(known, places, size)
    groups = [
        Group(int(n[i]), int(everyone[i] - n[i]), float(total[i]), float(squares[i]), counts[i])
        for i in range(size)
    ]
    if not all(group.listed for group in groups):
        cubes, fourths = (np.bincount(places, weights=known**k, minlength=size).tolist() for k in (3, 4))
        groups = [replace(one, cubes=cubes[i], fourths=fourths[i]) for i, one in enumerate(groups)]
    return [((int(key // wide), int(key % wide)), groups[i]) for i, key in enumerate(present)]


def _unlisted(group: Group) -> Group:
    cubes, fourths = group.powers
    return replace(group, counts={}, cubes=cubes, fourths=fourths)


def _places_of(keys: NDArray[np.int64], most: int) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
    """The different keys in order, and which of them each key is; all are under `most`."""
    if most > MOST_PLACES:
        return np.unique(keys, return_inverse=True)
    met = np.zeros(most, bool)
    met[keys] = True
    return np.flatnonzero(met), (np.cumsum(met) - 1)[keys]


def _counts(known: Values, places: NDArray[np.intp], size: int) -> list[dict[str, int]]:
    """Times by value for each cell; empty where there are too many different values to list."""
    different, value_at = np.unique(known, return_inverse=True)
    if not len(different) or len(different) > MOST_VALUES:
        return [{} for _ in range(size)]
    table = np.bincount(places * len(different) + value_at, minlength=size * len(different))
    names = [f"{value:g}" for value in different]
    return [
        {name: int(times) for name, times in zip(names, row, strict=True) if times}
        for row in table.reshape(size, len(different))
    ]


def _month(name: str) -> date | None:
    return date.fromisoformat(f"{name}-01") if name else None
