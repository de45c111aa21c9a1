"""Values brought to one a period, as forecasts need them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from insights.kernel.errors import InvalidInput
from insights.metrics.rules.kinds import Cadence
from insights.metrics.rules.periods import period_around, quarter_around

SEASONS = {Cadence.DAILY: 7, Cadence.MONTHLY: 12, Cadence.QUARTERLY: 4}
MOST_MISSING = 0.1
Points = Sequence[tuple[date, float]]


def evenly_spaced(points: Points, cadence: str) -> tuple[list[date], list[float]]:
    """One value for each period from the first to the last: its newest one, gaps filled in a straight line.

    InvalidInput in words when values come irregularly or too many periods have none.
    """
    if cadence == Cadence.IRREGULAR:
        raise InvalidInput("Values of this metric come irregularly, so there is no rhythm to go on.")
    newest = {period_around(cadence, day).starts: value for day, value in points}
    if not newest:
        raise InvalidInput("There are no values.")
    days, values, missing = [], [], 0
    at, last = min(newest), max(newest)
    while at <= last:
        days.append(at)
        values.append(newest.get(at))
        missing += at not in newest
        at = period_around(cadence, period_around(cadence, at).next_start).starts
    if missing > MOST_MISSING * len(days):
        raise InvalidInput(f"{missing} of {len(days)} periods have no value; a forecast needs nine in ten.")
    return days, _filled(values)


def periods_to_quarter_end(cadence: str, last: date) -> list[date]:
    """The first days of the periods after `last` until the end of the quarter that the next one lies in."""
    following = period_around(cadence, period_around(cadence, last).next_start)
    end = quarter_around(following.starts).ends
    days = []
    while following.starts <= end:
        days.append(following.starts)
        following = period_around(cadence, following.next_start)
    return days


def _filled(values: list[float | None]) -> list[float]:
    filled = [value if value is not None else 0.0 for value in values]
    at = 0
    while at < len(values):
        if values[at] is None:
            until = next(later for later in range(at, len(values)) if values[later] is not None)
            before, after = filled[at - 1], filled[until]
            for step, gap in enumerate(range(at, until), 1):
                filled[gap] = before + (after - before) * step / (until - at + 1)
            at = until
        at += 1
    return filled
