"""How pain points are ordered, what changed between two months."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

PRIORITY_LIFT = 1.5
FORMULA = (
    "people × severity, times 1.5 where a priority metric is touched. People are counted once each, however "
    "often they say it; severity is 0 to 4."
)


def rank_of(people: int, severity: int, touches_priority: bool) -> float:
    """The number that pain points are ordered by; FORMULA says it in words."""
    return people * severity * (PRIORITY_LIFT if touches_priority else 1.0)


def rank_in_words(people: int, severity: int, touches_priority: bool) -> str:
    """The formula with its numbers: 5 people × severity 3 × 1.5 = 22.5."""
    lift = f" × {PRIORITY_LIFT:g} for a priority metric" if touches_priority else ""
    result = f"{rank_of(people, severity, touches_priority):g}"
    return f"{people} {'person' if people == 1 else 'people'} × severity {severity}{lift} = {result}"


@dataclass(frozen=True, slots=True)
class Change:
    """A theme's people in a month against the month before."""

    theme_id: int
    now: int
    before: int

    @property
    def difference(self) -> int:
        return self.now - self.before


def month_key(day: date) -> str:
    """A day's month as 2026-05."""
    return f"{day:%Y-%m}"


def month_before(month: str) -> str:
    """The month before one written as 2026-05."""
    year, number = int(month[:4]), int(month[5:])
    return f"{year - 1}-12" if number == 1 else f"{year}-{number - 1:02d}"


def months_between(first: str, last: str) -> list[str]:
    """All months from `first` to `last`, both included, in order."""
    months = [last]
    while months[-1] > first:
        months.append(month_before(months[-1]))
    return months[::-1]


def changes_of(tallies: Mapping[int, Mapping[str, int]], month: str) -> list[Change]:
    """Themes whose people differ between a month and the one before, the greatest change first."""
    before = month_before(month)
    found = [Change(theme, of.get(month, 0), of.get(before, 0)) for theme, of in tallies.items()]
    moved = [change for change in found if change.difference]
    return sorted(moved, key=lambda change: (-abs(change.difference), -change.now, change.theme_id))
