"""Teaching by the worker's own code: from decisions to a version that analyses use once adopted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.db import open_engine, open_session
from insights.studies.models import Study
from insights.themes import services
from insights.themes.models import AnalysisRun, KindReader
from insights.worker.models import Job
from tests.factories import found, people, studies
from tests.fixtures.performed import perform_waiting

WAYS = ("", "Honestly, ", "As I said: ")


@pytest.fixture
def engine(own_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """An engine on a migrated database of this test's own, with a folder for files."""
    monkeypatch.setenv("INSIGHTS_ENV", "development")
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    engine = open_engine(own_database)
    yield engine
    engine.dispose()


def say_kinds(session: Session) -> tuple[Actor, Study]:
    """Passages about deliveries are said to be requests and those about exports pain points, one by one."""
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    for number, way in enumerate(WAYS):
        topics = [[f"{way}{text}" for text in topic] for topic in (found.EXPORT, found.DELIVERY)]
        found.interviews(session, actor, study, topics, first=number * 6)
    for theme, kind in zip(found.themes(session, actor, study), ("pain_point", "request"), strict=True):
        for member in found.members(session, theme.id):
            services.give_passages_kind(session, actor, theme.id, [member.id], kind)
    session.execute(delete(Job))
    return actor, study


def teach(engine: Engine, actor: Actor) -> KindReader:
    with open_session(engine) as session, session.begin():
        reader_id = services.teach_reader(session, actor).id
    perform_waiting(engine)
    with open_session(engine) as session:
        return session.get_one(KindReader, reader_id)


def analyse(engine: Engine, actor: Actor, study: Study) -> AnalysisRun:
    with open_session(engine) as session, session.begin():
        run_id = services.start_run(session, actor, study.id).id
    perform_waiting(engine)
    with open_session(engine) as session:
        return session.get_one(AnalysisRun, run_id)


def test_decisions_teach_a_version_that_is_judged_kept_and_used_when_adopted(
    engine: Engine, tmp_path: Path
) -> None:
    with open_session(engine) as session, session.begin():
        actor, study = say_kinds(session)
    row = teach(engine, actor)
    assert (row.state, row.figures["decisions"], row.figures["passages"]) == ("ready", 36, 36)
    assert row.figures["own_right"] > row.figures["shipped_right"]
    assert row.figures["better"] is True
    assert "own-" not in analyse(engine, actor, study).model_version
    with open_session(engine) as session, session.begin():
        services.adopt_reader(session, actor, row.id)
    assert row.name in analyse(engine, actor, study).model_version.split("+")

    (kept,) = (tmp_path / "models").glob("??/*")
    kept.write_bytes(kept.read_bytes().replace(b"0", b"1", 1))
    run = analyse(engine, actor, study)
    assert run.state == "failed"
    assert "is missing or was altered. Go back to the shipped one" in run.reason
    with open_session(engine) as session, session.begin():
        services.use_shipped_reader(session, actor)
    assert analyse(engine, actor, study).state == "done"


def test_too_little_to_learn_from_fails_with_a_sentence(engine: Engine) -> None:
    with open_session(engine) as session, session.begin():
        actor, study = say_kinds(session)
        reader_id = services.teach_reader(session, actor).id
        session.delete(session.get_one(Study, study.id))
    perform_waiting(engine)
    with open_session(engine) as session:
        row = session.get_one(KindReader, reader_id)
    assert row.state == "failed"
    assert row.reason.startswith("There is too little to learn from yet: 0 decisions so far")
