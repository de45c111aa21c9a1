"""What a key result aims at, in absolute and in relative terms."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from insights.kernel.errors import InvalidInput
from insights.metrics.rules.numbers import written
from insights.objectives.rules.kinds import Way
from insights.objectives.rules.wording import aim_in


def absolute_target(baseline: float | None, percent: float, way: str) -> float:
    """The value that “by `percent` % from the baseline” comes to."""
    if baseline is None:
        raise InvalidInput("A target relative to the baseline needs the baseline.", "baseline")
    if percent <= 0:
        raise InvalidInput("Say by how many percent, as a number above 0.", "relative")
    change = abs(baseline) * percent / 100
    return baseline + change if way == Way.UP else baseline - change


@dataclass(frozen=True, slots=True)
class ReadTarget:
    """A target given in percent: its value, the percentage and the direction."""

    target: float
    relative: float
    way: str


def target_as_read(
    statement: str, baseline: float | None, relative: float | None, way: str
) -> ReadTarget | None:
    """The target where no value was given: from `relative`, else from “by 20 %” in the words.

    Words alone ask for nothing: without a baseline they stay words.
    """
    if relative is not None:
        return ReadTarget(absolute_target(baseline, relative, way), relative, way)
    aim = aim_in(statement)
    if not aim.relative or not baseline:
        return None
    return ReadTarget(absolute_target(baseline, aim.relative, aim.way), aim.relative, aim.way.value)


def check_target(
    baseline: float | None, target: float | None, way: str, starts: date, deadline: date
) -> None:
    """InvalidInput for a target on the wrong side of the baseline or a deadline before the start."""
    if deadline <= starts:
        raise InvalidInput(f"The deadline {deadline} does not lie after the start {starts}.", "deadline")
    for name, number in (("baseline", baseline), ("target", target)):
        if number is not None and not math.isfinite(number):
            raise InvalidInput(f"The {name} is no number.", name)
    if baseline is None or target is None:
        return
    if way == Way.UP and target <= baseline:
        raise InvalidInput(
            f"The target {written(target)} does not lie above the baseline {written(baseline)}, "
            "but the number should rise.",
            "target",
        )
    if way == Way.DOWN and target >= baseline:
        raise InvalidInput(
            f"The target {written(target)} does not lie below the baseline {written(baseline)}, "
            "but the number should fall.",
            "target",
        )


def aim_in_words(
    baseline: float | None, target: float | None, relative: float | None, way: str, sign: str
) -> str:
    """From where to where, with the relative change beside: “from 50 to 40 (down by 20 %)”."""
    if target is None:
        return "no number set; check-ins tell how much is done"
    if baseline is None:
        return f"to {written(target, sign)}, baseline not known"
    words = f"from {written(baseline, sign)} to {written(target, sign)}"
    change = relative
    if change is None and baseline:
        change = abs(target - baseline) / abs(baseline) * 100
    if change is None:
        return words
    return f"{words} ({'up' if way == Way.UP else 'down'} by {written(round(change, 1))}\u00a0%)"


def is_breached(value: float | None, low: float | None, high: float | None) -> bool:
    """Whether a guardrail's metric lies outside of what it must keep."""
    if value is None:
        return False
    return (low is not None and value < low) or (high is not None and value > high)
