"""Reading uploaded transcripts and splitting them into passages, in a worker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.analysis.text.model import Turn as SpokenTurn
from insights.analysis.text.splitting import passages_of
from insights.kernel.blobs import BlobStore
from insights.kernel.errors import UnreadableFile
from insights.kernel.settings import load_settings
from insights.transcripts import services
from insights.transcripts.models import Section, Speaker, Transcript, TranscriptImport, Turn
from insights.transcripts.readers.importing import read_confined
from insights.transcripts.services import PassageDraft, SpeakerDraft, TurnDraft
from insights.worker import JobFailed, JobRun, job

BATCH = 500


def _note_failure(session: Session, reason: str, import_id: int) -> None:
    row = session.get(TranscriptImport, import_id)
    if row is not None and row.state != "failed":
        services.mark_failed(session, row, reason)


@job("transcripts.import", queue="imports", on_failed=_note_failure)
def import_transcript(run: JobRun, import_id: int) -> None:
    """Read a file and store it in short batches; the last transaction makes it visible, whole."""
    settings = load_settings()
    with run.transaction() as session:
        row = session.get_one(TranscriptImport, import_id)
        if row.transcript_id is not None:
            services.remove_unfinished(session, row, row.transcript_id)
        file_name, sha256 = row.file_name, row.sha256
    run.progress(0, None, "Reading the file")
    try:
        read = read_confined(BlobStore(settings.data_dir / "blobs").path(sha256), file_name)
    except UnreadableFile as refusal:
        with run.transaction() as session:
            services.mark_failed(
                session, session.get_one(TranscriptImport, import_id), refusal.message, refusal.line
            )
        raise JobFailed(refusal.message) from None
    with run.transaction() as session:
        transcript_id, speakers = _begin(session, settings.secret_key, import_id, read)
    _store_turns(run, transcript_id, speakers, read["turns"])
    with run.transaction(last=True) as session:
        row, transcript = (
            session.get_one(TranscriptImport, import_id),
            session.get_one(Transcript, transcript_id),
        )
        drafts = _split(session, transcript)
        services.finish_transcript(
            session,
            run.actor,
            row,
            transcript,
            turns=len(read["turns"]),
            words=sum(len(turn["text"].split()) for turn in read["turns"]),
            passages=services.add_passages(session, transcript, drafts),
            warnings=read["warnings"],
        )


@job("transcripts.split", queue="imports")
def split_transcript(run: JobRun, transcript_id: int) -> None:
    """Split a transcript again, after its speakers were corrected."""
    with run.transaction(last=True) as session:
        transcript = session.get(Transcript, transcript_id)
        if transcript is not None and transcript.whole:
            services.replace_passages(session, transcript, _split(session, transcript))


def _begin(
    session: Session, secret_key: str, import_id: int, read: Mapping[str, Any]
) -> tuple[int, dict[str, int]]:
    row = session.get_one(TranscriptImport, import_id)
    transcript = services.begin_transcript(
        session,
        row,
        format=read["format"],
        language=read["language"],
        duration=read["duration"],
        segments=read["segments"],
    )
    moderator = read["moderator"] or {}
    drafts = [
        SpeakerDraft(label, label == moderator.get("speaker"), moderator.get("reason", ""))
        if label == moderator.get("speaker")
        else SpeakerDraft(label)
        for label in read["speakers"]
    ]
    speakers = services.add_speakers(session, secret_key, transcript, drafts)
    services.add_sections(
        session,
        transcript,
        [
            Section(turn_position=s["turn"], offset=s["offset"], title=s["title"][:300], is_task=s["is_task"])
            for s in read["sections"]
        ],
    )
    return transcript.id, {draft.label: row.id for draft, row in zip(drafts, speakers, strict=True)}


def _store_turns(
    run: JobRun, transcript_id: int, speakers: Mapping[str, int], turns: Sequence[Mapping[str, Any]]
) -> None:
    for first in range(0, len(turns), BATCH):
        batch = [
            TurnDraft(position, speakers.get(turn["speaker"]), turn["start"], turn["end"], turn["text"])
            for position, turn in enumerate(turns[first : first + BATCH], start=first)
        ]
        with run.transaction() as session:
            transcript = session.get_one(Transcript, transcript_id)
            turn_ids = services.add_turns(session, transcript, batch)
            people = _people(session, transcript_id)
            services.index_turns(
                session,
                transcript,
                [(i, d.text, people.get(d.speaker_id)) for i, d in zip(turn_ids, batch, strict=True)],
            )
        run.progress(min(first + BATCH, len(turns)), len(turns), "Storing what was said")


def _people(session: Session, transcript_id: int) -> dict[int | None, int | None]:
    rows = select(Speaker.id, Speaker.participant_id).where(Speaker.transcript_id == transcript_id)
    return dict(session.execute(rows).all())


def _split(session: Session, transcript: Transcript) -> list[PassageDraft]:
    """Passages of everybody who does not moderate, by the text analysis."""
    people = _people(session, transcript.id)
    moderating = select(Speaker.id).where(Speaker.transcript_id == transcript.id, Speaker.is_moderator)
    moderators = set(session.scalars(moderating))
    turns = session.scalars(
        select(Turn).where(Turn.transcript_id == transcript.id).order_by(Turn.position)
    ).all()
    spoken = [
        SpokenTurn(
            text=turn.text,
            speaker=str(turn.speaker_id or ""),
            role="moderator" if turn.speaker_id in moderators else "participant",
            start=turn.start,
            end=turn.end,
        )
        for turn in turns
    ]
    return [
        PassageDraft(
            turn_id=turns[p.turn].id,
            participant_id=people.get(turns[p.turn].speaker_id),
            start=p.start,
            end=p.end,
            text=p.text,
            text_hash=p.text_hash,
            language=p.language,
            splitter=p.splitter,
        )
        for p in passages_of(spoken, str(transcript.id), language=transcript.language)
    ]
