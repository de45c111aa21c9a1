"""Reading files in a worker: what comes of good, bad and very long ones, and of a killed worker."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, func, select

from insights.kernel.actor import SYSTEM, Actor
from insights.kernel.blobs import BlobStore
from insights.kernel.db import open_engine, open_session, reading
from insights.kernel.errors import NotFound
from insights.search.models import SearchRow
from insights.studies.models import Participant, Study, StudySession, StudyTally
from insights.studies.rules import SessionKind
from insights.transcripts import jobs, queries, services
from insights.transcripts.models import Speaker, Transcript, TranscriptImport, TranscriptPassage, Turn
from insights.worker import enqueue
from insights.worker.models import Job, JobState
from tests.factories import people, studies
from tests.factories.transcripts import zipped
from tests.fixtures.performed import perform_waiting
from tests.fixtures.workers import StartWorker, until

GOOD = b"""WEBVTT

00:01.000 --> 00:04.000
Mia: What did you try last?

00:05.000 --> 00:09.000
Anna: I tried to pay. It failed twice.
"""


def cues(count: int) -> bytes:
    """Captions of two people in turn, every second cue a question."""
    lines = ["WEBVTT", ""]
    for n in range(count):
        said = f"Mia: And question number {n}?" if n % 2 == 0 else f"Anna: The delivery cost came late {n}."
        lines += [f"{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}.000 --> 99:00:00.000", said, ""]
    return "\n".join(lines).encode()


@pytest.fixture
def engine(own_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """An engine on a database of this test's own, which the jobs' settings name as well."""
    monkeypatch.setenv("INSIGHTS_ENV", "development")
    monkeypatch.setenv("DATABASE_URL", own_database)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "worker-files"))
    engine = open_engine(own_database)
    yield engine
    engine.dispose()


@pytest.fixture
def upload(engine: Engine, tmp_path: Path):
    """Uploads a file as a page would; the import's id and who uploaded it."""

    def accept(content: bytes, name: str = "interview.vtt") -> tuple[int, Actor]:
        blob = BlobStore(tmp_path / "worker-files" / "blobs").store(io.BytesIO(content), 1 << 30)
        with open_session(engine) as session, session.begin():
            actor = people.user(session).as_actor()
            study = studies.study(session, actor)
            row = services.accept_upload(
                session, actor, study, name, blob, SessionKind.INTERVIEW, date(2026, 5, 4)
            )
            return row.id, actor

    return accept


def counts(engine: Engine, *models: type) -> list[int]:
    with reading(), open_session(engine) as session:
        return [session.scalar(select(func.count()).select_from(model)) or 0 for model in models]


def one(engine: Engine, model: type, key: int):
    with reading(), open_session(engine) as session:
        return session.get_one(model, key)


def test_a_good_file_becomes_a_transcript_that_can_be_found(engine: Engine, upload) -> None:
    import_id, actor = upload(GOOD)
    assert [job.state for job in perform_waiting(engine)] == [JobState.DONE]
    row = one(engine, TranscriptImport, import_id)
    transcript = one(engine, Transcript, row.transcript_id)
    assert (row.state, transcript.whole, transcript.turn_count) == ("done", True, 2)
    assert [job.name for job in perform_waiting(engine)] == ["transcripts.index"]
    assert counts(engine, SearchRow) == [3]
    with reading(), open_session(engine) as session:
        assert [p.text for p in queries.passages_of(session, [row.study_id])]
        assert queries.transcript(session, actor, transcript.id)


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "empty.vtt", "empty"),
        (b"%PDF-1.4 broken", "scan.pdf", "PDF"),
        (b"\x7fELF" + bytes(range(256)) * 4, "program.txt", "not a transcript"),
        (b"PK\x03\x04 not a real archive", "interview.docx", "damaged"),
    ],
)
def test_a_file_that_cannot_be_read_fails_with_its_reason_and_leaves_nothing(
    engine: Engine, upload, content: bytes, name: str, reason: str
) -> None:
    import_id, _ = upload(content, name)
    job = perform_waiting(engine)[0]
    row = one(engine, TranscriptImport, import_id)
    assert (job.state, job.lasting, row.state, row.refused) == (JobState.FAILED, True, "failed", True)
    assert reason in row.reason
    assert job.reason == row.reason
    assert counts(engine, Transcript, Turn, Speaker, Participant, StudySession) == [0, 0, 0, 0, 0]


