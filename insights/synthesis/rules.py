"""Pure decisions about insights and claims: how sure, what the numbers say, in which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """Whether an insight asks for something to be done."""

    ACTIONABLE = "actionable"
    INFORMATIVE = "informative"


class Status(StrEnum):
    """Where an insight stands; a published one is never deleted."""

    DRAFT = "draft"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"


class Confidence(StrEnum):
    """How sure its author is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Stance(StrEnum):
    """Which way evidence speaks."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"


class EvidenceKind(StrEnum):
    """What evidence can be."""

    HIGHLIGHT = "highlight"
    THEME = "theme"
    SCORE = "score"
    EXPERIMENT = "experiment"


class ClaimKind(StrEnum):
    """An explanation looks back over a period, a prediction forward to a day."""

    EXPLAINS = "explains"
    PREDICTS = "predicts"


class ClaimDirection(StrEnum):
    """Which way the number moves because of it."""

    UP = "up"
    DOWN = "down"


class ClaimStatus(StrEnum):
    """What people decided about a claim; the outcome is computed, the status is not."""

    HYPOTHESIS = "hypothesis"
    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"


class Verdict(StrEnum):
    """What the numbers say of a claim by themselves."""

    WAITING = "waiting"
    NO_VALUES = "no_values"
    AS_CLAIMED = "as_claimed"
    SMALLER = "smaller"
    AGAINST = "against"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A claim held against its number: values before and after, their difference, the verdict."""

    verdict: Verdict
    before: float | None = None
    after: float | None = None

    @property
    def change(self) -> float | None:
        """After less before, in the number's unit."""
        return None if self.before is None or self.after is None else self.after - self.before


HALF = 0.5


def outcome_of(
    direction: ClaimDirection,
    size: float | None,
    before: float | None,
    after: float | None,
    due: date | None,
    today: date,
) -> Outcome:
    """Hold a claim against the value before its start and the value at its end.

    As claimed: moved the claimed way by at least half of the claimed size (by anything, when no size is
    known). Smaller: the right way, but by less than half. Against: not at all, or the other way.
    """
    if due is not None and today < due:
        return Outcome(Verdict.WAITING, before, after)
    if before is None or after is None:
        return Outcome(Verdict.NO_VALUES, before, after)
    moved = (after - before) * (1 if direction is ClaimDirection.UP else -1)
    if moved <= 0:
        return Outcome(Verdict.AGAINST, before, after)
    if size and moved < HALF * abs(size):
        return Outcome(Verdict.SMALLER, before, after)
    return Outcome(Verdict.AS_CLAIMED, before, after)


class Sureness(StrEnum):
    """How sure the evidence makes us, in three steps."""

    WELL = "well_supported"
    SOME = "some_evidence"
    THIN = "thin_evidence"


@dataclass(frozen=True, slots=True)
class Basis:
    """What an insight rests on: people, not mentions; `age_days` is the age of its newest evidence."""

    people: int
    contradicting_people: int
    methods: int
    highlights: int
    scores: int
    age_days: int | None
    experiments: int = 0

    @property
    def measured(self) -> int:
        """Numbers it rests on: scores, and experiments with results."""
        return self.scores + self.experiments


MANY_PEOPLE = 5
OLD_DAYS = 365


def sureness(basis: Basis) -> Sureness:
    """Well supported: five people or more, or three and a number (score or experiment), of two methods or
    not contradicted by a third of them, no older than a year. Thin: fewer than three people and no number,
    or as many against it.
    """
    for_it, against = basis.people, basis.contradicting_people
    if (for_it < 3 and not basis.measured) or (against and against >= for_it):
        return Sureness.THIN
    old = basis.age_days is not None and basis.age_days > OLD_DAYS
    enough = for_it >= MANY_PEOPLE or (for_it >= 3 and basis.measured)
    if enough and not old and against * 3 < for_it:
        return Sureness.WELL
    return Sureness.SOME


SURENESS_WORDS = {
    Sureness.WELL: "well supported",
    Sureness.SOME: "supported by some evidence",
    Sureness.THIN: "resting on thin evidence",
}


def basis_in_words(basis: Basis) -> str:
    """What it rests on, as half a sentence: `7 people, 2 methods, 1 score; 1 person speaks against it`."""
    parts = [_count(basis.people, "person", "people")]
    if basis.methods:
        parts.append(_count(basis.methods, "method", "methods"))
    if basis.scores:
        parts.append(_count(basis.scores, "score", "scores"))
    if basis.experiments:
        parts.append(_count(basis.experiments, "experiment", "experiments"))
    text = ", ".join(parts)
    if basis.contradicting_people:
        verb = "speaks" if basis.contradicting_people == 1 else "speak"
        text += f"; {_count(basis.contradicting_people, 'person', 'people')} {verb} against it"
    return text


def _count(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


STRENGTH = {ClaimStatus.SUPPORTED: 2, ClaimStatus.HYPOTHESIS: 1, ClaimStatus.CONTRADICTED: 0}
SURENESS_RANK = {Sureness.WELL: 2, Sureness.SOME: 1, Sureness.THIN: 0}


def strength(status: ClaimStatus, sure: Sureness) -> int:
    """By what claims on a number are ranked: first what people decided, then how sure the evidence is."""
    return STRENGTH[status] * 10 + SURENESS_RANK[sure]


def missing_for_publication(statement: str, supporting: int, recommendation: str, kind: Kind) -> list[str]:
    """What an insight still lacks before others may rely on it."""
    missing = []
    if not statement.strip():
        missing.append("a statement")
    if not supporting:
        missing.append("at least one piece of supporting evidence")
    if kind is Kind.ACTIONABLE and not recommendation.strip():
        missing.append("a recommendation, since it asks for something to be done")
    return missing


def listed(parts: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1] if parts else ""
