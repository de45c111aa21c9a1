"""Moving in, from the file to highlights, in a worker."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from insights.highlights import services
from insights.highlights.models import Highlight, HighlightTag, Move, Tag
from insights.kernel.actor import SYSTEM
from insights.kernel.blobs import BlobStore
from insights.kernel.db import open_engine, open_session, reading
from insights.transcripts.models import Transcript, TranscriptPassage
from tests.factories import people, studies
from tests.fixtures.performed import perform_waiting

EXPORT = b"""Highlight,Tags,Note title,Participant
"The delivery cost came late","Pain / Cost",Interview 1,Anna
"I gave up and left the shop","Churn, Cost",Interview 1,Anna
"""


@pytest.fixture
def engine(own_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """An engine on a database of this test's own, which the jobs' settings name as well."""
    monkeypatch.setenv("INSIGHTS_ENV", "development")
    monkeypatch.setenv("DATABASE_URL", own_database)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "files"))
    engine = open_engine(own_database)
    yield engine
    engine.dispose()


def upload(engine: Engine, tmp_path: Path, content: bytes) -> int:
    blob = BlobStore(tmp_path / "files" / "blobs").store(io.BytesIO(content), 1 << 20)
    with open_session(engine) as session, session.begin():
        actor = people.user(session).as_actor()
        row = services.accept_export(session, actor, studies.study(session, actor), "export.csv", blob)
        return row.id


def test_an_export_is_previewed_then_moved_in_whole(engine: Engine, tmp_path: Path) -> None:
    move_id = upload(engine, tmp_path, EXPORT)
    perform_waiting(engine)
    with reading(), open_session(engine) as session:
        row = session.get_one(Move, move_id)
        assert (row.state, len(row.found["quotes"])) == ("ready", 2)
        assert session.scalars(select(Highlight)).all() == []
    perform_waiting(engine)
    assert list(BlobStore(tmp_path / "files" / "blobs").hashes()) == []
    with open_session(engine) as session, session.begin():
        services.confirm_move(session, SYSTEM, session.get_one(Move, move_id))
    while perform_waiting(engine):
        pass
    with reading(), open_session(engine) as session:
        row = session.get_one(Move, move_id)
        assert (row.state, row.counts) == ("done", {"codes": 3, "sessions": 0, "highlights": 2})
        assert session.scalars(select(Transcript.title)).all() == ["Interview 1"]
        assert len(session.scalars(select(TranscriptPassage)).all()) == 2
        cost = session.scalars(select(Tag).where(Tag.folded == "cost")).one()
        assert (cost.highlight_count, cost.parent_id is not None) == (2, True)
        assert len(session.scalars(select(HighlightTag)).all()) == 3


def test_what_is_no_export_says_why(engine: Engine, tmp_path: Path) -> None:
    move_id = upload(engine, tmp_path, b"Case,Age\nID4,24\n")
    assert [job.lasting for job in perform_waiting(engine)] == [True]
    with reading(), open_session(engine) as session:
        row = session.get_one(Move, move_id)
        assert (row.state, "neither highlights nor codes" in row.reason) == ("failed", True)
