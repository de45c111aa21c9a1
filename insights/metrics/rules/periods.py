"""Days, weeks, months, quarters and years, and when a value is late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from insights.metrics.rules.kinds import Cadence

GRACE = {
    Cadence.DAILY: timedelta(days=2),
    Cadence.WEEKLY: timedelta(days=4),
    Cadence.MONTHLY: timedelta(days=15),
    Cadence.QUARTERLY: timedelta(days=30),
    Cadence.YEARLY: timedelta(days=60),
}


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, both ends included, and what people call it."""

    starts: date
    ends: date
    label: str

    @property
    def next_start(self) -> date:
        """The first day after it."""
        return self.ends + timedelta(days=1)


def add_months(day: date, count: int) -> date:
    """The first of the month `count` months after the month of `day`."""
    months = day.year * 12 + day.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)


def period_around(cadence: str, day: date) -> Period:
    """The period of a cadence that holds `day`; an irregular one is the day itself."""
    if cadence == Cadence.WEEKLY:
        monday = day - timedelta(days=day.weekday())
        return Period(monday, monday + timedelta(days=6), f"week of {monday.day} {monday:%b %Y}")
    if cadence == Cadence.MONTHLY:
        return Period(day.replace(day=1), add_months(day, 1) - timedelta(days=1), f"{day:%b %Y}")
    if cadence == Cadence.QUARTERLY:
        return quarter_around(day)
    if cadence == Cadence.YEARLY:
        return Period(date(day.year, 1, 1), date(day.year, 12, 31), str(day.year))
    return Period(day, day, f"{day.day} {day:%b %Y}")


def labels_of(cadence: str, days: Sequence[date]) -> list[str]:
    """What to call each day: its period, or the day itself where a period holds several of them."""
    labels = [period_around(cadence, day).label for day in days]
    often = Counter(labels)
    return [
        label if often[label] == 1 else f"{day.day} {day:%b %Y}"
        for label, day in zip(labels, days, strict=True)
    ]


def quarter_around(day: date) -> Period:
    """The calendar quarter that holds `day`: Q2 2026."""
    number = (day.month - 1) // 3
    start = date(day.year, number * 3 + 1, 1)
    return Period(start, add_months(start, 3) - timedelta(days=1), f"Q{number + 1} {day.year}")


def late_from(cadence: str, last: date) -> date | None:
    """The first day on which a metric with its last value on `last` is stale; None when none is expected.

    The next value belongs to the period after the last one's; it is late once that period has ended and a
    grace of the cadence has passed.
    """
    if cadence == Cadence.IRREGULAR:
        return None
    following = period_around(cadence, period_around(cadence, last).next_start)
    return following.ends + GRACE[Cadence(cadence)] + timedelta(days=1)


def missing_periods(cadence: str, days: list[date]) -> list[Period]:
    """Periods without a value between the first and the last of `days` (in order)."""
    if not days or cadence == Cadence.IRREGULAR:
        return []
    known = {period_around(cadence, day).starts for day in days}
    missing, period = [], period_around(cadence, days[0])
    while period.starts <= days[-1]:
        if period.starts not in known:
            missing.append(period)
        period = period_around(cadence, period.next_start)
    return missing
