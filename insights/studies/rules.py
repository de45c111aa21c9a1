"""Pure decisions about studies, consent and tasks."""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

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


def people_by_segment(segments: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """How many people there are of each kind: ("segment", "new 3, returning 5"), the largest first."""
    counts: dict[str, Counter[str]] = {}
    for segment in segments:
        for name, value in segment.items():
            counts.setdefault(name, Counter())[str(value)] += 1
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
