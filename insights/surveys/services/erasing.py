"""Forgetting a person: what a participant answered is blanked, and that it was them."""

from __future__ import annotations

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from insights.kernel.db import rows_touched
from insights.search.services import forget
from insights.surveys.models import OpenAnswer, Response


def erase_person(session: Session, participant_id: int) -> int:
    """Remove a participant's open answers and their id with the survey tool; rows touched.

    Closed answers stay as numbers without a person.
    """
    answers = session.scalars(select(OpenAnswer.id).where(OpenAnswer.participant_id == participant_id)).all()
    forget(session, "answer", answers)
    session.execute(delete(OpenAnswer).where(OpenAnswer.participant_id == participant_id))
    blanked = rows_touched(
        session,
        update(Response)
        .where(Response.participant_id == participant_id)
        .values(participant_id=None, respondent=None),
    )
    session.flush()
    return len(answers) + blanked
