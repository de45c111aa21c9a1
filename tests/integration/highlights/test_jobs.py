"""Moving in, from the file to highlights, in a worker."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, select
from sqlalchemy.orm import Session

from insights.factory import FEATURES
from insights.highlights import services
from insights.highlights.models import Highlight, HighlightTag, Move, Tag
from insights.kernel.actor import SYSTEM
from insights.kernel.blobs import BlobStore
from insights.kernel.db import open_engine, open_session, reading
from insights.kernel.settings import load_settings
from insights.kernel.wiring import wire
from insights.studies.models import Participant
from insights.studies.services import erase_everywhere, participant_behind
from insights.transcripts.models import Transcript, TranscriptPassage, Turn
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


def stored(engine: Engine) -> list[int]:
    """How much of an export stands in the study."""
    with reading(), open_session(engine) as session:
        return [len(session.scalars(select(model.id)).all()) for model in (Tag, Turn, Highlight)]


def erase_anna(engine: Engine) -> None:
    """Erase whom the study knew before the export came."""
    with open_session(engine) as session, session.begin():
        anna = session.scalars(select(Participant).order_by(Participant.id)).first()
        erase_everywhere(session, SYSTEM, anna, wire(FEATURES).erasers())


@pytest.mark.parametrize("number", [1, 2, 3])
def test_no_word_comes_after_an_erasure(engine: Engine, tmp_path: Path, number: int) -> None:
    """Anna is erased once the codes stand, once her talk does, once a quote of it does."""
    move_id = upload(engine, tmp_path, EXPORT)
    perform_waiting(engine)
    with open_session(engine) as session, session.begin():
        row = session.get_one(Move, move_id)
        participant_behind(session, load_settings().secret_key, row.study_id, "Anna")
        services.confirm_move(session, SYSTEM, row)
    seen = [stored(engine)]

    def look(_session: Session) -> None:
        if len(seen) <= number and (now := stored(engine)) != seen[-1]:
            seen.append(now)
            if len(seen) > number:
                erase_anna(engine)

    event.listen(Session, "after_commit", look)
    ended = perform_waiting(engine)
    while perform_waiting(engine):
        pass
    event.remove(Session, "after_commit", look)
    assert len(seen) == number + 1
    [moving] = [job for job in ended if job.name == "highlights.move_in"]
    assert (moving.state, moving.lasting) == ("failed", True)
    assert "it was dropped" in moving.reason
    with reading(), open_session(engine) as session:
        said = [*session.scalars(select(Turn.text)), *session.scalars(select(TranscriptPassage.text))]
        assert [text for text in said if "delivery" in text or "left the shop" in text] == []
        assert session.scalars(select(Highlight)).all() == []
