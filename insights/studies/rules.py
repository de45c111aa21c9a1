"""Pure decisions about studies, consent and tasks."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from insights.analysis.stats.tasks import Attempt, TaskStatistics, task_statistics
from insights.kernel.errors import InvalidInput
from insights.kernel.ids import fold


class Method(StrEnum):
    """How a study learns."""

    INTERVIEWS = "interviews"
    USABILITY_TEST = "usability_test"
    FOCUS_GROUP = "focus_group"
    SURVEY = "survey"
    MIXED = "mixed_methods"


class SessionKind(StrEnum):
    """What kind of conversation a session was."""

    INTERVIEW = "interview"
    USABILITY_TEST = "usability_test"
    FOCUS_GROUP = "focus_group"
    SUPPORT_CALL = "support_call"


class StudyStatus(StrEnum):
    """Where a study stands."""

    PLANNED = "planned"
    RUNNING = "running"
    ANALYSED = "analysed"
    CLOSED = "closed"


class Scope(StrEnum):
    """What a participant's consent is about."""

    ANALYSIS = "analysis"
    QUOTES_INSIDE = "quotes_inside"
    QUOTES_OUTSIDE = "quotes_outside"


# what stands where a person's words would be quoted, had they not withdrawn their consent to that
NOT_QUOTED = "[not to be quoted]"
WITHOUT_RECORD = frozenset({Scope.ANALYSIS, Scope.QUOTES_INSIDE})


@dataclass(frozen=True, slots=True)
class ConsentPeriod:
    """Consent to a scope from a day on, until it was withdrawn."""

    scope: Scope
    given_on: date
    withdrawn_on: date | None = None


def consent_allows(scope: Scope, periods: Iterable[ConsentPeriod], on: date) -> bool:
    """Whether a participant's recorded consent allows `scope` on a day.

    Nothing recorded for the scope allows analysis and quotes inside the company, never outside. The latest
    record for the scope decides; a withdrawal holds from its day on.
    """
    own = sorted((p for p in periods if p.scope == scope), key=lambda p: p.given_on)
    if not own:
        return scope in WITHOUT_RECORD
    last = own[-1]
    return last.given_on <= on and (last.withdrawn_on is None or on < last.withdrawn_on)


def consent_states(periods: Iterable[ConsentPeriod], on: date) -> dict[Scope, str]:
    """What stands recorded for each scope on a day: given, withdrawn or not_recorded."""
    known = list(periods)
    states = {}
    for scope in Scope:
        begun = [p for p in known if p.scope == scope and p.given_on <= on]
        if not begun:
            states[scope] = "not_recorded"
        else:
            states[scope] = "given" if consent_allows(scope, begun, on) else "withdrawn"
    return states


def segment_in(text: str) -> dict[str, str]:
    """Segment fields from lines of `name: value`; InvalidInput names the line that has no colon."""
    segment = {}
    for number, line in enumerate(text.splitlines(), start=1):
        name, colon, value = (part.strip() for part in line.partition(":"))
        if not line.strip():
            continue
        if not colon or not name or not value:
            raise InvalidInput(f"Line {number} is not a field and its value, like “plan: free”.", "segment")
        segment[name[:60]] = value[:200]
    return segment


def segment_fields(segments: Iterable[Mapping[str, Any]]) -> list[str]:
    """The names of all fields, in the order in which they first appear."""
    return list(dict.fromkeys(name for segment in segments for name in segment))


def seconds_in(text: str) -> float | None:
    """Seconds from `83`, `83,5`, `1:23` or `1:02:03`; None when empty, InvalidInput when neither."""
    parts = text.strip().replace(",", ".").split(":")
    if parts == [""]:
        return None
    if len(parts) > 3 or not all(re.fullmatch(r"\d{1,7}", p) for p in parts[:-1]):
        raise InvalidInput(f"“{text.strip()}” is no time: give seconds, or minutes and seconds as 1:23.")
    if not re.fullmatch(r"\d{1,7}(\.\d+)?", parts[-1]):
        raise InvalidInput(f"“{text.strip()}” is no time: give seconds, or minutes and seconds as 1:23.")
    return sum(float(part) * 60**power for power, part in enumerate(reversed(parts)))


def whole_in(text: str, least: int, most: int) -> int | None:
    """A whole number between two bounds; None when empty, InvalidInput when it is none."""
    text = text.strip()
    if not text:
        return None
    if not re.fullmatch(r"\d{1,6}", text) or not least <= int(text) <= most:
        raise InvalidInput(f"“{text}” is no whole number from {least} to {most}.")
    return int(text)


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of a group of tries, by name: a task, a session, or all of them."""

    name: str
    tries: int
    found: TaskStatistics


def measured(name: str, attempts: Sequence[Attempt]) -> Measured:
    """A group's statistics under its name."""
    return Measured(name, len(attempts), task_statistics(attempts))


def people_by_segment(segments: Iterable[tuple[Mapping[str, Any], int]]) -> list[tuple[str, str]]:
    """From people by segment to people of each kind: ("plan", "new 3, returning 5"), the largest first."""
    counts: dict[str, Counter[str]] = {}
    for segment, people in segments:
        for name, value in segment.items():
            counts.setdefault(name, Counter())[str(value)] += people
    return [
        (
            name,
            ", ".join(f"{value} {count}" for value, count in sorted(c.items(), key=lambda i: (-i[1], i[0]))),
        )
        for name, c in counts.items()
    ]


def alias_digest(secret_key: str, study_id: int, label: str) -> str:
    """A keyed digest that recognises a speaker's label inside one study without storing the name."""
    text = f"{study_id}:{fold(label)}"
    return hmac.new(secret_key.encode(), text.encode(), hashlib.sha256).hexdigest()
