"""Strategy goals."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.db import the_row
from insights.kernel.errors import NotFound
from insights.metrics.models import StrategyGoal


def goals(session: Session, actor: Actor, *, archived: bool = False) -> Sequence[StrategyGoal]:
    """The strategy goals that stand (or were put away), the newest period first."""
    state = StrategyGoal.archived_at.is_not(None) if archived else StrategyGoal.archived_at.is_(None)
    order = (StrategyGoal.period.desc(), StrategyGoal.id)
    return session.scalars(select(StrategyGoal).where(state).order_by(*order)).all()


def goal(session: Session, actor: Actor, goal_id: int) -> StrategyGoal:
    """The strategy goal; NotFound when there is none."""
    row = session.get(StrategyGoal, goal_id)
    if row is None:
        raise NotFound
    return row


def goal_for_update(session: Session, goal_id: int) -> StrategyGoal:
    """The strategy goal, locked for this transaction."""
    locked = select(StrategyGoal).where(StrategyGoal.id == goal_id).with_for_update()
    return the_row(session, locked.execution_options(populate_existing=True))


def goal_names(session: Session, goal_ids: Collection[int | None]) -> Mapping[int, str]:
    """Statements by id."""
    wanted = {goal_id for goal_id in goal_ids if goal_id is not None}
    if not wanted:
        return {}
    rows = session.execute(select(StrategyGoal.id, StrategyGoal.statement).where(StrategyGoal.id.in_(wanted)))
    return dict(rows.all())