def test_a_newer_file_of_a_talk_waits_and_takes_its_place_or_becomes_a_session(
    engine: Engine, upload, tmp_path: Path
) -> None:
    import_id, actor = upload(GOOD)
    perform_waiting(engine)
    former = one(engine, TranscriptImport, import_id)
    store = BlobStore(tmp_path / "worker-files" / "blobs")
    corrected = GOOD.replace(b"It failed twice.", b"It failed three times.")
    rows = []
    for name, content in (
        ("interview.vtt", corrected),
        ("Interview.srt", corrected.replace(b"\n\n", b"\n\n1\n")),
        ("interview.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nBen: We never order online.\n"),
    ):
        with open_session(engine) as session, session.begin():
            study = session.get_one(Study, former.study_id)
            blob = store.store(io.BytesIO(content), 1 << 20)
            kind, day = SessionKind.INTERVIEW, date(2026, 5, 4)
            rows.append(services.recognise_upload(session, actor, study, name, blob, kind, day).id)
        perform_waiting(engine)
    newer, other, elsewise = (one(engine, TranscriptImport, row_id) for row_id in rows)
    assert (newer.state, newer.renews_id) == ("newer", former.transcript_id)
    assert (other.state, other.renews_id) == ("newer", former.transcript_id)
    assert newer.warnings[0]["message"] == "Turns: 1 as before, 1 changed."
    assert elsewise.state == "done"
    assert counts(engine, StudySession) == [2]
    with open_session(engine) as session, session.begin():
        services.take_as_newer(session, actor, session.get_one(TranscriptImport, newer.id))
        services.import_anyway(session, actor, session.get_one(TranscriptImport, other.id))
    perform_waiting(engine)
    perform_waiting(engine)
    assert one(engine, TranscriptImport, other.id).state == "done"
    assert counts(engine, StudySession, Transcript, Turn, TranscriptPassage) == [3, 3, 5, 5]
    with reading(), open_session(engine) as session:
        turns = queries.turns_of(session, former.transcript_id)
        assert [turn.text for turn in turns][1] == "I tried to pay. It failed three times."
        found = session.scalars(select(SearchRow.text).where(SearchRow.page_id == former.transcript_id))
        assert "I tried to pay. It failed three times." in found.all()


def test_a_failed_file_is_read_when_tried_again(engine: Engine, upload, tmp_path: Path) -> None:
    import_id, actor = upload(b"\x7fELF\0\0")
    perform_waiting(engine)
    blob = BlobStore(tmp_path / "worker-files" / "blobs").store(io.BytesIO(GOOD), 1 << 20)
    with open_session(engine) as session, session.begin():
        row = session.get_one(TranscriptImport, import_id)
        row.sha256 = blob.sha256
        services.ask_for_reading(session, actor, row)
    perform_waiting(engine)
    row = one(engine, TranscriptImport, import_id)
    assert (row.state, row.refused) == ("done", False)
    assert counts(engine, Transcript, StudySession) == [1, 1]


@pytest.mark.parametrize("discarded", [False, True])
def test_what_a_reading_left_that_failed_for_good_is_cleared(
    engine: Engine, upload, monkeypatch: pytest.MonkeyPatch, discarded: bool
) -> None:
    """The disk fills up in the middle, three times: no person, turn or transcript is left of it."""
    import_id, actor = upload(cues(20))
    monkeypatch.setattr(jobs, "BATCH", 8)
    usual = services.add_turns

    def breaks_off(session, transcript, drafts):
        if drafts[0].position:
            raise OSError("no space left on device")
        return usual(session, transcript, drafts)

    with monkeypatch.context() as broken:
        broken.setattr(services, "add_turns", breaks_off)
        with open_session(engine) as session, session.begin():
            session.scalars(select(Job)).one().tries = 2
        assert perform_waiting(engine)[0].state == JobState.FAILED
    assert counts(engine, Turn) == [8]
    if discarded:
        with open_session(engine) as session, session.begin():
            services.discard_import(session, actor, session.get_one(TranscriptImport, import_id))
    cleared = perform_waiting(engine)[0]
    assert (cleared.name, cleared.state) == ("transcripts.clear", JobState.DONE)
    assert counts(engine, Transcript, Turn, Speaker, Participant) == [0, 0, 0, 0]
    with reading(), open_session(engine) as session:
        left = [(row.state, row.refused) for row in session.scalars(select(TranscriptImport))]
    assert left == ([] if discarded else [("failed", False)])


def test_a_long_transcript_comes_in_short_batches_and_shows_only_at_the_end(engine: Engine, upload) -> None:
    """No commit adds more than a batch of turns or passages, and until the last one no query shows any."""
    import_id, actor = upload(cues(6_000))
    seen: list[list[int]] = [[0, 0]]

    def look(_connection) -> None:
        with reading(), open_session(engine) as session:
            row = session.get_one(TranscriptImport, import_id)
            if row.state == "queued" and row.transcript_id is not None:
                with pytest.raises(NotFound):
                    queries.transcript(session, actor, row.transcript_id)
                assert queries.passages_of(session, [row.study_id]) == []
        if (now := counts(engine, Turn, TranscriptPassage)) != seen[-1]:
            seen.append(now)

    event.listen(engine, "commit", look)
    assert perform_waiting(engine)[0].state == JobState.DONE
    event.remove(engine, "commit", look)
    assert len(seen) >= 24
    steps = [after[kind] - before[kind] for before, after in pairwise(seen) for kind in (0, 1)]
    assert max(steps) <= jobs.BATCH
    assert counts(engine, Turn, Transcript) == [6_000, 1]
    assert counts(engine, TranscriptPassage) == [seen[-1][1]]


