"""Writing check-ins."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.kernel.errors import InvalidInput
from insights.kernel.repeats import just_made
from insights.metrics import queries as metric_queries
from insights.objectives import queries
from insights.objectives.models import CheckIn, KeyResult
from insights.objectives.rules.kinds import Confidence
from insights.objectives.services.milestones import refresh_milestones
from insights.objectives.services.objectives import refuse_closed


@dataclass(frozen=True, slots=True)
class CheckInDraft:
    """What the owner says on a day; the value may be left out where a metric tells it."""

    confidence: Confidence
    value: float | None = None
    comment: str = ""
    next_step: str = ""
    next_step_by: date | None = None
    day: date | None = None


def check_in(session: Session, actor: Actor, key_result_id: int, draft: CheckInDraft) -> CheckIn:
    """Write a check-in; with a metric and no value of its own, it keeps the metric's value of that day."""
    row = queries.key_result_for_update(session, key_result_id)
    refuse_closed(queries.objective(session, actor, row.objective_id))
    day = draft.day or clock.today()
    _refuse_wrong(row, draft, day)
    value = draft.value
    if value is None and row.metric_id is not None:
        measured = metric_queries.value_at(session, row.metric_id, day)
        value = measured.value if measured and measured.day >= row.starts else None
    said = CheckIn(
        key_result_id=key_result_id,
        day=day,
        value=value,
        confidence=draft.confidence.value,
        comment=draft.comment.strip(),
        next_step=draft.next_step.strip(),
        next_step_by=draft.next_step_by,
        author_id=actor.user_id,
    )
    if twice := just_made(session, said):
        return twice
    session.add(said)
    session.flush()
    refresh_milestones(session, row)
    record_audit(session, actor, "objectives.check_in", "key_result", key_result_id)
    return said


def _refuse_wrong(row: KeyResult, draft: CheckInDraft, day: date) -> None:
    if row.archived_at is not None:
        raise InvalidInput("This key result is archived; restore it first.")
    if draft.value is not None and not math.isfinite(draft.value):
        raise InvalidInput("The value is no number.", "value")
    if draft.value is None and row.metric_id is None and row.target is not None:
        raise InvalidInput("Give the value as it is now.", "value")
    if draft.value is not None and row.target is None and not 0 <= draft.value <= 100:
        raise InvalidInput("Say how much is done as a percentage from 0 to 100.", "value")
    if day > clock.latest_today():
        raise InvalidInput(f"{day} lies in the future.", "day")
    if day < row.starts:
        raise InvalidInput(f"{day} lies before the start, {row.starts}.", "day")
