"""Moving in exports of other tools, and heeding consent, in a worker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from insights.highlights import services
from insights.highlights.models import Move
from insights.highlights.readers.door import read_confined
from insights.highlights.rules import MovedQuote
from insights.kernel.blobs import BlobStore
from insights.kernel.errors import UnreadableFile
from insights.kernel.settings import load_settings
from insights.studies.models import Study
from insights.transcripts.readers.language import language_of
from insights.transcripts.rules import storable
from insights.worker import JobFailed, JobRun, job

BATCH = 100
DROPPED = "Somebody was erased in this study meanwhile, and the export may hold their words: it was dropped."
Row = TypeVar("Row")


def _note_failure(session: Session, reason: str, move_id: int) -> None:
    row = session.get(Move, move_id)
    if row is not None and row.state != "failed":
        services.mark_failed(session, row, reason)


@job("highlights.read_export", queue="previews", on_failed=_note_failure)
def read_export(run: JobRun, move_id: int) -> None:
    """See what an export holds, so that a person can decide."""
    with run.read() as session:
        row = session.get_one(Move, move_id)
    store = BlobStore(load_settings().data_dir / "blobs")
    if not store.path(row.sha256).is_file():
        raise _failed(run, move_id, "The file is not kept any more: upload it again.")
    run.progress(0, None, "Reading the file")
    try:
        found = storable(read_confined(store.path(row.sha256), row.file_name))
    except UnreadableFile as refusal:
        raise _failed(run, move_id, refusal.message, refusal.lasting) from None
    with run.transaction(last=True) as session:
        services.keep_found(session, run.actor, _wanted(session, move_id), found)


@job("highlights.move_in", queue="imports", on_failed=_note_failure)
def move_in(run: JobRun, move_id: int) -> None:
    """Carry out a confirmed move in short batches; done again after a crash, it marks nothing twice."""
    secret_key = load_settings().secret_key
    with run.read() as session:
        row = session.get_one(Move, move_id)
    found, study_id = row.found, row.study_id
    counts = {"codes": 0, "sessions": 0, "highlights": 0}
    paths = [{"path": path} for quote in found["quotes"] for path in quote["codes"]]
    for batch in _batches([*found["codes"], *paths]):
        with run.transaction() as session:
            _wanted(session, move_id)
            counts["codes"] += services.add_codes(session, run.actor, batch)
    for talk in found["talks"]:
        language = language_of(words for _, _, words in talk["turns"])
        with run.transaction() as session:
            study = session.get_one(Study, _wanted(session, move_id).study_id)
            counts["sessions"] += services.keep_talk(
                session, run.actor, secret_key, study, talk["title"], talk["turns"], language
            )
    for title, quotes in _by_session(found["quotes"]).items():
        language = language_of(quote.text for quote in quotes)
        with run.transaction() as session:
            study = session.get_one(Study, _wanted(session, move_id).study_id)
            services.keep_rest(session, run.actor, secret_key, study, title, quotes, language)
        for batch in _batches(quotes):
            with run.transaction() as session:
                _wanted(session, move_id)
                counts["highlights"] += services.mark_quotes(session, run.actor, study_id or 0, title, batch)
            run.progress(counts["highlights"], len(found["quotes"]), "Marking highlights")
    with run.transaction(last=True) as session:
        services.finish_move(session, _wanted(session, move_id), counts)


@job("highlights.heed_consent")
def heed_consent(run: JobRun, participant_id: int) -> None:
    """A person's consent changed: their quotes are found by their words only while it allows that."""
    with run.transaction(last=True) as session:
        services.heed_consent(session, participant_id)


@job("highlights.follow_speakers")
def follow_speakers(run: JobRun, transcript_id: int) -> None:
    """A transcript's speakers were corrected: its quotes belong to who said them."""
    with run.transaction(last=True) as session:
        services.follow_speakers(session, transcript_id)


@job("highlights.drop_codes")
def drop_codes(run: JobRun, study_id: int, answer_ids: Sequence[int]) -> None:
    """Open answers say something else now: their codes were given to other words."""
    with run.transaction(last=True) as session:
        services.drop_codes(session, answer_ids)


def _wanted(session: Session, move_id: int) -> Move:
    """The move, which an erasure may have dropped since it was read; JobFailed then."""
    row = session.get(Move, move_id)
    if row is None:
        raise JobFailed(DROPPED, lasting=True)
    return row


def _by_session(quotes: Sequence[Mapping[str, Any]]) -> dict[str, list[MovedQuote]]:
    grouped: dict[str, list[MovedQuote]] = {}
    for quote in quotes:
        codes = tuple(tuple(path) for path in quote["codes"])
        moved = MovedQuote(quote["text"], codes, quote["speaker"], quote["at"], quote["note"])
        grouped.setdefault(quote["session"], []).append(moved)
    return grouped


def _batches(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    for first in range(0, len(rows), BATCH):
        yield rows[first : first + BATCH]


def _failed(run: JobRun, move_id: int, reason: str, lasting: bool = True) -> JobFailed:
    with run.transaction() as session:
        services.mark_failed(session, session.get_one(Move, move_id), reason)
    return JobFailed(reason, lasting=lasting)
