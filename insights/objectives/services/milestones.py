"""Quarters of the way that key results have reached."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.objectives import queries
from insights.objectives.models import KeyResult, Milestone
from insights.objectives.rules.progress import milestones_passed


def refresh_milestones(session: Session, row: KeyResult) -> list[Milestone]:
    """Write down the quarters that were reached and not yet noted; what was reached once stays."""
    standing = queries.progress_of(session, row)
    known = session.scalars(select(Milestone.share).where(Milestone.key_result_id == row.id)).all()
    reached = [
        Milestone(key_result_id=row.id, share=share, reached_on=standing.measured_on or clock.today())
        for share in milestones_passed(max(known, default=0.0), standing.progress)
    ]
    session.add_all(reached)
    session.flush()
    return reached
