"""Targets by period."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from insights.kernel.errors import InvalidInput, NotFound
from insights.metrics import queries, services
from insights.metrics.rules.kinds import Direction
from tests.factories import metrics

Q1, Q2 = (date(2026, 1, 1), date(2026, 3, 31)), (date(2026, 4, 1), date(2026, 6, 30))


def test_the_target_of_the_shortest_period_around_a_day_holds(session: Session) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor)
    services.set_target(session, actor, metric.id, date(2026, 1, 1), date(2026, 12, 31), 50.0)
    services.set_target(session, actor, metric.id, *Q2, 45.0)
    targets = queries.targets_of(session, metric.id)
    assert queries.bounds_on(targets, date(2026, 5, 1)).low == 45.0
    assert queries.bounds_on(targets, date(2026, 7, 1)).low == 50.0
    assert queries.bounds_on(targets, date(2027, 1, 1)) is None


def test_the_same_period_again_changes_its_target(session: Session) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor, direction=Direction.DOWN)
    services.set_target(session, actor, metric.id, *Q1, high=5.0)
    services.set_target(session, actor, metric.id, *Q1, high=4.0)
    assert [target.high for target in queries.targets_of(session, metric.id)] == [4.0]


def test_a_target_that_cannot_hold_is_refused(session: Session) -> None:
    actor = metrics.planner(session)
    metric, other = metrics.metric(session, actor), metrics.metric(session, actor)
    with pytest.raises(InvalidInput, match="ends before it starts"):
        services.set_target(session, actor, metric.id, Q2[1], Q2[0], 5.0)
    with pytest.raises(InvalidInput, match="at least"):
        services.set_target(session, actor, metric.id, *Q2, high=5.0)
    target = services.set_target(session, actor, metric.id, *Q2, 5.0)
    with pytest.raises(NotFound):
        services.remove_target(session, actor, other.id, target.id)
