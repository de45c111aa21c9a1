"""Writes of transcripts: from an upload to a whole transcript, its speakers, its removal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel.actor import Actor
from insights.kernel.blobs import Blob
from insights.search.rules import Visibility
from insights.search.services import Found, forget, put
from insights.studies import services as studies
from insights.studies.models import Study, StudySession
from insights.studies.rules import SessionKind
from insights.transcripts.models import (
    Section,
    Speaker,
    Transcript,
    TranscriptImport,
    TranscriptPassage,
    Turn,
)
from insights.transcripts.rules import ImportState, title_of
from insights.worker import enqueue

ERASED = "[erased]"


def accept_upload(
    session: Session, actor: Actor, study: Study, file_name: str, blob: Blob, kind: SessionKind, held_on: date
) -> TranscriptImport:
    """Keep an uploaded file's row and ask a worker to read it."""
    row = TranscriptImport(
        study_id=study.id,
        file_name=file_name[-255:] or "unnamed",
        sha256=blob.sha256,
        size=blob.size,
        session_kind=kind.value,
        held_on=held_on,
        created_by=actor.user_id,
    )
    session.add(row)
    session.flush()
    record_audit(session, actor, "transcripts.upload", "transcript_import", row.id)
    ask_for_reading(session, actor, row)
    return row


def ask_for_reading(session: Session, actor: Actor, row: TranscriptImport) -> None:
    """Queue the reading of an upload, again after a failure."""
    row.state, row.reason, row.line = ImportState.QUEUED.value, "", None
    enqueue(
        session,
        actor,
        "transcripts.import",
        {"import_id": row.id},
        key=f"transcripts.import:{row.id}",
        subject=("transcript_import", row.id),
        study_id=row.study_id,
    )


def mark_failed(session: Session, row: TranscriptImport, reason: str, line: int | None = None) -> None:
    """Write down why an upload could not be read."""
    row.state, row.reason, row.line = ImportState.FAILED.value, reason, line
    session.flush()


@dataclass(frozen=True, slots=True)
class SpeakerDraft:
    """A speaker's label as the file has it, and whether they seem to moderate."""

    label: str
    is_moderator: bool = False
    reason: str = ""


def begin_transcript(
    session: Session,
    row: TranscriptImport,
    *,
    format: str,
    language: str | None,
    duration: float | None,
    segments: int,
) -> Transcript:
    """An unfinished transcript that no query shows yet."""
    transcript = Transcript(
        study_id=row.study_id,
        title=title_of(row.file_name),
        format=format,
        language=language,
        duration=duration,
        segments=segments,
    )
    session.add(transcript)
    session.flush()
    row.transcript_id = transcript.id
    session.flush()
    return transcript


def add_speakers(
    session: Session, secret_key: str, transcript: Transcript, drafts: Sequence[SpeakerDraft]
) -> list[Speaker]:
    """Speakers in order, each matched to a participant of the study or made a new one."""
    speakers = []
    for position, draft in enumerate(drafts):
        participant_id = None
        if not draft.is_moderator:
            participant = studies.participant_behind(session, secret_key, transcript.study_id, draft.label)
            participant_id = participant.id
        speakers.append(
            Speaker(
                transcript_id=transcript.id,
                position=position,
                is_moderator=draft.is_moderator,
                reason=draft.reason[:300],
                participant_id=participant_id,
            )
        )
    session.add_all(speakers)
    session.flush()
    return speakers


@dataclass(frozen=True, slots=True)
class TurnDraft:
    """A turn to be stored; times in seconds."""

    position: int
    speaker_id: int | None
    start: float | None
    end: float | None
    text: str


def add_turns(session: Session, transcript: Transcript, drafts: Sequence[TurnDraft]) -> list[int]:
    """Store a batch of turns; their ids in the order given."""
    if not drafts:
        return []
    values = [
        {
            "transcript_id": transcript.id,
            "position": d.position,
            "speaker_id": d.speaker_id,
            "start": d.start,
            "end": d.end,
            "text": d.text,
        }
        for d in drafts
    ]
    rows = session.scalars(insert(Turn).returning(Turn.id, sort_by_parameter_order=True), values)
    return list(rows)


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


def add_sections(session: Session, transcript: Transcript, sections: Iterable[Section]) -> None:
    """Store the headings of a transcript."""
    for section in sections:
        section.transcript_id = transcript.id
        session.add(section)
    session.flush()


