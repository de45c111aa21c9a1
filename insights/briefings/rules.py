"""The one plain sentence: state, main reason, how sure, what next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from insights.kernel.words import clause
from insights.objectives.rules.kinds import State

STATE_WORDS = {
    State.REACHED: "This is reached",
    State.MISSED: "This was missed",
    State.NOT_STARTED: "This has not started yet",
    State.NO_DATA: "Whether this is on track cannot be told yet",
    State.ON_TRACK: "This is on track",
    State.NEEDS_ATTENTION: "This is behind its pace",
    State.OFF_TRACK: "This is far behind its pace",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, from the strongest claim: its mechanism, how sure its evidence makes us, how many people."""

    mechanism: str
    sure: str
    people: int


@dataclass(frozen=True, slots=True)
class Next:
    """What follows: the step, who does it, by when."""

    step: str
    owner: str = ""
    due: date | None = None


def plain_sentence(state: State, progress: float | None, reason: Reason | None, then: Next | None) -> str:
    """State, main reason, how sure in words, next step with owner and date, as one sentence."""
    return f"{_state(state, progress)}{_because(reason)}; {_then(then)}."


def _state(state: State, progress: float | None) -> str:
    told = STATE_WORDS[state]
    if progress is None or state in (State.REACHED, State.NOT_STARTED, State.NO_DATA):
        return told
    return f"{told} ({round(progress * 100)} % of the way)"


def _because(reason: Reason | None) -> str:
    if reason is None:
        return ", and no insight explains it yet"
    mechanism = clause(reason.mechanism).removeprefix("because ")
    people = f"{reason.people} {'person' if reason.people == 1 else 'people'}"
    return f", mainly because {mechanism}, which is {reason.sure} ({people})"


def _then(then: Next | None) -> str:
    if then is None or not then.step.strip():
        return "no next step is agreed"
    who = ", ".join(part for part in (then.owner, f"by {_day(then.due)}" if then.due else "") if part)
    return f"next: {clause(then.step)}" + (f" ({who})" if who else "")


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
