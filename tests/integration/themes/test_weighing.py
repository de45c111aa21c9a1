"""Facts lead to impacts: a score that changed, themes that changed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, delete, event, select

from insights.kernel.db import open_engine, open_session, reading
from insights.surveys.models import ScoreFinding
from insights.themes.jobs import weighing
from insights.themes.models import ThemeImpact, ThemeMember
from insights.themes.queries.impacts import voiced_in
from insights.themes.services import recount
from insights.worker import record_fact
from insights.worker.models import Fact, Job, JobState
from tests.factories import people, studies, weighed
from tests.fixtures.performed import perform_waiting


@pytest.fixture
def engine(own_database: str) -> Iterator[Engine]:
    engine = open_engine(own_database)
    yield engine
    engine.dispose()


def test_scores_and_themes_that_change_are_weighed_and_looked_into(engine: Engine) -> None:
    with open_session(engine) as session, session.begin():
        actor = people.user(session).as_actor()
        study = studies.study(session, actor)
        _, nps = weighed.survey(session, actor, study)
        session.execute(delete(Fact))
        weighed.theme(session, study)
        nps_id = nps.id
    assert {(job.name, job.state) for job in perform_waiting(engine)} >= {("themes.weigh_study", "done")}
    assert {(job.name, job.state) for job in perform_waiting(engine)} == {("themes.weigh_score", "done")}
    with open_session(engine) as session, session.begin():
        assert (
            session.scalars(select(ThemeImpact).where(ThemeImpact.definition_id == nps_id))
            .one()
            .said["impact"]
            < 0
        )
        session.execute(delete(ThemeImpact))
        record_fact(session, "score.changed", {"definition_id": nps_id})
    assert {job.state for job in perform_waiting(engine)} == {"done"}
    with open_session(engine) as session:
        assert session.scalars(select(ThemeImpact)).one().definition_id == nps_id
        assert "answered the same" in session.get_one(ScoreFinding, nps_id).drivers["refusal"]


@contextmanager
def before_it_writes(engine: Engine, name: str, do: Callable[[], None]) -> Iterator[None]:
    """Do something once, when the running job of this name has read and is about to write."""
    done: list[int] = []

    def look(_connection: object) -> None:
        running = select(Job.id).where(Job.name == name, Job.state == JobState.RUNNING)
        with reading(), open_session(looking) as session:
            found = session.scalar(running)
        if found and not done:
            done.append(found)
            other = threading.Thread(target=decide)  # another worker is not within this one's reading
            other.start()
            other.join()

    def decide() -> None:
        do()
        done.append(0)

    looking = open_engine(engine.url.render_as_string(hide_password=False))
    event.listen(engine, "rollback", look)  # a session that only read ends by one
    yield
    event.remove(engine, "rollback", look)
    looking.dispose()
    assert len(done) == 2


def perform_all(engine: Engine) -> None:
    while perform_waiting(engine):
        pass


def test_what_was_weighed_before_a_decision_is_not_the_last_word(engine: Engine, own_database: str) -> None:
    """Half of a theme goes after it was read; another worker does all that follows of it meanwhile."""
    with open_session(engine) as session, session.begin():
        actor = people.user(session).as_actor()
        study = studies.study(session, actor)
        _, nps = weighed.survey(session, actor, study)
        theme_id = weighed.theme(session, study).id
        session.execute(delete(Fact))
        record_fact(session, "score.changed", {"definition_id": nps.id})
    other = open_engine(own_database)

    def decide() -> None:
        with open_session(other) as session, session.begin():
            own = select(ThemeMember.id).where(ThemeMember.theme_id == theme_id).order_by(ThemeMember.id)
            some = session.scalars(own.limit(10)).all()
            session.execute(delete(ThemeMember).where(ThemeMember.id.in_(some)))
            recount(session, [theme_id])
        perform_all(other)

    with before_it_writes(engine, "themes.weigh_score", decide):
        perform_all(engine)
    other.dispose()
    with open_session(engine) as session:
        (stored,) = session.scalars(select(ThemeImpact).where(ThemeImpact.definition_id == nps.id))
        anew = weighing.weighed(session, session.merge(nps), voiced_in(session, study.id))
        assert stored.said == anew[theme_id]
