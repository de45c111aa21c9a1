"""From an upload to a whole transcript."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel.actor import Actor
from insights.kernel.blobs import Blob
from insights.kernel.db import lock_row
from insights.kernel.errors import InvalidInput
from insights.studies import services as studies
from insights.studies.models import Study, StudySession
from insights.studies.rules import SessionKind
from insights.transcripts import queries
from insights.transcripts.models import Section, SessionMedia, Transcript, TranscriptImport
from insights.transcripts.rules import ImportState, clean_name, task_title, title_of
from insights.transcripts.services.media import session_named
from insights.transcripts.services.removal import erased_speakers, forget_files, remove_unfinished
from insights.transcripts.services.speech import ask_for_splitting
from insights.worker import enqueue

DISCARDED = {ImportState.SAME.value, ImportState.NEWER.value, ImportState.FAILED.value}


def accept_upload(
    session: Session, actor: Actor, study: Study, file_name: str, blob: Blob, kind: SessionKind, held_on: date
) -> TranscriptImport:
    """Keep an uploaded file's row and ask a worker to read it."""
    row = noted(session, actor, study, file_name, blob, kind, held_on)
    ask_for_reading(session, actor, row)
    return row


def recognise_upload(
    session: Session, actor: Actor, study: Study, file_name: str, blob: Blob, kind: SessionKind, held_on: date
) -> TranscriptImport:
    """As `accept_upload`, but content that the study has already waits for a person's word."""
    lock_row(session, study)  # two uploads of one file at once: the later one sees the first
    known = queries.twins_of(session, study.id, [blob.sha256])
    row = noted(session, actor, study, file_name, blob, kind, held_on)
    if known:
        row.state = ImportState.SAME.value
        session.flush()
    else:
        ask_for_reading(session, actor, row)
    return row


def accept_members(
    session: Session,
    actor: Actor,
    bundle: TranscriptImport,
    members: Sequence[tuple[str, Blob]],
    left_out: Sequence[Mapping[str, str]],
) -> list[TranscriptImport]:
    """Each file of an archive as an upload of its own; what was left out stands at the archive's row."""
    study = session.get_one(Study, bundle.study_id)
    kind = SessionKind(bundle.session_kind)
    rows = [
        recognise_upload(session, actor, study, name, blob, kind, bundle.held_on) for name, blob in members
    ]
    taken = "1 file was taken out of it." if len(rows) == 1 else f"{len(rows)} files were taken out of it."
    for row in rows:
        row.erased = list(bundle.erased)
    bundle.state, bundle.erased = ImportState.DONE.value, []
    bundle.warnings = [
        {"line": None, "message": taken},
        *({"line": None, "message": f"{item['name']}: {item['reason']}"} for item in left_out),
    ]
    session.flush()
    return rows


def import_anyway(session: Session, actor: Actor, row: TranscriptImport) -> None:
    """Read an upload as a session of its own, although the study has its content or an older version."""
    row = lock_row(session, row)
    if row.state not in (ImportState.SAME.value, ImportState.NEWER.value):
        raise InvalidInput("This file does not wait for a decision any more.")
    row.alone, row.renews_id, row.warnings = True, None, []
    ask_for_reading(session, actor, row)


def take_as_update(session: Session, actor: Actor, row: TranscriptImport) -> Transcript:
    """Let a repeated upload give its kind and day to the session that is there; what was marked stays."""
    twin = queries.twin_of(session, row.study_id, row.sha256)
    if row.state != ImportState.SAME.value or twin is None or twin.transcript_id is None:
        raise InvalidInput("The first upload of this content is no transcript (yet). Import it anyway.")
    transcript = session.get_one(Transcript, twin.transcript_id)
    conversation = session.get(StudySession, transcript.session_id) if transcript.session_id else None
    if conversation is not None:
        conversation.kind, conversation.held_on = row.session_kind, row.held_on
    row.state, row.transcript_id = ImportState.DONE.value, transcript.id
    row.warnings = [{"line": None, "message": "Taken as an update: kind and day of the session were set."}]
    ask_for_splitting(session, actor, transcript)
    record_audit(session, actor, "transcripts.update", "transcript", transcript.id)
    return transcript


def discard_import(session: Session, actor: Actor, row: TranscriptImport) -> None:
    """Forget a file that waits or failed, with what was read of it; a daily sweep drops its content."""
    row = lock_row(session, row)
    if row.state not in DISCARDED:
        raise InvalidInput("This file does not wait for a decision any more.")
    if row.transcript_id is not None:
        while remove_unfinished(session, row.transcript_id):
            pass  # it goes on where it stopped
    record_audit(session, actor, "transcripts.discard", "transcript_import", row.id)
    session.delete(row)
    session.flush()


def retry_reading(session: Session, actor: Actor, row: TranscriptImport) -> None:
    """Read a failed upload again."""
    if row.state != ImportState.FAILED.value:
        raise InvalidInput("Only a file that could not be read can be tried again.")
    ask_for_reading(session, actor, row)


def _recorded(session: Session, study_id: int, title: str) -> StudySession | None:
    """The session of this title whose recording waits for its transcript."""
    found = session_named(session, study_id, title, without=Transcript)
    recordings = select(SessionMedia.id).where(SessionMedia.session_id == found.id) if found else None
    return found if recordings is not None and session.scalar(recordings) is not None else None


def noted(
    session: Session, actor: Actor, study: Study, file_name: str, blob: Blob, kind: SessionKind, held_on: date
) -> TranscriptImport:
    """The row of an uploaded file."""
    row = TranscriptImport(
        study_id=study.id,
        file_name=clean_name(file_name),
        sha256=blob.sha256,
        size=blob.size,
        session_kind=kind.value,
        held_on=held_on,
        created_by=actor.user_id,
    )
    session.add(row)
    session.flush()
    record_audit(session, actor, "transcripts.upload", "transcript_import", row.id)
    return row


def ask_for_reading(session: Session, actor: Actor, row: TranscriptImport) -> None:
    """Queue the reading of an upload, again after a failure."""
    row.state, row.reason, row.line, row.refused = ImportState.QUEUED.value, "", None, False
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


def mark_failed(
    session: Session, row: TranscriptImport, reason: str, line: int | None = None, *, refused: bool = False
) -> None:
    """Write down why an upload could not be read, and whether its content is to blame."""
    row.state, row.reason, row.line, row.refused = ImportState.FAILED.value, reason, line, refused
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
    study = session.get_one(Study, row.study_id)
    kind = SessionKind(row.session_kind)
    conversation = _recorded(session, study.id, transcript.title) or studies.add_session(
        session, actor, study, kind, transcript.title, row.held_on
    )
    transcript.session_id = conversation.id
    transcript.turn_count, transcript.word_count, transcript.whole = turns, words, True
    row.transcript_id, row.state, row.warnings, row.erased = (
        transcript.id,
        ImportState.DONE.value,
        list(warnings),
        [],
    )
    for heading in session.scalars(
        select(Section.title).where(Section.transcript_id == transcript.id, Section.is_task)
    ):
        studies.task_named(session, row.study_id, task_title(heading))
    for name, amount in (("transcripts", 1), ("passages", passages)):
        studies.add_to_tally(session, row.study_id, name, amount)
    record_audit(session, actor, "transcripts.import", "transcript", transcript.id)
    session.flush()
    if session.scalar(erased_speakers(transcript.id).limit(1)) is not None:
        forget_files(session, {transcript.id}, f"transcript:{transcript.id}")
    return transcript