def test_a_worker_killed_in_mid_import_is_finished_once_by_the_next(
    engine: Engine, upload, start_worker: StartWorker, own_database: str
) -> None:
    import_id, _ = upload(cues(4_000))
    features = "insights.factory:FEATURES"
    first = start_worker(own_database, features)
    until(lambda: counts(engine, Turn)[0] >= 1000, what="two batches of turns")
    first.kill()
    assert counts(engine, Turn)[0] % jobs.BATCH == 0
    assert one(engine, TranscriptImport, import_id).state == "queued"
    assert counts(engine, StudySession) == [0]
    start_worker(own_database, features)
    until(lambda: one(engine, TranscriptImport, import_id).state != "queued", what="the import's end")
    row = one(engine, TranscriptImport, import_id)
    transcript = one(engine, Transcript, row.transcript_id)
    assert (row.state, transcript.whole, transcript.turn_count) == ("done", True, 4_000)
    assert counts(engine, Transcript, StudySession, Turn, Participant) == [1, 1, 4_000, 1]
    passages = counts(engine, TranscriptPassage)[0]
    with reading(), open_session(engine) as session:
        places = select(TranscriptPassage.turn_id, TranscriptPassage.start).distinct()
        assert session.scalar(select(func.count()).select_from(places.subquery())) == passages
        tallies = {t.name: t.value for t in session.scalars(select(StudyTally))}
        job = session.scalars(select(Job).where(Job.name == "transcripts.import")).one()
    assert tallies == {"sessions": 1, "transcripts": 1, "participants": 1, "passages": passages}
    assert job.attempt == 2
    until(lambda: counts(engine, SearchRow) == [4_001], what="the index")


def test_an_archive_becomes_the_transcripts_inside_it(engine: Engine, upload) -> None:
    content = zipped({"P01/a.vtt": GOOD, "b.vtt": cues(4), "c.vtt": GOOD, "more.zip": b"PK", "d.vtt": b""})
    import_id, _ = upload(content, "interviews.zip")
    assert [job.state for job in perform_waiting(engine)] == [JobState.DONE]
    row = one(engine, TranscriptImport, import_id)
    assert row.state == "done"
    assert [w["message"] for w in row.warnings] == [
        "4 files were taken out of it.",
        "more.zip: Archives inside an archive are not opened.",
    ]
    perform_waiting(engine)
    with reading(), open_session(engine) as session:
        rows = session.scalars(select(TranscriptImport).order_by(TranscriptImport.id)).all()
    states = [(row.file_name, row.state) for row in rows[1:]]
    assert states == [("P01/a.vtt", "done"), ("b.vtt", "done"), ("c.vtt", "same"), ("d.vtt", "failed")]
    assert counts(engine, Transcript) == [2]


def test_the_files_of_an_erased_person_are_removed_from_the_disk(
    engine: Engine, upload, tmp_path: Path
) -> None:
    import_id, _ = upload(GOOD)
    perform_waiting(engine)
    store, row = BlobStore(tmp_path / "worker-files" / "blobs"), one(engine, TranscriptImport, import_id)
    path = store.path(row.sha256)
    assert path.exists()
    with open_session(engine) as session, session.begin():
        services.erase_person(session, session.scalars(select(Participant.id)).first() or 0)
    perform_waiting(engine)
    assert not path.exists()


def test_old_files_that_no_row_names_are_swept_and_all_others_stay(
    engine: Engine, upload, tmp_path: Path
) -> None:
    import_id, _ = upload(GOOD)
    store, named = (
        BlobStore(tmp_path / "worker-files" / "blobs"),
        one(engine, TranscriptImport, import_id).sha256,
    )
    left, fresh = (
        store.store(io.BytesIO(content), 100).sha256 for content in (b"left behind", b"just stored")
    )
    broken, coming = store.root / "incoming-1", store.root / "incoming-2"
    for path in (broken, coming):
        path.write_bytes(b"half")
    for path in (store.path(named), store.path(left), broken):
        os.utime(path, (0, 0))
    with open_session(engine) as session, session.begin():
        enqueue(session, SYSTEM, "transcripts.sweep_files", {}, key="sweep")
    perform_waiting(engine)
    assert set(store.hashes()) == {named, fresh}
    assert [path.name for path in store.root.glob("incoming-*")] == [coming.name]
