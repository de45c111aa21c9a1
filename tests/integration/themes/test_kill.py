"""A worker killed in the middle of an analysis: it is finished once, with no half-written rows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, delete, func, select

from insights.kernel.db import open_engine, open_session, reading
from insights.themes import queries, services
from insights.themes.models import AnalysisRun, PassageReading, Theme, ThemeMember, VectorCache
from insights.worker.models import Job
from tests.factories import found, people, studies
from tests.fixtures.workers import StartWorker, until

FEATURES = "insights.factory:FEATURES"
TOPICS = (found.EXPORT, found.DELIVERY, found.CHECKOUT, found.SIZES)
WAYS = ("", "Honestly, ", "For the third time: ", "As I said before, ", "Again, ", "Last week it was so: ")


@pytest.fixture
def engine(own_database: str) -> Iterator[Engine]:
    """An engine on a migrated database of this test's own."""
    engine = open_engine(own_database)
    yield engine
    engine.dispose()


def counted(engine: Engine, model: type[VectorCache] | type[Theme] | type[PassageReading]) -> int:
    with reading(), open_session(engine) as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def state_of(engine: Engine, run_id: int) -> str:
    with reading(), open_session(engine) as session:
        return session.get_one(AnalysisRun, run_id).state


def test_an_analysis_of_a_killed_worker_is_finished_once_by_the_next(
    engine: Engine, own_database: str, start_worker: StartWorker
) -> None:
    with open_session(engine) as session, session.begin():
        actor = people.user(session).as_actor()
        study = studies.study(session, actor)
        for number, way in enumerate(WAYS):
            topics = [[f"{way}{text}" for text in topic] for topic in TOPICS]
            found.interviews(session, actor, study, topics, first=number * 6)
        session.execute(delete(Job))
        run_id = services.start_run(session, actor, study.id).id
    first = start_worker(own_database, FEATURES)
    until(lambda: counted(engine, VectorCache) >= 64, 120, "some vectors")
    first.kill()
    kept = counted(engine, VectorCache)
    assert 64 <= kept < 2 * 144  # a vector and the scores of kinds each
    assert (counted(engine, Theme), counted(engine, PassageReading)) == (0, 0)
    start_worker(own_database, FEATURES)
    until(lambda: state_of(engine, run_id) == "done", 120, "the analysis' end")
    with reading(), open_session(engine) as session:
        job = session.scalars(select(Job).where(Job.name == services.JOB)).one()
        assert (job.state, job.attempt) == ("done", 2)
        themes = queries.themes_of(session, actor, study.id)
        assert len(themes) >= 3
        assert session.scalar(select(func.count()).where(~Theme.whole)) == 0
        assert session.scalar(select(func.count()).where(PassageReading.whole)) == 144
        members = session.scalar(select(func.count()).select_from(ThemeMember))
        assert members == sum(theme.passage_count for theme in themes) <= 144
    assert counted(engine, VectorCache) == 2 * 144
