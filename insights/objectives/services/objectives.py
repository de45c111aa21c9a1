"""Writes of objectives."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.kernel.editing import apply_edit
from insights.kernel.errors import InvalidInput
from insights.kernel.repeats import just_made
from insights.objectives import queries
from insights.objectives.models import Objective
from insights.objectives.rules.kinds import Rhythm
from insights.search import services as search
from insights.search.rules import Visibility


@dataclass(frozen=True, slots=True)
class ObjectiveDraft:
    """An objective as it was written."""

    statement: str
    starts: date
    ends: date
    owner_id: int
    reason: str = ""
    rhythm: Rhythm = Rhythm.WEEKLY
    team_id: int | None = None
    parent_id: int | None = None
    strategy_goal_id: int | None = None

    def values(self) -> dict[str, Any]:
        """Column values; InvalidInput when the statement is empty or the period ends before it starts."""
        if not self.statement.strip():
            raise InvalidInput("An objective needs a statement.", "statement")
        if self.ends <= self.starts:
            raise InvalidInput("The objective's period ends before it starts.", "ends")
        return asdict(self) | {"statement": self.statement.strip(), "rhythm": self.rhythm.value}


def create_objective(session: Session, actor: Actor, draft: ObjectiveDraft) -> Objective:
    """Add an objective."""
    row = Objective(**draft.values())
    if twice := just_made(session, row):
        return twice
    session.add(row)
    session.flush()
    _make_findable(session, row)
    record_audit(session, actor, "objectives.create", "objective", row.id)
    return row


def edit_objective(
    session: Session, actor: Actor, objective_id: int, version: int, draft: ObjectiveDraft
) -> Objective:
    """Save changes; StaleWrite when someone else saved since `version`."""
    row = queries.objective_for_update(session, objective_id)
    refuse_closed(row)
    _refuse_circle(session, objective_id, draft.parent_id)
    if apply_edit(row, "objective", version, draft.values()):
        session.flush()
        _make_findable(session, row)
        record_audit(session, actor, "objectives.edit", "objective", row.id)
    return row


def archive_objective(session: Session, actor: Actor, objective_id: int) -> None:
    """Put an objective away with its key results; nothing is deleted."""
    row = queries.objective_for_update(session, objective_id)
    row.archived_at = row.archived_at or clock.now()
    session.flush()
    record_audit(session, actor, "objectives.archive", "objective", row.id)


def restore_objective(session: Session, actor: Actor, objective_id: int) -> None:
    """Take an archived objective back."""
    row = queries.objective_for_update(session, objective_id)
    row.archived_at = None
    session.flush()
    record_audit(session, actor, "objectives.restore", "objective", row.id)


def refuse_closed(row: Objective) -> None:
    """InvalidInput for an objective that is closed or archived."""
    if row.closed_at is not None:
        raise InvalidInput(f"“{row.statement}” is closed; carry it over to go on with it.")
    if row.archived_at is not None:
        raise InvalidInput(f"“{row.statement}” is archived; restore it first.")


def _refuse_circle(session: Session, objective_id: int, parent_id: int | None) -> None:
    above, seen = parent_id, set()
    while above is not None and above not in seen:
        if above == objective_id:
            raise InvalidInput("An objective cannot be aligned to itself or to one under it.", "parent_id")
        seen.add(above)
        above = session.scalar(select(Objective.parent_id).where(Objective.id == above))


def _make_findable(session: Session, row: Objective) -> None:
    text = f"{row.statement} {row.reason}".strip()
    search.put(session, [search.Found("objective", row.id, row.statement, text, Visibility.EVERYONE)])
