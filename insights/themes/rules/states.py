"""The states and kinds of runs, themes, proposals and decisions, and the keys of passages and people."""

from __future__ import annotations

from enum import StrEnum


class RunState(StrEnum):
    """Where an analysis stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


LIVE_RUN = (RunState.QUEUED.value, RunState.RUNNING.value)


class ThemeStatus(StrEnum):
    """What people made of a theme."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    MERGED = "merged"


OPEN = (ThemeStatus.SUGGESTED.value, ThemeStatus.CONFIRMED.value)


class ThemeKind(StrEnum):
    """What the passages of a theme mostly are."""

    PAIN_POINT = "pain_point"
    REQUEST = "request"
    PRAISE = "praise"
    QUESTION = "question"
    TOPIC = "topic"


class ReaderState(StrEnum):
    """Where a version of the own reading of kinds stands: only one is in use."""

    LEARNING = "learning"
    FAILED = "failed"
    READY = "ready"
    IN_USE = "in_use"
    FORMER = "former"
    DECLINED = "declined"


class ProposalKind(StrEnum):
    """What a further run proposes."""

    NEW = "new"
    GROW = "grow"
    SPLIT = "split"
    MERGE = "merge"
    FADING = "fading"


class ProposalState(StrEnum):
    """What became of a proposal; a newer run supersedes those nobody answered."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"


class Action(StrEnum):
    """What a person decided."""

    CONFIRM = "confirm"
    REJECT = "reject"
    RENAME = "rename"
    MERGE = "merge"
    MOVE = "move"
    KIND = "kind"
    ACCEPT = "accept"
    REFUSE = "refuse"


FOR = (Action.CONFIRM.value, Action.MERGE.value, Action.ACCEPT.value)
AGAINST = (Action.REJECT.value, Action.REFUSE.value)


class SourceKind(StrEnum):
    """Where a passage stands: in a turn of a transcript, or in an open answer."""

    TURN = "turn"
    ANSWER = "answer"


def passage_key(kind: SourceKind, number: int) -> str:
    """The key of a passage in an analysis: t12 for a transcript's passage, a12 for an open answer."""
    return f"{kind.value[0]}{number}"


def place_of_key(key: str) -> tuple[SourceKind, int]:
    """The inverse of `passage_key`."""
    return (SourceKind.TURN if key[0] == "t" else SourceKind.ANSWER), int(key[1:])


def person_key(participant_id: int | None, source: str) -> str:
    """Whom a passage counts for: the participant, else the source it stands in."""
    return f"p{participant_id}" if participant_id is not None else source
