"""Passages of a transcript: stored, and stored anew after a correction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from insights.studies import services as studies
from insights.transcripts.models import Transcript, TranscriptPassage


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


def replace_passages(
    session: Session, transcript: Transcript, turn_ids: Collection[int], drafts: Sequence[PassageDraft]
) -> int:
    """Store a new splitting of these turns, what stayed the same with its id; how many passages there are."""
    of_turns = TranscriptPassage.turn_id.in_(list(turn_ids))
    known = {
        (p.turn_id, p.start, p.end, p.text_hash): p
        for p in session.scalars(select(TranscriptPassage).where(of_turns))
    }
    wanted = {(d.turn_id, d.start, d.end, d.text_hash): d for d in drafts}
    for place, passage in known.items():
        if place in wanted:
            passage.participant_id = wanted[place].participant_id
        else:
            session.delete(passage)
    added = add_passages(session, transcript, [d for place, d in wanted.items() if place not in known])
    gone = sum(place not in wanted for place in known)
    if added != gone:
        studies.add_to_tally(session, transcript.study_id, "passages", added - gone)
    session.flush()
    return len(wanted)
