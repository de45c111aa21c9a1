"""How a metric stands against its target, and the rule in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from insights.kernel.errors import InvalidInput
from insights.metrics.rules.kinds import Direction
from insights.metrics.rules.numbers import written

TOLERANCE = 0.1


class Status(StrEnum):
    """Where a metric stands."""

    HEALTHY = "healthy"
    WATCH = "watch"
    UNHEALTHY = "unhealthy"
    STALE = "stale"
    NO_TARGET = "no_target"
    NO_VALUES = "no_values"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a value should be: at least `low`, at most `high`, or between; at least one is set."""

    low: float | None
    high: float | None

    def words(self, sign: str) -> str:
        """The bounds in words: at least 40 %, at most 3 s, between 2 and 4."""
        if self.low is not None and self.high is not None:
            return f"between {written(self.low, sign)} and {written(self.high, sign)}"
        if self.low is not None:
            return f"at least {written(self.low, sign)}"
        return f"at most {written(self.high or 0.0, sign)}"

    def shortfall(self, value: float) -> float:
        """How far the value lies outside, in the metric's unit; 0 inside."""
        below = self.low - value if self.low is not None else 0.0
        above = value - self.high if self.high is not None else 0.0
        return max(below, above, 0.0)

    def margin(self, value: float, tolerance: float) -> float:
        """How far outside still counts as close: `tolerance` (a share) of the bound that is missed."""
        missed = self.low if self.low is not None and value < self.low else self.high
        return abs(missed or 0.0) * tolerance


def bounds_for(direction: str, low: float | None, high: float | None) -> Bounds:
    """The bounds of a target; InvalidInput when they do not fit the metric's direction."""
    if low is None and high is None:
        raise InvalidInput("A target needs a value.", "low")
    if direction == Direction.UP and low is None:
        raise InvalidInput("Higher is better here: say what the value should reach at least.", "low")
    if direction == Direction.DOWN and high is None:
        raise InvalidInput("Lower is better here: say what the value should stay at or under.", "high")
    if direction == Direction.RANGE and (low is None or high is None):
        raise InvalidInput("This metric is best inside a range: give both ends.", "low")
    if low is not None and high is not None and low > high:
        raise InvalidInput("The lower end of the target lies above its upper end.", "low")
    return Bounds(low, high)


def standing(value: float | None, bounds: Bounds | None, tolerance: float = TOLERANCE) -> Status:
    """Healthy inside the bounds, watch within the tolerance outside of them, else unhealthy."""
    if value is None:
        return Status.NO_VALUES
    if bounds is None:
        return Status.NO_TARGET
    outside = bounds.shortfall(value)
    if outside == 0:
        return Status.HEALTHY
    return Status.WATCH if outside <= bounds.margin(value, tolerance) else Status.UNHEALTHY


def status_on(today: date, own: Status, late_from: date | None) -> Status:
    """The status on a day: stale once the next value is late, else how the last value stands."""
    if own != Status.NO_VALUES and late_from is not None and today >= late_from:
        return Status.STALE
    return own


def rule_in_words(bounds: Bounds | None, tolerance: float, sign: str) -> str:
    """The rule by which the status is decided."""
    if bounds is None:
        return "No target is set for this period, so the status cannot be judged."
    return (
        f"Healthy when {bounds.words(sign)}; to watch when it misses that by up to "
        f"{written(tolerance * 100)} %; unhealthy beyond. Stale when the next value is late."
    )


def sentence(
    status: Status, value: float | None, bounds: Bounds | None, sign: str, since: str = "", last: str = ""
) -> str:
    """The status as one plain sentence; `since` names the first period of the current run."""
    if status == Status.NO_VALUES or value is None:
        return "No values yet."
    if status == Status.STALE:
        return f"The next value is late; the last one, {written(value, sign)}, is of {last}."
    if bounds is None:
        return f"{written(value, sign)}, with no target for this period."
    run = f" since {since}" if since else ""
    if status == Status.HEALTHY:
        return f"On target{run}: {written(value, sign)}, {bounds.words(sign)} wanted."
    side = "Below" if bounds.low is not None and value < bounds.low else "Above"
    close = ", but close" if status == Status.WATCH else ""
    return f"{side} target{run}{close}: {written(value, sign)}, {bounds.words(sign)} wanted."


def better(direction: str, before: float, after: float, bounds: Bounds | None = None) -> bool | None:
    """Whether a change is for the better; None when it is neither or cannot be told."""
    if before == after:
        return None
    if direction == Direction.RANGE:
        if bounds is None or bounds.shortfall(before) == bounds.shortfall(after):
            return None
        return bounds.shortfall(after) < bounds.shortfall(before)
    return (after > before) == (direction == Direction.UP)


def run_start(
    values: Sequence[tuple[date, float]], bounds_on: Callable[[date], Bounds | None], tolerance: float
) -> date | None:
    """The day since which all values (in time order) stand as the last one does; None for one value only.

    Healthy and “off target” (to watch or unhealthy) are told apart; the run is cut by a day without target.
    """
    started = None
    last_off = None
    for day, value in reversed(values):
        own = standing(value, bounds_on(day), tolerance)
        off = own in (Status.WATCH, Status.UNHEALTHY)
        if own == Status.NO_TARGET or (last_off is not None and off != last_off):
            break
        started, last_off = day, off
    return started if started is not None and started != values[-1][0] else None
