"""Writing down what a team learnt in a period and what it decided."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel.actor import Actor
from insights.kernel.editing import apply_edit
from insights.kernel.repeats import just_made
from insights.objectives import queries
from insights.objectives.models import PeriodReview


def write_review(
    session: Session,
    actor: Actor,
    starts: date,
    ends: date,
    team_id: int | None,
    version: int,
    learnt: str,
    decisions: str,
) -> PeriodReview:
    """Save the review of a period (of a team); StaleWrite when someone else saved since `version`."""
    row = queries.period_review(session, starts, ends, team_id)
    if row is None:
        row = PeriodReview(starts=starts, ends=ends, team_id=team_id, author_id=actor.user_id)
        if twice := just_made(session, row):
            return twice
        session.add(row)
        session.flush()
        version = row.version
    apply_edit(row, "review", version, {"learnt": learnt.strip(), "decisions": decisions.strip()})
    session.flush()
    record_audit(session, actor, "objectives.write_review", "period_review", row.id)
    return row
