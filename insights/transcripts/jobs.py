"""Reading uploaded transcripts, splitting them into passages, letting them be found: in a worker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from insights.analysis.text.model import Turn as SpokenTurn
from insights.analysis.text.splitting import passages_of
from insights.kernel import clock
from insights.kernel.actor import SYSTEM
from insights.kernel.blob_names import hashes_in_use
from insights.kernel.blobs import BlobStore
from insights.kernel.errors import UnreadableFile
from insights.kernel.settings import load_settings
from insights.studies.services import say_material_changed
from insights.transcripts import queries, services
from insights.transcripts.models import (
    Section,
    Speaker,
    Transcript,
    TranscriptImport,
    TranscriptPassage,
    Turn,
)
from insights.transcripts.readers.bundle import unpack_confined
from insights.transcripts.readers.importing import read_confined
from insights.transcripts.rules import is_bundle, retold, same_talk, storable, title_of
from insights.transcripts.services import PassageDraft, SpeakerDraft, TurnDraft
from insights.worker import JobFailed, JobRun, job

BATCH = 500
KEPT_AT_LEAST = timedelta(days=1)
"""How long a file stays without a row: an upload stores the file first."""


def _note_failure(session: Session, reason: str, import_id: int) -> None:
    row = session.get(TranscriptImport, import_id)
    if row is not None and row.state != "failed":
        services.mark_failed(session, row, reason)
    if row is not None and row.transcript_id is not None:
        services.ask_for_clearing(session, SYSTEM, row)


@job("transcripts.clear", queue="imports")
def clear_import(run: JobRun, import_id: int) -> None:
    """Remove what a reading that failed for good left behind, unless somebody discarded the file with it."""
    with run.read() as session:
        discarded = session.get(TranscriptImport, import_id) is None
    if not discarded:
        _clear_the_way(run, import_id)


@job("transcripts.import", queue="imports", on_failed=_note_failure)
def import_transcript(run: JobRun, import_id: int) -> None:
    """Read a file and store it in short batches; the last transaction only makes it visible, whole."""
    settings = load_settings()
    file_name, sha256 = _clear_the_way(run, import_id)
    store = BlobStore(settings.data_dir / "blobs")
    if not sha256 or not store.path(sha256).exists():
        raise _failed(run, import_id, UnreadableFile("The file is not kept any more: upload it again."))
    run.progress(0, None, "Reading the file")
    if is_bundle(file_name):
        _take_apart(run, import_id, store, sha256, settings.max_upload_mb)
        return
    try:
        read = storable(read_confined(store.path(sha256), file_name))
    except UnreadableFile as refusal:
        raise _failed(run, import_id, refusal) from None
    with run.transaction() as session:
        transcript_id, speakers = _begin(session, settings.secret_key, import_id, read)
    _store_turns(run, transcript_id, speakers, read["turns"])
    if _held(run, import_id, transcript_id, [turn["text"] for turn in read["turns"]]):
        return
    for turns, drafts in _splitting(run, transcript_id):
        with run.transaction() as session:
            services.add_first_passages(session, session.get_one(Transcript, transcript_id), drafts)
        run.progress(turns[-1].position + 1, len(read["turns"]), "Splitting into passages")
    with run.transaction(last=True) as session:
        transcript = session.get_one(Transcript, transcript_id)
        own = TranscriptPassage.transcript_id == transcript_id
        services.ask_for_indexing(session, run.actor, transcript)
        services.finish_transcript(
            session,
            run.actor,
            session.get_one(TranscriptImport, import_id),
            transcript,
            turns=len(read["turns"]),
            words=sum(len(turn["text"].split()) for turn in read["turns"]),
            passages=session.scalar(select(func.count()).where(own)) or 0,
            warnings=read["warnings"],
        )


@job("transcripts.split", queue="imports")
def split_transcript(run: JobRun, transcript_id: int) -> None:
    """Split a transcript again, after its speakers were corrected."""
    for turns, drafts in _splitting(run, transcript_id):
        with run.transaction() as session:
            transcript = session.get(Transcript, transcript_id, with_for_update=True)
            if transcript is None or not transcript.whole:
                return
            services.replace_passages(session, transcript, [turn.id for turn in turns], drafts)
    with run.transaction(last=True) as session:
        transcript = session.get(Transcript, transcript_id)
        if transcript is not None:
            say_material_changed(session, transcript.study_id)


@job("transcripts.index", queue="imports")
def index_transcript(run: JobRun, transcript_id: int) -> None:
    """Let the turns of a whole transcript be found by their words."""
    after: int | None = -1
    while after is not None:
        with run.transaction() as session:
            transcript = session.get(Transcript, transcript_id, with_for_update=True)
            if transcript is None or not transcript.whole:
                return
            people, turns = _people(session, transcript_id), _turns_behind(session, transcript_id, after)
            services.index_turns(
                session,
                transcript,
                [(t.id, t.text, people.get(t.speaker_id)) for t in turns if t.text != services.ERASED],
            )
        after = turns[-1].position if len(turns) == BATCH else None


@job("transcripts.drop_files", queue="imports")
def drop_files(run: JobRun, hashes: list[str]) -> None:
    """Remove the content of files that nothing names any more."""
    store = BlobStore(load_settings().data_dir / "blobs")
    with run.transaction(last=True) as session:
        for sha256 in set(hashes) - hashes_in_use(session, hashes):
            store.remove(sha256)


@job("transcripts.sweep_files", queue="imports", daily=True)
def sweep_files(run: JobRun) -> None:
    """Remove files that no row names: discarded, removed with their study, or left by a crash."""
    store = BlobStore(load_settings().data_dir / "blobs")
    yesterday = (clock.now() - KEPT_AT_LEAST).timestamp()
    store.drop_unfinished(yesterday)
    old = store.stored_before(yesterday)
    for first in range(0, len(old), BATCH):
        hashes = old[first : first + BATCH]
        with run.transaction() as session:
            for sha256 in set(hashes) - hashes_in_use(session, hashes):
                store.remove(sha256, stored_before=yesterday)


def _take_apart(run: JobRun, import_id: int, store: BlobStore, sha256: str, most_mb: int) -> None:
    """Make each file of an archive an upload of its own."""
    with TemporaryDirectory() as folder:
        try:
            found = unpack_confined(store.path(sha256), Path(folder), most_mb)
        except UnreadableFile as refusal:
            raise _failed(run, import_id, refusal) from None
        members = []
        for item in found["files"]:
            with Path(item["path"]).open("rb") as content:
                members.append((storable(item["name"]), store.store(content, most_mb << 20)))
    with run.transaction(last=True) as session:
        row = session.get_one(TranscriptImport, import_id)
        services.accept_members(session, run.actor, row, members, storable(found["left_out"]))


def _clear_the_way(run: JobRun, import_id: int) -> tuple[str, str]:
    """Remove what a crash left behind; the file's name and the hash of its content."""
    with run.read() as session:
        row = session.get_one(TranscriptImport, import_id)
    while row.transcript_id is not None:
        with run.transaction() as session:
            if not services.remove_unfinished(session, row.transcript_id):
                break
    return row.file_name, row.sha256


