"""A survey's cube as it is kept: its cells, and ready sums by month and by segment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from insights.surveys.rules.counting import CubeCell
from insights.surveys.rules.reckoning import Group, joined


@dataclass(frozen=True, slots=True)
class Margins:
    """The answers of everybody, of each month that has a date, and of each named segment, in order."""

    whole: Group
    months: Mapping[date, Group]
    segments: Mapping[str, Group]


def margins_of(cells: Sequence[CubeCell]) -> Margins:
    """The sums of a cube's cells."""
    return Margins(
        joined(cell.group for cell in cells),
        _summed((cell.month, cell.group) for cell in cells if cell.month is not None),
        _summed((cell.segment, cell.group) for cell in cells if cell.segment),
    )


def margins_joined(margins: Sequence[Margins]) -> Margins:
    """Several surveys as one."""
    if len(margins) == 1:
        return margins[0]
    return Margins(
        joined(one.whole for one in margins),
        _summed(pair for one in margins for pair in one.months.items()),
        _summed(pair for one in margins for pair in one.segments.items()),
    )


def plain_cells(cells: Iterable[CubeCell]) -> list[list[Any]]:
    """Cells as plain values."""
    return [
        [cell.month.isoformat() if cell.month else None, cell.segment, *_plain(cell.group)] for cell in cells
    ]


def cells_from(plain: Iterable[Sequence[Any]]) -> Iterator[CubeCell]:
    """The cells that `plain_cells` wrote."""
    days: dict[str | None, date | None] = {None: None}
    for month, segment, *group in plain:
        if month not in days:
            days[month] = date.fromisoformat(month)
        yield CubeCell(days[month], segment, Group(*group))


def plain_margins(margins: Margins) -> list[Any]:
    """Margins as plain values."""
    return [
        _plain(margins.whole),
        [[month.isoformat(), *_plain(group)] for month, group in margins.months.items()],
        [[name, *_plain(group)] for name, group in margins.segments.items()],
    ]


def margins_from(plain: Sequence[Any]) -> Margins:
    """The margins that `plain_margins` wrote."""
    whole, months, segments = plain
    return Margins(
        Group(*whole),
        {date.fromisoformat(month): Group(*group) for month, *group in months},
        {name: Group(*group) for name, *group in segments},
    )


def _plain(group: Group) -> list[Any]:
    plain = [group.n, group.missing, group.total, group.squares, dict(group.counts)]
    return plain if group.cubes is None else [*plain, group.cubes, group.fourths]


def _summed(pairs: Iterable[tuple[Any, Group]]) -> dict[Any, Group]:
    """The joined groups of each key, in order of the keys."""
    grouped: dict[Any, list[Group]] = {}
    for key, group in pairs:
        grouped.setdefault(key, []).append(group)
    return {key: joined(grouped[key]) for key in sorted(grouped)}
