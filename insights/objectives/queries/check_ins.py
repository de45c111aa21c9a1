"""Check-ins that were made, and those that are due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.objectives.models import CheckIn, KeyResult, Objective
from insights.objectives.queries.standings import Standing, due_day, standings_of
from insights.objectives.rules.check_ins import lateness


@dataclass(frozen=True, slots=True)
class DueCheckIn:
    """A key result that waits for a check-in since `due`; None means that nothing is due yet."""

    key_result: KeyResult
    objective: Objective
    standing: Standing
    due: date | None
    late: str


def check_ins_of(session: Session, actor: Actor, key_result_id: int) -> Sequence[CheckIn]:
    """The check-ins of a key result, the newest first."""
    return session.scalars(_NEWEST, {"key_result_id": key_result_id}).all()


_NEWEST = (
    select(CheckIn)
    .where(CheckIn.key_result_id == bindparam("key_result_id"))
    .order_by(CheckIn.day.desc(), CheckIn.id.desc())
)


def open_key_results(
    session: Session, actor: Actor, owner_id: int | None = None, today: date | None = None
) -> list[DueCheckIn]:
    """Key results of open objectives (of one owner), those due first, the latest first among them."""
    today = today or clock.today()
    statement = (
        select(KeyResult, Objective)
        .join(Objective, Objective.id == KeyResult.objective_id)
        .where(
            KeyResult.archived_at.is_(None), Objective.archived_at.is_(None), Objective.closed_at.is_(None)
        )
        .order_by(KeyResult.deadline, KeyResult.id)
    )
    if owner_id is not None:
        statement = statement.where(KeyResult.owner_id == owner_id)
    rows = session.execute(statement).all()
    standings = standings_of(session, [row.KeyResult for row in rows], today)
    found = []
    for row in rows:
        standing = standings[row.KeyResult.id]
        due = due_day(row.KeyResult, row.Objective.rhythm, standing, today)
        late = lateness(due, today) if due else ""
        found.append(DueCheckIn(row.KeyResult, row.Objective, standing, due, late))
    return sorted(found, key=lambda one: (one.due is None, one.due or one.key_result.deadline))


def check_ins_due(
    session: Session, actor: Actor, owner_id: int | None = None, today: date | None = None
) -> list[DueCheckIn]:
    """Key results (of one owner) that wait for a check-in, the latest first."""
    return [one for one in open_key_results(session, actor, owner_id, today) if one.due is not None]
