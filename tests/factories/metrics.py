"""Metrics and strategy goals for tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from insights.kernel.actor import Actor, Role
from insights.metrics import services
from insights.metrics.models import Metric, StrategyGoal
from insights.metrics.rules.kinds import Source
from insights.metrics.rules.periods import add_months
from tests.factories import earlier, people


def planner(session: Session) -> Actor:
    """A product manager."""
    return people.user(session, Role.PM).as_actor()


def metric(session: Session, actor: Actor | None = None, **fields: object) -> Metric:
    """A metric of `actor`, or of a planner made for it."""
    actor = actor or planner(session)
    draft = services.MetricDraft(**{"name": "Conversion", "owner_id": actor.user_id, **fields})
    return earlier(services.create_metric(session, actor, draft))


def monthly(
    session: Session, actor: Actor, of: Metric, values: Sequence[float], first: date = date(2026, 1, 1)
) -> None:
    """Values of successive months, dated on their first days."""
    drafts = [services.ValueDraft(add_months(first, at), value) for at, value in enumerate(values)]
    services.put_values(session, actor, of.id, drafts, Source.HAND)


def daily(session: Session, actor: Actor, of: Metric, values: Sequence[float], first: date) -> None:
    """Values of successive days."""
    drafts = [services.ValueDraft(first + timedelta(days=at), value) for at, value in enumerate(values)]
    services.put_values(session, actor, of.id, drafts, Source.HAND)


def goal(session: Session, actor: Actor | None = None, statement: str = "Grow with care") -> StrategyGoal:
    """A strategy goal of 2026."""
    actor = actor or planner(session)
    return earlier(services.create_goal(session, actor, services.GoalDraft(statement, "2026", actor.user_id)))