def index_turns(
    session: Session,
    transcript: Transcript,
    turns: Iterable[tuple[int, str, int | None]],
) -> None:
    """Let turns be found by their words: (turn id, text, participant id)."""
    put(
        session,
        [
            Found(
                "turn",
                turn_id,
                transcript.title,
                text,
                Visibility.STUDY,
                study_id=transcript.study_id,
                participant_id=participant_id,
                page_id=transcript.id,
            )
            for turn_id, text, participant_id in turns
        ],
    )


def finish_transcript(
    session: Session,
    actor: Actor,
    row: TranscriptImport,
    transcript: Transcript,
    *,
    turns: int,
    words: int,
    passages: int,
    warnings: Sequence[Mapping[str, object]],
) -> Transcript:
    """Make the transcript visible, whole, with its session and the study's counts."""
    conversation = StudySession(
        study_id=row.study_id, kind=row.session_kind, title=transcript.title, held_on=row.held_on
    )
    session.add(conversation)
    session.flush()
    transcript.session_id = conversation.id
    transcript.turn_count, transcript.word_count, transcript.whole = turns, words, True
    row.transcript_id, row.state, row.warnings = transcript.id, ImportState.DONE.value, list(warnings)
    for name, amount in (("sessions", 1), ("transcripts", 1), ("passages", passages)):
        studies.add_to_tally(session, row.study_id, name, amount)
    record_audit(session, actor, "transcripts.import", "transcript", transcript.id)
    session.flush()
    return transcript


def remove_unfinished(session: Session, row: TranscriptImport, transcript_id: int) -> None:
    """Drop what a crashed reading left behind."""
    transcript = session.get(Transcript, transcript_id)
    if transcript is not None and not transcript.whole:
        _remove_rows(session, transcript)


def remove_transcript(session: Session, actor: Actor, transcript: Transcript) -> None:
    """Remove a transcript with its session and everything said in it."""
    of_it = select(func.count()).where(TranscriptPassage.transcript_id == transcript.id)
    passages = session.scalar(of_it) or 0
    record_audit(session, actor, "transcripts.remove", "transcript", transcript.id)
    for name, amount in (("transcripts", -1), ("passages", -passages)):
        studies.add_to_tally(session, transcript.study_id, name, amount)
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


def correct_speaker(
    session: Session, actor: Actor, transcript: Transcript, speaker: Speaker, is_moderator: bool
) -> None:
    """Say who moderates: a moderator is no participant, their words are not analysed."""
    if speaker.is_moderator == is_moderator:
        return
    speaker.is_moderator = is_moderator
    speaker.reason = "corrected by hand"
    if is_moderator:
        speaker.participant_id = None
    elif speaker.participant_id is None:
        speaker.participant_id = studies.create_participant(session, transcript.study_id).id
    record_audit(session, actor, "transcripts.correct_speaker", "transcript", transcript.id)
    session.flush()
    enqueue(
        session,
        actor,
        "transcripts.split",
        {"transcript_id": transcript.id},
        key=f"transcripts.split:{transcript.id}",
        subject=("transcript", transcript.id),
        study_id=transcript.study_id,
    )


def replace_passages(session: Session, transcript: Transcript, drafts: Sequence[PassageDraft]) -> int:
    """Store a new splitting: passages that stayed the same keep their id; how many there are now."""
    known = {
        (p.turn_id, p.start, p.end, p.text_hash): p
        for p in session.scalars(
            select(TranscriptPassage).where(TranscriptPassage.transcript_id == transcript.id)
        )
    }
    wanted = {(d.turn_id, d.start, d.end, d.text_hash): d for d in drafts}
    for place, passage in known.items():
        if place in wanted:
            passage.participant_id = wanted[place].participant_id
        else:
            session.delete(passage)
    added = add_passages(session, transcript, [d for place, d in wanted.items() if place not in known])
    gone = sum(place not in wanted for place in known)
    studies.add_to_tally(session, transcript.study_id, "passages", added - gone)
    session.flush()
    return len(wanted)


def erase_person(session: Session, participant_id: int) -> int:
    """Blank what a participant said and forget that it was them; rows touched."""
    speakers = session.scalars(select(Speaker).where(Speaker.participant_id == participant_id)).all()
    ids = [speaker.id for speaker in speakers]
    blanked = session.execute(update(Turn).where(Turn.speaker_id.in_(ids)).values(text=ERASED))
    gone = session.execute(
        delete(TranscriptPassage).where(TranscriptPassage.participant_id == participant_id)
    )
    for speaker in speakers:
        speaker.participant_id = None
    session.flush()
    return len(ids) + blanked.rowcount + gone.rowcount
