"""What the worker does for objectives."""

from datetime import date

from sqlalchemy import Engine, select

from insights.kernel.db import open_engine, open_session
from insights.objectives.models import Milestone
from tests.factories import metrics, objectives
from tests.fixtures.performed import perform_waiting


def test_key_results_follow_a_metric_that_moved(own_database: str) -> None:
    engine = open_engine(own_database)
    try:
        _assert_followed(engine)
    finally:
        engine.dispose()


def _assert_followed(engine: Engine) -> None:
    with open_session(engine) as session, session.begin():
        actor = metrics.planner(session)
        metric = metrics.metric(session, actor)
        row_id = objectives.key_result(session, actor, metric_id=metric.id).id
        metrics.monthly(session, actor, metric, [52.0], date(2026, 5, 1))
    assert ("objectives.follow_metric", "done") in [(job.name, job.state) for job in perform_waiting(engine)]
    with open_session(engine) as session:
        shares = session.scalars(select(Milestone.share).where(Milestone.key_result_id == row_id)).all()
    assert sorted(shares) == [0.25, 0.5]
