"""How far a metric has ever moved in a span of time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from insights.objectives.rules.kinds import Way


def largest_change(points: Sequence[tuple[date, float]], span: timedelta, way: str) -> float | None:
    """The largest rise (or fall) between two values `span` apart, from points in time order.

    The earlier value is the last one at least 80 % of the span before; None when the series is shorter.
    """
    days = [day for day, _ in points]
    shortest = span * 0.8
    best = None
    for day, value in points:
        at = bisect_right(days, day - shortest) - 1
        if at < 0 or day - days[at] > span * 1.5:
            continue
        change = value - points[at][1] if way == Way.UP else points[at][1] - value
        best = change if best is None else max(best, change)
    return None if best is None else max(best, 0.0)