def _failed(run: JobRun, import_id: int, refusal: UnreadableFile) -> JobFailed:
    with run.transaction() as session:
        row = session.get_one(TranscriptImport, import_id)
        services.mark_failed(session, row, refusal.message, refusal.line, refused=refusal.lasting)
    return JobFailed(refusal.message, lasting=refusal.lasting)


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
    speakers = services.add_speakers(session, secret_key, transcript, drafts, set(row.erased))
    services.add_sections(
        session,
        transcript,
        [
            Section(turn_position=s["turn"], offset=s["offset"], title=s["title"][:300], is_task=s["is_task"])
            for s in read["sections"]
        ],
    )
    return transcript.id, {draft.label: row.id for draft, row in zip(drafts, speakers, strict=True)}


def _held(run: JobRun, import_id: int, transcript_id: int, texts: Sequence[str]) -> bool:
    """Whether a file seems to be, or was given as, a newer version of a transcript: a person decides then."""
    with run.read() as session:
        row = session.get_one(TranscriptImport, import_id)
        named = [] if row.alone else queries.namesakes_of(session, row.study_id, title_of(row.file_name))
        for former_id in [row.renews_id] if row.renews_id else [transcript.id for transcript in named]:
            former = [turn.text for turn in queries.turns_of(session, former_id)]
            if row.renews_id or same_talk(former, texts):
                break
        else:
            return False
    told = retold(former, texts)
    with run.transaction(last=True) as session:
        newer = session.get_one(Transcript, transcript_id)
        services.hold_as_newer(session, session.get_one(TranscriptImport, import_id), newer, former_id, told)
    return True


