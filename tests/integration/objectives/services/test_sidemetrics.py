"""Leading metrics, guardrails and trade-offs."""

import pytest
from sqlalchemy.orm import Session

from insights.kernel.errors import InvalidInput, NotFound
from insights.objectives import queries, services
from insights.objectives.models import KeyResultTradeOff
from tests.factories import metrics, objectives


def test_a_breached_guardrail_stands_beside_the_progress(session: Session) -> None:
    actor = metrics.planner(session)
    row, rail = objectives.key_result(session, actor), metrics.metric(session, actor, name="Returns")
    metrics.monthly(session, actor, rail, [9.0])
    services.add_guardrail(session, actor, row.id, rail.id, high=8.0)
    (breached,) = queries.progress_of(session, row).breached
    assert (breached.name, breached.value) == ("Returns", 9.0)
    services.add_guardrail(session, actor, row.id, rail.id, high=10.0)
    assert queries.progress_of(session, row).breached == []
    assert len(queries.metrics_beside(session, [row.id])[row.id]) == 1


def test_a_guardrail_needs_bounds_that_can_hold(session: Session) -> None:
    actor = metrics.planner(session)
    row, rail = objectives.key_result(session, actor), metrics.metric(session, actor)
    with pytest.raises(InvalidInput, match="needs a bound"):
        services.add_guardrail(session, actor, row.id, rail.id)
    with pytest.raises(InvalidInput, match="above its upper"):
        services.add_guardrail(session, actor, row.id, rail.id, 3.0, 2.0)


def test_a_side_metric_is_taken_away_only_from_its_own_key_result(session: Session) -> None:
    actor = metrics.planner(session)
    row, other = objectives.key_result(session, actor), objectives.key_result(session, actor)
    link = services.add_leading_metric(session, actor, row.id, metrics.metric(session, actor).id)
    with pytest.raises(NotFound):
        services.remove_side_metric(session, actor, other.id, link.id)
    services.remove_side_metric(session, actor, row.id, link.id)
    assert queries.metrics_beside(session, [row.id]) == {row.id: []}


def test_a_trade_off_is_declared_once_for_both(session: Session) -> None:
    actor = metrics.planner(session)
    one, other = objectives.key_result(session, actor), objectives.key_result(session, actor)
    services.declare_trade_off(session, actor, other.id, one.id, "Speed costs care")
    services.declare_trade_off(session, actor, one.id, other.id, "Care costs speed")
    row = session.get(KeyResultTradeOff, (one.id, other.id))
    assert row.note == "Care costs speed"
    with pytest.raises(InvalidInput, match="itself"):
        services.declare_trade_off(session, actor, one.id, one.id)
