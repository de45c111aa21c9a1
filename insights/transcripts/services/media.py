"""Recordings of sessions: kept as they come, found again by the name of their transcript."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel.actor import Actor
from insights.kernel.blobs import Blob
from insights.kernel.ids import fold
from insights.studies import services as studies
from insights.studies.models import Study, StudySession
from insights.studies.rules import SessionKind
from insights.transcripts.models import SessionMedia, Transcript, TranscriptImport
from insights.transcripts.rules import NOT_TRANSCRIBED, ImportState, clean_name, title_of


def keep_recording(
    session: Session,
    actor: Actor,
    study: Study,
    file_name: str,
    blob: Blob,
    media_type: str,
    kind: SessionKind,
    held_on: date,
) -> SessionMedia:
    """Keep an uploaded recording with the session of its name, or with a new session."""
    title = title_of(clean_name(file_name))
    conversation = session_named(session, study.id, title, without=SessionMedia)
    joined = conversation is not None
    if conversation is None:
        conversation = studies.add_session(session, actor, study, kind, title, held_on)
    media = attach_recording(session, actor, conversation, file_name, blob, media_type)
    said = f"Kept with the session {conversation.title}." if joined else NOT_TRANSCRIBED
    session.add(
        TranscriptImport(
            study_id=study.id,
            file_name=media.file_name,
            sha256=blob.sha256,
            size=blob.size,
            session_kind=kind.value,
            held_on=held_on,
            state=ImportState.DONE.value,
            warnings=[{"line": None, "message": said}],
            created_by=actor.user_id,
        )
    )
    session.flush()
    return media


def attach_recording(
    session: Session, actor: Actor, conversation: StudySession, file_name: str, blob: Blob, media_type: str
) -> SessionMedia:
    """Let a recording belong to a session, in place of the one that it may have."""
    for row in _recordings_of(session, conversation.id):
        session.delete(row)
    session.flush()
    media = SessionMedia(
        study_id=conversation.study_id,
        session_id=conversation.id,
        file_name=clean_name(file_name),
        media_type=media_type,
        sha256=blob.sha256,
        size=blob.size,
    )
    session.add(media)
    session.flush()
    record_audit(session, actor, "transcripts.attach_recording", "session", conversation.id)
    return media


def remove_recording(session: Session, actor: Actor, media: SessionMedia) -> None:
    """Take a recording from its session."""
    record_audit(session, actor, "transcripts.remove_recording", "session", media.session_id)
    session.delete(media)
    session.flush()


def session_named(
    session: Session, study_id: int, title: str, without: type[SessionMedia] | type[Transcript]
) -> StudySession | None:
    """The study's session of this title that has no recording, or no transcript, yet."""
    taken = select(without.session_id).where(without.session_id.is_not(None))
    rows = session.scalars(
        select(StudySession)
        .where(StudySession.study_id == study_id, StudySession.id.not_in(taken))
        .order_by(StudySession.id)
    )
    return next((row for row in rows if fold(row.title) == fold(title)), None)


def _recordings_of(session: Session, session_id: int) -> Sequence[SessionMedia]:
    return session.scalars(select(SessionMedia).where(SessionMedia.session_id == session_id)).all()
