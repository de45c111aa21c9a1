"""What is said in words: a key result's state with its reason; what waits for somebody; who did what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from insights.kernel.words import clause
from insights.metrics.rules.periods import Period, period_around
from insights.objectives.rules.kinds import State
from insights.search.rules import Bit
from insights.synthesis.rules import ClaimDirection, ClaimKind

STATE_WORDS = {
    State.REACHED: "This is reached",
    State.MISSED: "This was missed",
    State.NOT_STARTED: "This has not started yet",
    State.NO_DATA: "Whether this is on track cannot be told yet",
    State.ON_TRACK: "This is on track",
    State.NEEDS_ATTENTION: "This is behind its pace",
    State.OFF_TRACK: "This is far behind its pace",
}


MOST_LINES = 30


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a mail tells: its name, what is said of it, the path of its page."""

    name: str
    why: str
    path: str


class Bearing(StrEnum):
    """What a claim is to the present state: its reason, something against it, or what is yet to come."""

    BECAUSE = "mainly because"
    SHOULD_RISE = "and should rise because"
    SHOULD_FALL = "and should fall because"
    ALTHOUGH = "although"


GOING_WELL = frozenset({State.ON_TRACK, State.REACHED})


def bearing_of(kind: ClaimKind, direction: ClaimDirection, way: str, state: State) -> Bearing:
    """How a claim stands to the state of a key result whose number should go `way` ("up" or "down")."""
    if kind is ClaimKind.PREDICTS:
        return Bearing.SHOULD_RISE if direction is ClaimDirection.UP else Bearing.SHOULD_FALL
    helps = direction.value == way
    return Bearing.BECAUSE if helps is (state in GOING_WELL) else Bearing.ALTHOUGH


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, from a claim: its mechanism, how sure its evidence makes us, how many people, how it bears."""

    mechanism: str
    sure: str
    people: int
    bearing: Bearing = Bearing.BECAUSE


@dataclass(frozen=True, slots=True)
class Next:
    """What follows: the step, who does it, by when."""

    step: str
    owner: str = ""
    due: date | None = None


def plain_sentence(state: State, progress: float | None, reason: Reason | None, then: Next | None) -> str:
    """State, main reason, how sure in words, next step with owner and date, as one sentence."""
    return f"{_state(state, progress)}{_because(reason)}; {_then(then)}."


KIND_NAMES = {
    "key_result": "Key results",
    "objective": "Objectives",
    "metric": "Metrics",
    "insight": "Insights",
    "theme": "Pain points and themes",
    "highlight": "Highlights",
    "turn": "Said in sessions",
    "answer": "Survey answers",
    "experiment": "Experiments",
    "study": "Studies",
    "tag": "Codes",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: its title, the words around what was looked for, its page."""

    title: str
    bits: Sequence[Bit]
    url: str
    kind: str


def kind_place(kind: str) -> int:
    """Where a kind of things stands among those found: what was concluded before what was said."""
    names = list(KIND_NAMES)
    return names.index(kind) if kind in KIND_NAMES else len(names)


def grouped(hits: Sequence[Hit]) -> list[tuple[str, str, list[Hit]]]:
    """(kind, its name, hits) in the order of kinds; hits keep their order."""
    kinds = sorted({hit.kind for hit in hits}, key=kind_place)
    return [(kind, KIND_NAMES.get(kind, kind), [hit for hit in hits if hit.kind == kind]) for kind in kinds]


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
    return f", {reason.bearing.value} {mechanism}, which is {reason.sure} ({people})"


def _then(then: Next | None) -> str:
    if then is None or not then.step.strip():
        return "no next step is agreed"
    who = ", ".join(part for part in (then.owner, f"by {_day(then.due)}" if then.due else "") if part)
    return f"next: {clause(then.step)}" + (f" ({who})" if who else "")


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def reminder_subject(count: int) -> str:
    """The subject of a reminder."""
    return "1 thing waits for you in Insights" if count == 1 else f"{count} things wait for you in Insights"


def reminder_body(sections: Mapping[str, Sequence[Line]], base_url: str) -> str:
    """The text of a reminder: each section that is not empty, at most 30 lines of each, with links."""
    return _mail(
        sections,
        base_url,
        f"All your check-ins: {base_url}/check-ins",
        f"Such a mail comes once a day at most. To stop it: {base_url}/me",
    )


def digest_subject(period: Period) -> str:
    """The subject of a digest by mail."""
    return f"Insights: {period.label}"


def digest_body(sections: Mapping[str, Sequence[Line]], every: str, period: Period, base_url: str) -> str:
    """The text of a digest by mail, with links; `every` is weekly or monthly."""
    return _mail(
        sections,
        base_url,
        f"As a page: {base_url}/digest?every={every}&day={period.starts}",
        f"To have it weekly, monthly or not at all: {base_url}/me",
    )


def last_digest_period(every: str, today: date) -> Period:
    """The last week or month that is over."""
    return period_around(every, period_around(every, today).starts - timedelta(days=1))


def _mail(sections: Mapping[str, Sequence[Line]], base_url: str, *last: str) -> str:
    parts = ["Hello,\n"]
    for title, lines in sections.items():
        if not lines:
            continue
        parts.append(f"{title}:")
        parts += [
            f"- {one.name}{f' ({one.why})' if one.why else ''}\n  {base_url}{one.path}"
            for one in lines[:MOST_LINES]
        ]
        if len(lines) > MOST_LINES:
            parts.append(f"- and {len(lines) - MOST_LINES} more")
        parts.append("")
    return "\n".join([*parts, *last]) + "\n"


SEVERAL = {"wrote an insight": "wrote {} insights", "led a study": "led {} studies"}


def credits_of(did: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """(name, all they did) from single deeds in order: "owns it, checked in 3 times"; no name, no mention."""
    counted: dict[str, dict[str, int]] = {}
    for name, what in did:
        if name:
            deeds = counted.setdefault(name, {})
            deeds[what] = deeds.get(what, 0) + 1
    return [
        (name, ", ".join(_times(what, times) for what, times in deeds.items()))
        for name, deeds in counted.items()
    ]


def _times(what: str, times: int) -> str:
    return what if times == 1 else SEVERAL.get(what, what + " {} times").format(times)
