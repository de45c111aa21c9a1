"""From an upload to a whole transcript."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel.actor import Actor
from insights.kernel.blobs import Blob
from insights.studies import services as studies
from insights.studies.models import Study, StudySession
from insights.studies.rules import SessionKind
from insights.transcripts.models import Transcript, TranscriptImport
from insights.transcripts.rules import ImportState, title_of
from insights.worker import enqueue


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


def ask_for_clearing(session: Session, actor: Actor, row: TranscriptImport) -> None:
    """Queue the removal of what a failed reading left behind."""
    enqueue(session, actor, "transcripts.clear", {"import_id": row.id}, key=f"transcripts.clear:{row.id}")


def mark_failed(session: Session, row: TranscriptImport, reason: str, line: int | None = None) -> None:
    """Write down why an upload could not be read."""
    row.state, row.reason, row.line = ImportState.FAILED.value, reason, line
    session.flush()


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
