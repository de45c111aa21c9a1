"""One metric and what is written beside its values."""

import pytest
from sqlalchemy.orm import Session

from insights.kernel.actor import Role
from insights.kernel.errors import NotFound
from insights.metrics import queries, services
from tests.factories import metrics, people


def test_stakeholders_read_metrics_and_a_missing_one_is_not_found(session: Session) -> None:
    metric = metrics.metric(session)
    stakeholder = people.user(session, Role.STAKEHOLDER).as_actor()
    assert queries.metric(session, stakeholder, metric.id) is metric
    for read in (
        lambda: queries.metric(session, stakeholder, 0),
        lambda: queries.metric_for_update(session, 0),
    ):
        with pytest.raises(NotFound):
            read()


def test_metrics_in_use_are_offered_by_name(session: Session) -> None:
    actor = metrics.planner(session)
    revenue, churn = (
        metrics.metric(session, actor, name="Revenue"),
        metrics.metric(session, actor, name="Churn"),
    )
    assert queries.metric_choices(session, actor) == [(churn.id, "Churn"), (revenue.id, "Revenue")]
    services.archive_metric(session, actor, churn.id)
    assert queries.metric_choices(session, actor) == [(revenue.id, "Revenue")]
    assert set(queries.metrics_by_id(session, actor, [churn.id, None])) == {churn.id}
    assert queries.metrics_by_id(session, actor, [None]) == {}


def test_metrics_are_found_by_the_score_that_feeds_them_and_the_goal_they_serve(session: Session) -> None:
    goal = metrics.goal(session)
    fed = metrics.metric(session, score_definition_id=7, strategy_goal_id=goal.id)
    metrics.metric(session)
    assert queries.metrics_fed_by(session, 7) == [fed]
    assert queries.metrics_serving(session, [goal.id]) == {goal.id: [fed]}