def _store_turns(
    run: JobRun, transcript_id: int, speakers: Mapping[str, int], turns: Sequence[Mapping[str, Any]]
) -> None:
    for first in range(0, len(turns), BATCH):
        batch = [
            TurnDraft(position, speakers.get(turn["speaker"]), turn["start"], turn["end"], turn["text"])
            for position, turn in enumerate(turns[first : first + BATCH], start=first)
        ]
        with run.transaction() as session:
            services.add_turns(session, session.get_one(Transcript, transcript_id), batch)
        run.progress(min(first + BATCH, len(turns)), len(turns), "Storing what was said")


def _splitting(run: JobRun, transcript_id: int) -> Iterator[tuple[Sequence[Turn], list[PassageDraft]]]:
    """Batches of turns with their passages, split while nothing is locked."""
    after = -1
    while True:
        with run.read() as session:
            transcript = session.get_one(Transcript, transcript_id)
            people, moderators = _people(session, transcript_id), _moderators(session, transcript_id)
            turns = _turns_behind(session, transcript_id, after)
        if not turns:
            return
        yield turns, _split(transcript, turns, people, moderators)
        after = turns[-1].position


def _turns_behind(session: Session, transcript_id: int, after: int) -> Sequence[Turn]:
    of_it = select(Turn).where(Turn.transcript_id == transcript_id, Turn.position > after)
    return session.scalars(of_it.order_by(Turn.position).limit(BATCH)).all()


def _people(session: Session, transcript_id: int) -> dict[int | None, int | None]:
    rows = select(Speaker.id, Speaker.participant_id).where(Speaker.transcript_id == transcript_id)
    return dict(session.execute(rows).all())


def _moderators(session: Session, transcript_id: int) -> set[int]:
    moderating = select(Speaker.id).where(Speaker.transcript_id == transcript_id, Speaker.is_moderator)
    return set(session.scalars(moderating))


def _split(
    transcript: Transcript,
    turns: Sequence[Turn],
    people: Mapping[int | None, int | None],
    moderators: set[int],
) -> list[PassageDraft]:
    """Passages of everybody who does not moderate, by the text analysis."""
    said = [turn for turn in turns if turn.text != services.ERASED]
    spoken = [
        SpokenTurn(
            text=turn.text,
            speaker=str(turn.speaker_id or ""),
            role="moderator" if turn.speaker_id in moderators else "participant",
            start=turn.start,
            end=turn.end,
        )
        for turn in said
    ]
    return [
        PassageDraft(
            turn_id=said[p.turn].id,
            participant_id=people.get(said[p.turn].speaker_id),
            start=p.start,
            end=p.end,
            text=p.text,
            text_hash=p.text_hash,
            language=p.language,
            splitter=p.splitter,
        )
        for p in passages_of(spoken, str(transcript.id), language=transcript.language)
    ]
