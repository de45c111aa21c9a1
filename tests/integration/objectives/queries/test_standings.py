"""Where key results and objectives stand."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.objectives import queries, services
from insights.objectives.rules.kinds import Confidence, State, Way
from insights.objectives.services import CheckInDraft
from tests.factories import metrics, objectives

HALF_TIME = date(2026, 5, 16)


@pytest.fixture(autouse=True)
def at_half_time() -> Iterator[None]:
    with clock.frozen(datetime(2026, 5, 16, tzinfo=UTC)):
        yield


def say(session: Session, actor, row, value: float | None, day: date, confidence=Confidence.ON_TRACK) -> None:
    services.check_in(session, actor, row.id, CheckInDraft(confidence, value, day=day))


def test_check_ins_tell_progress_confidence_and_change(session: Session) -> None:
    actor = metrics.planner(session)
    row = objectives.key_result(session, actor)
    assert queries.progress_of(session, row).state == State.NO_DATA
    say(session, actor, row, 44.0, date(2026, 4, 20))
    say(session, actor, row, 48.0, date(2026, 5, 4), Confidence.NEEDS_ATTENTION)
    standing = queries.progress_of(session, row)
    assert (standing.value, standing.measured_on, standing.progress) == (48.0, date(2026, 5, 4), 0.4)
    assert (standing.expected, standing.pace, standing.state) == (0.5, 0.8, State.NEEDS_ATTENTION)
    assert standing.confidence == "needs_attention"
    assert standing.change == pytest.approx(0.2)


def test_a_metrics_values_inside_the_period_become_progress(session: Session) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor)
    row = objectives.key_result(session, actor, metric_id=metric.id, baseline=60.0, target=40.0, way=Way.DOWN)
    metrics.monthly(session, actor, metric, [20.0], date(2026, 1, 1))
    assert queries.progress_of(session, row).progress is None
    metrics.monthly(session, actor, metric, [55.0, 50.0], date(2026, 4, 1))
    say(session, actor, row, None, date(2026, 4, 20))
    standing = queries.progress_of(session, row)
    assert (standing.value, standing.progress, standing.state) == (50.0, 0.5, State.ON_TRACK)
    assert standing.change == 0.25
    with clock.frozen(datetime(2026, 8, 1, tzinfo=UTC)):
        metrics.monthly(session, actor, metric, [40.0], date(2026, 7, 1))
        assert queries.progress_of(session, row).state == State.MISSED


def test_an_objective_is_as_its_key_results_weighted_and_as_sure_as_the_least_sure(session: Session) -> None:
    actor = metrics.planner(session)
    objective = objectives.objective(session, actor)
    heavy = objectives.key_result(session, actor, objective, weight=3.0)
    light = objectives.key_result(session, actor, objective)
    say(session, actor, heavy, 50.0, date(2026, 5, 4))
    say(session, actor, heavy, 52.0, date(2026, 5, 10))
    say(session, actor, light, 60.0, date(2026, 5, 4), Confidence.ACCOMPLISHED)
    rows = [heavy, light]
    standing = queries.objective_standing(objective, rows, queries.standings_of(session, rows))
    assert standing.progress == pytest.approx(0.7)
    assert (standing.state, standing.confidence) == (State.ON_TRACK, "on_track")
    assert standing.change == pytest.approx(0.075)
    assert standing.checked_on == date(2026, 5, 10)
    bare = queries.objective_standing(objective, [], {})
    assert (bare.progress, bare.state, bare.change) == (None, State.NO_DATA, None)


def test_many_key_results_need_no_more_queries_than_one(session: Session) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor)
    metrics.monthly(session, actor, metric, [50.0], date(2026, 5, 1))
    rows = [objectives.key_result(session, actor, metric_id=metric.id) for _ in range(40)]
    session.flush()
    statements: list[str] = []
    connection = session.connection()
    event.listen(connection, "before_cursor_execute", lambda *event: statements.append(event[2]))
    standings = queries.standings_of(session, rows)
    assert {standing.progress for standing in standings.values()} == {0.5}
    assert len(statements) == 3
