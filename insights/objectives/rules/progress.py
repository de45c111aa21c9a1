"""Progress from baseline to target, what is expected by a day, and the state that follows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from insights.objectives.rules.kinds import State

LENIENT_UNTIL = 0.1
ON_TRACK_FROM, ATTENTION_FROM = 0.9, 0.6
DONE_PERCENT = 100.0
MILESTONES = (0.25, 0.5, 0.75, 1.0)


def progress_at(value: float | None, baseline: float | None, target: float | None) -> float | None:
    """The share of the way from baseline to target that a value has gone, 0 to 1, for either direction.

    Without a target the value is a percentage done. Without a baseline (or before any value) nothing can be
    told: None.
    """
    if value is None:
        return None
    if target is None:
        return _clamped(value / DONE_PERCENT)
    if baseline is None:
        return None
    if baseline == target:
        return 1.0 if value == target else 0.0
    return _clamped((value - baseline) / (target - baseline))


def expected_at(starts: date, deadline: date, today: date) -> float:
    """The share of the time that has passed, 0 to 1: what an even pace would have reached."""
    if today >= deadline:
        return 1.0
    if today <= starts:
        return 0.0
    return (today - starts).days / (deadline - starts).days


def state_at(progress: float | None, starts: date, deadline: date, today: date) -> State:
    """The state by progress against an even pace.

    On track from 90 % of the expected progress, needing attention from 60 % of it; the first tenth of the
    time is lenient.
    """
    if progress is not None and progress >= 1:
        return State.REACHED
    if today > deadline:
        return State.MISSED
    if progress is None:
        return State.NOT_STARTED if today < starts else State.NO_DATA
    expected = expected_at(starts, deadline, today)
    if expected <= LENIENT_UNTIL or progress >= expected * ON_TRACK_FROM:
        return State.ON_TRACK
    return State.NEEDS_ATTENTION if progress >= expected * ATTENTION_FROM else State.OFF_TRACK


def pace_at(progress: float | None, expected: float) -> float | None:
    """Progress over expected progress: 1 is even, 0.5 half as fast; None where it cannot be told."""
    return None if progress is None or expected == 0 else progress / expected


def combined(parts: Iterable[tuple[float | None, float]]) -> float | None:
    """The weighted mean of (progress, weight); no progress counts as 0; None when none has any."""
    pairs = list(parts)
    total = sum(weight for _, weight in pairs)
    if total <= 0 or all(progress is None for progress, _ in pairs):
        return None
    return sum((progress or 0.0) * weight for progress, weight in pairs) / total


def score_of(progress: float | None) -> float:
    """A score of 0.0 to 1.0 in tenths, as objectives are closed with."""
    return round(progress or 0.0, 1)


def milestones_passed(before: float | None, after: float | None) -> list[float]:
    """The quarters of the way that lie between two progresses, the new one included."""
    return [share for share in MILESTONES if (before or 0.0) < share <= (after or 0.0)]


def state_sentence(state: State, progress: float | None, expected: float, deadline: date) -> str:
    """The state as one plain sentence."""
    done = f"{round((progress or 0) * 100)} %"
    due = f"{deadline.day} {deadline:%b %Y}"
    if state == State.REACHED:
        return "Reached."
    if state == State.MISSED:
        return f"Missed: {done} of the way when the time was up on {due}."
    if state == State.NOT_STARTED:
        return f"Not started yet; due {due}."
    if state == State.NO_DATA:
        return f"No progress can be told yet; due {due}."
    words = {
        State.ON_TRACK: "On track",
        State.NEEDS_ATTENTION: "Behind its pace",
        State.OFF_TRACK: "Far behind its pace",
    }[state]
    return f"{words}: {done} of the way where {round(expected * 100)} % is expected by now; due {due}."


def _clamped(share: float) -> float:
    return min(max(share, 0.0), 1.0)
