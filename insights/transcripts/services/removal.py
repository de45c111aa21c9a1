"""Taking away: transcripts, what a crash left, what an erased person said."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Select, delete, func, select, update
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel.actor import SYSTEM, Actor
from insights.kernel.db import lock_row, rows_touched
from insights.search.services import forget
from insights.studies import services as studies
from insights.studies.models import ParticipantAlias, StudySession
from insights.transcripts.models import (
    SessionMedia,
    Speaker,
    Transcript,
    TranscriptImport,
    TranscriptPassage,
    Turn,
)
from insights.transcripts.rules import ImportState
from insights.worker import enqueue

ERASED = "[erased]"


def remove_unfinished(session: Session, transcript_id: int, limit: int = 2000) -> bool:
    """Drop the next `limit` turns of what a crashed reading left, at last its row; whether more is left."""
    transcript = session.get(Transcript, transcript_id)
    if transcript is None or transcript.whole:
        return False
    of_it = select(Turn.id).where(Turn.transcript_id == transcript_id).order_by(Turn.id).limit(limit)
    turn_ids = session.scalars(of_it).all()
    if not turn_ids:
        speakers = select(Speaker.participant_id).where(Speaker.transcript_id == transcript_id)
        people = {person for person in session.scalars(speakers) if person is not None}
        _remove_rows(session, transcript)
        known = set(session.scalars(select(Speaker.participant_id).where(Speaker.participant_id.in_(people))))
        studies.forget_strangers(session, people - known)
        return False
    forget(session, "turn", turn_ids)
    session.execute(delete(TranscriptPassage).where(TranscriptPassage.turn_id.in_(turn_ids)))
    session.execute(delete(Turn).where(Turn.id.in_(turn_ids)))
    return True


def remove_transcript(session: Session, actor: Actor, transcript: Transcript) -> None:
    """Remove a transcript with its session and everything said in it."""
    transcript = lock_row(session, transcript)
    of_it = select(func.count()).where(TranscriptPassage.transcript_id == transcript.id)
    passages = session.scalar(of_it) or 0
    record_audit(session, actor, "transcripts.remove", "transcript", transcript.id)
    for name, amount in (("transcripts", -1), ("passages", -passages)):
        studies.add_to_tally(session, transcript.study_id, name, amount)
    studies.say_material_changed(session, transcript.study_id)
    conversation = session.get(StudySession, transcript.session_id) if transcript.session_id else None
    _remove_rows(session, transcript)
    if conversation is not None:
        studies.remove_session(session, actor, conversation)


def _remove_rows(session: Session, transcript: Transcript) -> None:
    turn_ids = session.scalars(select(Turn.id).where(Turn.transcript_id == transcript.id)).all()
    for first in range(0, len(turn_ids), 500):
        forget(session, "turn", turn_ids[first : first + 500])
    session.execute(
        update(TranscriptImport)
        .where(TranscriptImport.transcript_id == transcript.id)
        .values(transcript_id=None)
    )
    session.delete(transcript)
    session.flush()


def erase_person(session: Session, participant_id: int) -> int:
    """Blank what a participant said and forget that it was them, with files and recordings; rows touched.

    Files that wait, or are being read, are told whose words to leave out.
    """
    _tell_waiting(session, participant_id)
    speakers = session.scalars(select(Speaker).where(Speaker.participant_id == participant_id)).all()
    ids, spoken_in = [one.id for one in speakers], {one.transcript_id for one in speakers}
    # a worker that splits one of them into passages waits until nothing of the person is left in it
    places = select(Transcript.id).where(Transcript.id.in_(spoken_in)).order_by(Transcript.id)
    session.execute(places.with_for_update())
    touched = rows_touched(session, update(Turn).where(Turn.speaker_id.in_(ids)).values(text=ERASED))
    touched += _remove_passages(session, participant_id)
    files = forget_files(session, spoken_in, f"person:{participant_id}")
    for speaker in speakers:
        speaker.participant_id = None
    session.flush()
    return len(ids) + touched + files


def erased_speakers(transcript_id: int) -> Select[int]:
    """Speakers who were a participant of a transcript and are nobody any more, by their ids."""
    own = (Speaker.transcript_id == transcript_id, ~Speaker.is_moderator, Speaker.participant_id.is_(None))
    return select(Speaker.id).where(*own)


def _tell_waiting(session: Session, participant_id: int) -> None:
    """Note a participant's labels at the files of their studies that are not read yet."""
    known = select(ParticipantAlias).where(ParticipantAlias.participant_id == participant_id)
    labels: dict[int, set[str]] = {}
    for alias in session.scalars(known):
        labels.setdefault(alias.study_id, set()).add(alias.digest)
    waiting = select(TranscriptImport).where(
        TranscriptImport.study_id.in_(labels), TranscriptImport.state != ImportState.DONE.value
    )
    for row in session.scalars(waiting):
        row.erased = sorted(labels[row.study_id].union(row.erased))


def _remove_passages(session: Session, participant_id: int) -> int:
    """Remove a participant's passages; those of a transcript that is still being read count nowhere yet."""
    own = TranscriptPassage.participant_id == participant_id
    counted = select(TranscriptPassage.study_id).join(Transcript).where(own, Transcript.whole)
    for study_id, amount in Counter(session.scalars(counted)).items():
        studies.add_to_tally(session, study_id, "passages", -amount)
    return rows_touched(session, delete(TranscriptPassage).where(own))


def forget_files(session: Session, transcript_ids: set[int], reason: str) -> int:
    """Let go of the files and recordings in which a person speaks, and of archives they may have come in."""
    spoken_in = select(Transcript.study_id, Transcript.session_id).where(Transcript.id.in_(transcript_ids))
    places = session.execute(spoken_in).all()
    media = session.scalars(
        select(SessionMedia).where(SessionMedia.session_id.in_([place.session_id for place in places]))
    ).all()
    read = select(TranscriptImport.sha256).where(TranscriptImport.transcript_id.in_(transcript_ids))
    hashes = {*session.scalars(read), *(row.sha256 for row in media)} - {""}
    bundled = TranscriptImport.study_id.in_([place.study_id for place in places]) & (
        func.lower(TranscriptImport.file_name).endswith(".zip")
    )
    rows = session.scalars(
        select(TranscriptImport).where(
            TranscriptImport.sha256.in_(hashes) | TranscriptImport.renews_id.in_(transcript_ids) | bundled
        )
    ).all()
    hashes |= {row.sha256 for row in rows} - {""}
    for row in rows:
        row.sha256, row.file_name, row.warnings = "", ERASED, []
    for recording in media:
        session.delete(recording)
    session.flush()
    if hashes:
        payload = {"hashes": sorted(hashes)}
        enqueue(session, SYSTEM, "transcripts.drop_files", payload, key=f"transcripts.drop:{reason}")
    return len(rows) + len(media)
