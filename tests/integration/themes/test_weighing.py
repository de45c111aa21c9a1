"""Facts lead to impacts: a score that changed, themes that changed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, delete, select

from insights.kernel.db import open_engine, open_session
from insights.surveys.models import ScoreFinding
from insights.themes.models import ThemeImpact
from insights.worker import record_fact
from insights.worker.models import Fact
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
