"""What the page of a metric shows."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from insights.kernel.errors import NotFound
from insights.metrics import queries, services
from tests.factories import metrics


def test_a_page_names_owner_and_goal_of_its_metric(session: Session) -> None:
    actor = metrics.planner(session)
    goal = metrics.goal(session, actor, "Grow with care")
    bare, served = metrics.metric(session, actor), metrics.metric(session, actor, strategy_goal_id=goal.id)
    assert queries.metric_page(session, actor, served.id)[2:] == (actor.name, "Grow with care")
    assert queries.metric_page(session, actor, bare.id)[3] is None
    with pytest.raises(NotFound):
        queries.metric_page(session, actor, 999_999)


def test_what_is_written_beside_a_metric_names_everybody_who_wrote(session: Session) -> None:
    author, other = metrics.planner(session), metrics.planner(session)
    metric = metrics.metric(session, author)
    services.annotate(session, other, metric.id, date(2026, 2, 1), "New checkout")
    metrics.monthly(session, author, metric, [1.0])
    metrics.monthly(session, other, metric, [2.0])
    services.add_comment(session, author, "metric", metric.id, "Why now?")
    written = queries.written_beside(session, metric.id)
    assert ([row.text for row in written.annotations], [row.value for row in written.former]) == (
        ["New checkout"],
        [1.0],
    )
    assert set(written.people) == {author.user_id, other.user_id}
