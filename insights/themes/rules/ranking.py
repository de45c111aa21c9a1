"""How pain points are ordered, what changed between two months."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from insights.analysis.stats.comparisons import share_difference

PRIORITY_LIFT = 1.5
FORMULA = (
    "people × severity, times 1.5 where a priority metric is touched. People are counted once each, however "
    "often they say it; severity is 0 to 4, the mean of the worst that each person told."
)


def rank_of(people: int, severity: int, touches_priority: bool) -> float:
    """The number that pain points are ordered by; FORMULA says it in words."""
    return people * severity * (PRIORITY_LIFT if touches_priority else 1.0)


def severity_of_people(told: Iterable[tuple[str, int]]) -> int:
    """A theme's severity, 0–4: the worst that each person told, as a mean over people, halves up.

    So one person's many mild remarks do not hide that others were blocked.
    """
    worst: dict[str, int] = {}
    for person, level in told:
        worst[person] = max(level, worst.get(person, 0))
    return (2 * sum(worst.values()) + len(worst)) // (2 * len(worst)) if worst else 0


def rank_in_words(people: int, severity: int, touches_priority: bool) -> str:
    """The formula with its numbers: 5 people × severity 3 × 1.5 = 22.5."""
    lift = f" × {PRIORITY_LIFT:g} for a priority metric" if touches_priority else ""
    result = f"{rank_of(people, severity, touches_priority):g}"
    return f"{people} {'person' if people == 1 else 'people'} × severity {severity}{lift} = {result}"


@dataclass(frozen=True, slots=True)
class Change:
    """A theme's people in a month and the month before, each of all people heard then in its study."""

    month: str
    theme_id: int
    now: int
    before: int
    heard_now: int
    heard_before: int

    @property
    def difference(self) -> float:
        """The share of this month less that of the month before, −1 to 1."""
        return self.now / self.heard_now - self.before / self.heard_before

    @property
    def names(self) -> tuple[str, str]:
        """The month before and the month, as Apr 2026."""
        before, now = (date.fromisoformat(f"{key}-01") for key in (month_before(self.month), self.month))
        return f"{before:%b %Y}", f"{now:%b %Y}"

    @property
    def in_words(self) -> str:
        """The shares, and how far the difference may be chance (95 %, Newcombe)."""
        now, before = f"{self.now} of {self.heard_now}", f"{self.before} of {self.heard_before}"
        former, latter = self.names
        found = share_difference(self.now, self.heard_now, self.before, self.heard_before)
        low, high = found.interval if found else (-1.0, 1.0)
        way = "more" if self.difference > 0 else "fewer"
        sure = "" if low > 0 or high < 0 else "; so few people may differ by chance"
        return f"{now} people in {latter}, {before} in {former}: {way}{sure}"


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


def changes_of(
    tallies: Mapping[int, Mapping[str, int]], heard: Mapping[int, Mapping[str, int]], month: str
) -> list[Change]:
    """Themes whose share of the people heard differs from the month before, the greatest change first.

    `tallies` and `heard` hold people by theme and month; where nobody was heard in one of the two months,
    nothing is compared.
    """
    before = month_before(month)
    found = []
    for theme, of in tallies.items():
        now_heard, before_heard = heard[theme].get(month, 0), heard[theme].get(before, 0)
        if now_heard and before_heard:
            now, then = min(of.get(month, 0), now_heard), min(of.get(before, 0), before_heard)
            found.append(Change(month, theme, now, then, now_heard, before_heard))
    moved = [change for change in found if change.difference]
    return sorted(moved, key=lambda change: (-abs(change.difference), -change.now, change.theme_id))
