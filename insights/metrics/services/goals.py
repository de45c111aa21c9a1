"""Writes of strategy goals."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.kernel.editing import apply_edit
from insights.kernel.errors import InvalidInput
from insights.kernel.repeats import just_made
from insights.metrics import queries
from insights.metrics.models import StrategyGoal


@dataclass(frozen=True, slots=True)
class GoalDraft:
    """A strategy goal as it was written."""

    statement: str
    period: str
    owner_id: int
    reason: str = ""

    def values(self) -> dict[str, Any]:
        """Column values; InvalidInput when the statement or the period is empty."""
        values = asdict(self) | {"statement": self.statement.strip(), "period": self.period.strip()}
        if not values["statement"]:
            raise InvalidInput("A strategy goal needs a statement.", "statement")
        if not values["period"]:
            raise InvalidInput("Say for which period the goal holds, like 2026 or 2026–2028.", "period")
        return values


def create_goal(session: Session, actor: Actor, draft: GoalDraft) -> StrategyGoal:
    """Add a strategy goal."""
    row = StrategyGoal(**draft.values())
    if twice := just_made(session, row):
        return twice
    session.add(row)
    session.flush()
    record_audit(session, actor, "metrics.create_goal", "strategy_goal", row.id)
    return row


def edit_goal(session: Session, actor: Actor, goal_id: int, version: int, draft: GoalDraft) -> StrategyGoal:
    """Save changes; StaleWrite when someone else saved since `version`."""
    row = queries.goal_for_update(session, goal_id)
    if apply_edit(row, "strategy goal", version, draft.values()):
        record_audit(session, actor, "metrics.edit_goal", "strategy_goal", row.id)
    session.flush()
    return row


def archive_goal(session: Session, actor: Actor, goal_id: int) -> None:
    """Put a goal away; what names it keeps naming it."""
    row = queries.goal_for_update(session, goal_id)
    row.archived_at = clock.now()
    session.flush()
    record_audit(session, actor, "metrics.archive_goal", "strategy_goal", row.id)
