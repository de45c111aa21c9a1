"""Forgetting a person: what a participant answered is blanked, and that it was them."""

from __future__ import annotations

import secrets

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from insights.kernel.db import rows_touched
from insights.search.services import forget
from insights.surveys.models import OpenAnswer, PackedAnswers, Response
from insights.surveys.rules.packing import PERSON, PERSON_WIDTH


def erase_person(session: Session, participant_id: int) -> int:
    """Remove a participant's open answers and their id with the survey tool; rows touched.

    Closed answers stay as numbers without a person.
    """
    answers = session.scalars(select(OpenAnswer.id).where(OpenAnswer.participant_id == participant_id)).all()
    forget(session, "answer", answers)
    session.execute(delete(OpenAnswer).where(OpenAnswer.participant_id == participant_id))
    _unlink(session, participant_id)
    blanked = rows_touched(
        session,
        update(Response)
        .where(Response.participant_id == participant_id)
        .values(participant_id=None, respondent=None),
    )
    session.flush()
    return len(answers) + blanked


def _unlink(session: Session, participant_id: int) -> None:
    """Put a number of chance where the packs name the person: they still count once, as nobody known."""
    number = secrets.token_bytes(PERSON_WIDTH)
    own = Response.participant_id == participant_id
    rows = session.execute(select(Response.survey_id, Response.number).where(own)).all()
    for survey_id, place in rows:
        pack = session.get(PackedAnswers, (survey_id, PERSON))
        if pack is not None:
            before = select(func.count()).where(Response.survey_id == survey_id, Response.number < place)
            start = (session.scalar(before) or 0) * PERSON_WIDTH
            pack.codes = pack.codes[:start] + number + pack.codes[start + PERSON_WIDTH :]
