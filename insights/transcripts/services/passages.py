"""Passages of a transcript: stored, and stored anew after a correction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from insights.kernel.rewording import LEAST_KEPT
from insights.studies import services as studies
from insights.transcripts.models import Speaker, Transcript, TranscriptPassage, Turn
from insights.worker import record_fact

FOLLOWS = ("participant_id", "start", "end", "text", "text_hash", "language", "splitter")


@dataclass(frozen=True, slots=True)
class PassageDraft:
    """A passage to be stored: characters of its turn's text."""

    turn_id: int
    participant_id: int | None
    start: int
    end: int
    text: str
    text_hash: str
    language: str | None
    splitter: str


def add_passages(session: Session, transcript: Transcript, drafts: Iterable[PassageDraft]) -> int:
    """Store a batch of passages; how many."""
    values = [
        {
            "study_id": transcript.study_id,
            "transcript_id": transcript.id,
            "turn_id": d.turn_id,
            "participant_id": d.participant_id,
            "start": d.start,
            "end": d.end,
            "text": d.text,
            "text_hash": d.text_hash,
            "language": d.language,
            "splitter": d.splitter,
        }
        for d in drafts
    ]
    if values:
        session.execute(insert(TranscriptPassage), values)
    return len(values)


def add_first_passages(session: Session, transcript: Transcript, drafts: Sequence[PassageDraft]) -> None:
    """Store passages of a transcript that is being read; who was erased since they were split has none."""
    _, still_said = _still_said(session, {draft.turn_id for draft in drafts}, drafts)
    add_passages(session, transcript, still_said)


def replace_passages(
    session: Session, transcript: Transcript, turn_ids: Collection[int], drafts: Sequence[PassageDraft]
) -> int:
    """Store a new splitting of these turns; how many passages there are.

    A passage that overlaps a new one by half keeps its id, and with it all that was decided about it.
    Turns that were corrected or erased since the splitting began stay as they are: another was asked for.
    """
    turn_ids, drafts = _still_said(session, turn_ids, drafts)
    of_turns = TranscriptPassage.turn_id.in_(list(turn_ids))
    known = session.scalars(select(TranscriptPassage).where(of_turns).order_by(TranscriptPassage.id)).all()
    kept = _successors(known, drafts)
    doubtful = []
    for passage in known:
        at = kept.get(passage.id)
        if at is None:
            session.delete(passage)
            continue
        if _overlap(passage, drafts[at]) < LEAST_KEPT * max(_length(passage), _length(drafts[at])):
            doubtful.append(passage.id)
        for name in FOLLOWS:
            setattr(passage, name, getattr(drafts[at], name))
    taken = set(kept.values())
    added = add_passages(session, transcript, [d for at, d in enumerate(drafts) if at not in taken])
    gone = len(known) - len(kept)
    if added != gone:
        studies.add_to_tally(session, transcript.study_id, "passages", added - gone)
    session.flush()
    say_reworded(session, transcript.study_id, doubtful)
    return len(drafts)


def _still_said(
    session: Session, turn_ids: Collection[int], drafts: Sequence[PassageDraft]
) -> tuple[set[int], list[PassageDraft]]:
    """The turns that read as they were split, and the drafts of those, by whoever speaks them now."""
    speaking = select(Turn.id, Turn.text, Speaker.participant_id).outerjoin(
        Speaker, Speaker.id == Turn.speaker_id
    )
    said = {row.id: row for row in session.execute(speaking.where(Turn.id.in_(list(turn_ids))))}
    changed = {d.turn_id for d in drafts if said[d.turn_id].text[d.start : d.end] != d.text}
    kept = [
        replace(d, participant_id=said[d.turn_id].participant_id) for d in drafts if d.turn_id not in changed
    ]
    return said.keys() - changed, kept


def say_reworded(session: Session, study_id: int, passage_ids: Sequence[int]) -> None:
    """Let those who decided about passages know that these read otherwise now."""
    if passage_ids:
        record_fact(session, "passages.reworded", {"study_id": study_id, "passage_ids": sorted(passage_ids)})


def _successors(known: Sequence[TranscriptPassage], drafts: Sequence[PassageDraft]) -> dict[int, int]:
    """The draft that each passage becomes, by id: most overlap first, half of the shorter at least."""
    by_turn: dict[int, list[int]] = {}
    for at, draft in enumerate(drafts):
        by_turn.setdefault(draft.turn_id, []).append(at)
    pairs = [
        (-common, passage.id, at)
        for passage in known
        for at in by_turn.get(passage.turn_id, ())
        if (common := _overlap(passage, drafts[at]))
        and 2 * common >= min(_length(passage), _length(drafts[at]))
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, passage_id, at in sorted(pairs):
        if passage_id not in found and at not in taken:
            found[passage_id] = at
            taken.add(at)
    return found


def _overlap(one: TranscriptPassage | PassageDraft, other: TranscriptPassage | PassageDraft) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _length(one: TranscriptPassage | PassageDraft) -> int:
    return one.end - one.start
