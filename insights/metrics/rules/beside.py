"""What stands beside a column of days: parts of the days again, and what names a series."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

FEWEST = 3
_PARTS: tuple[Callable[[date], int], ...] = (
    lambda day: day.year,
    lambda day: day.month,
    lambda day: day.day,
    lambda day: (day.month + 2) // 3,
    lambda day: day.isocalendar().week,
    lambda day: day.isoweekday(),
)


def repeats_days(cells: Sequence[str], days: Sequence[date | None]) -> bool:
    """Whether the numbers of a column are all the year, month, quarter, week or weekday of their days."""
    pairs = [(cell.strip(), day) for cell, day in zip(cells, days, strict=True) if day and cell.strip()]
    if len(pairs) < FEWEST or not all(cell.isdecimal() and len(cell) < 5 for cell, _ in pairs):
        return False
    return any(all(int(cell) == part(day) for cell, day in pairs) for part in _PARTS)


def naming_columns(
    sure: int | None, others: Sequence[int], days: Sequence[object], cells: Mapping[int, Sequence[str]]
) -> list[int]:
    """The columns that together name a series: as many as it takes until a day comes once under each name.

    `sure` is one that is headed as a name. Where days do not repeat, only what never changes names a series:
    a state or a remark that changes from day to day does not.
    """

    def repeats(columns: Sequence[int]) -> int:
        keys = [(day, *(cells[at][row] for at in columns)) for row, day in enumerate(days) if day is not None]
        return len(keys) - len(set(keys))

    naming = [] if sure is None else [sure]
    if sure is None and not repeats([]):
        return [at for at in others if len({cell for cell in cells[at] if cell}) == 1][:1]
    for at in others:
        if not repeats(naming):
            break
        if repeats([*naming, at]) < repeats(naming):
            naming.append(at)
    return sorted(naming)
