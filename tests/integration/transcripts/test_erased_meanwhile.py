"""A person is erased while a file that names them waits, or is being read: their words are left out."""

from __future__ import annotations

import functools
import io
import itertools
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from insights.factory import FEATURES
from insights.kernel.actor import SYSTEM
from insights.kernel.blobs import BlobStore
from insights.kernel.db import open_engine, open_session, reading
from insights.kernel.settings import load_settings
from insights.kernel.wiring import wire
from insights.search.models import SearchRow
from insights.studies.models import Participant, ParticipantAlias, Study, StudyTally
from insights.studies.rules import SessionKind
from insights.studies.services import erase_everywhere, participant_behind
from insights.transcripts import jobs, services
from insights.transcripts.models import Transcript, TranscriptImport, TranscriptPassage, Turn
from tests.factories import people, studies
from tests.factories.transcripts import zipped
from tests.fixtures.performed import after_storing, perform_all

TALK = b"""WEBVTT

00:01.000 --> 00:04.000
Mia: What did you try last?

00:05.000 --> 00:09.000
Anna: I tried to pay with the zebra card.

00:10.000 --> 00:12.000
Ben: For me the export took an hour.

00:13.000 --> 00:19.000
Anna: The zebra card was refused at the end, though.
"""


@pytest.fixture
def engine(own_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """An engine on a database of this test's own, which the jobs' settings name as well; short batches."""
    monkeypatch.setenv("INSIGHTS_ENV", "development")
    monkeypatch.setenv("DATABASE_URL", own_database)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "worker-files"))
    monkeypatch.setattr(jobs, "BATCH", 2)
    engine = open_engine(own_database)
    yield engine
    engine.dispose()


@pytest.fixture
def upload(engine: Engine):
    """Uploads a file into a study that knows Anna already; the import's id."""

    def accept(content: bytes = TALK, name: str = "talk.vtt") -> int:
        settings = load_settings()
        blob = BlobStore(settings.data_dir / "blobs").store(io.BytesIO(content), 1 << 20)
        with open_session(engine) as session, session.begin():
            actor = people.user(session).as_actor()
            study = studies.study(session, actor)
            participant_behind(session, settings.secret_key, study.id, "Anna")
            day = date(2026, 5, 4)
            return services.accept_upload(session, actor, study, name, blob, SessionKind.INTERVIEW, day).id

    return accept


def erase_anna(engine: Engine, import_id: int) -> None:
    """Erase whom the study of an import knew first."""
    with open_session(engine) as session, session.begin():
        study = session.get_one(Study, session.get_one(TranscriptImport, import_id).study_id)
        named = select(ParticipantAlias.participant_id).where(ParticipantAlias.study_id == study.id)
        anna = session.get_one(Participant, session.scalars(named.order_by(ParticipantAlias.id)).first())
        erase_everywhere(session, SYSTEM, anna, wire(FEATURES).erasers())


def stored(engine: Engine) -> list[int | None]:
    """How much there is of what a reading stores."""
    models = (Transcript, Turn, TranscriptPassage, SearchRow)
    with reading(), open_session(engine) as session:
        return [session.scalar(select(func.count()).select_from(model)) for model in models]


def texts(engine: Engine, import_id: int) -> list[str]:
    """All that is stored of what was said in an import's study."""
    with reading(), open_session(engine) as session:
        study_id = session.get_one(TranscriptImport, import_id).study_id
        of_study = Transcript.study_id == study_id
        return [
            *session.scalars(select(Turn.text).join(Transcript).where(of_study)),
            *session.scalars(select(TranscriptPassage.text).where(TranscriptPassage.study_id == study_id)),
            *session.scalars(select(SearchRow.text).where(SearchRow.study_id == study_id)),
        ]


def assert_left_out(engine: Engine, import_id: int) -> None:
    said = texts(engine, import_id)
    assert [text for text in said if "zebra" in text] == []
    assert sum("took an hour" in text for text in said) == 3
    assert sum("What did you try" in text for text in said) >= 2
    with reading(), open_session(engine) as session:
        row = session.get_one(TranscriptImport, import_id)
        assert (row.state, row.sha256, row.file_name, row.erased) == ("done", "", services.ERASED, [])
        kept = select(func.count()).where(TranscriptPassage.study_id == row.study_id)
        tally = session.get_one(StudyTally, (row.study_id, "passages"))
        assert tally.value == session.scalar(kept)


def test_no_word_is_left_whenever_a_person_is_erased_during_the_reading(engine: Engine, upload) -> None:
    """After each commit in turn: before the first batch, between batches, after the last."""
    for number in itertools.count(1):
        import_id = upload()
        erase = functools.partial(erase_anna, engine, import_id)
        with after_storing(lambda: stored(engine), number, erase) as seen:
            perform_all(engine)
        if len(seen) <= number:
            break
        assert_left_out(engine, import_id)
    assert number >= 8


def test_who_is_erased_while_their_file_waits_is_left_out_of_it(engine: Engine, upload) -> None:
    import_id = upload()
    erase_anna(engine, import_id)
    perform_all(engine)
    assert_left_out(engine, import_id)
    store = BlobStore(load_settings().data_dir / "blobs")
    assert list(store.hashes()) == []


def test_who_is_erased_while_an_archive_waits_is_left_out_of_its_files(engine: Engine, upload) -> None:
    archive_id = upload(zipped({"one.vtt": TALK}), "talks.zip")
    erase_anna(engine, archive_id)
    perform_all(engine)
    with reading(), open_session(engine) as session:
        [import_id] = session.scalars(select(TranscriptImport.id).where(TranscriptImport.id != archive_id))
    assert_left_out(engine, import_id)


def test_a_file_that_is_sent_later_is_read_as_it_is(engine: Engine, upload) -> None:
    """Who sends a person's words after their erasure has decided so."""
    import_id = upload()
    with open_session(engine) as session, session.begin():
        study_id = session.get_one(TranscriptImport, import_id).study_id
    erase_anna(engine, import_id)
    settings = load_settings()
    blob = BlobStore(settings.data_dir / "blobs").store(io.BytesIO(TALK + b"\n"), 1 << 20)
    with open_session(engine) as session, session.begin():
        actor, study = people.user(session).as_actor(), session.get_one(Study, study_id)
        services.accept_upload(
            session, actor, study, "again.vtt", blob, SessionKind.INTERVIEW, date(2026, 5, 5)
        )
    perform_all(engine)
    assert sum("zebra" in text for text in texts(engine, import_id)) == 6
