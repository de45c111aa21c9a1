"""Forgetting a person: what they answered is blanked, and that it was them."""

from __future__ import annotations

import secrets
from collections import Counter

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from insights.kernel.db import rows_touched
from insights.search.services import forget
from insights.studies.models import Participant
from insights.studies.services import add_to_tally, create_participant, say_material_changed
from insights.surveys.models import OpenAnswer, PackedAnswers, Response, Survey, SurveyImport
from insights.surveys.rules.packing import PERSON, PERSON_WIDTH

AT_ONCE = 500


def name_respondent(session: Session, survey: Survey, response: Response) -> Participant:
    """Make a respondent a participant in every survey that knows them, so that all can forget them."""
    own = Response.id == response.id
    if response.respondent is not None:
        own = Response.respondent == response.respondent
    person = create_participant(session, survey.study_id)
    theirs = OpenAnswer.response_id.in_(select(Response.id).where(own))
    for model, rows in ((OpenAnswer, theirs), (Response, own)):
        session.execute(update(model).where(rows).values(participant_id=person.id))
    session.expire_all()
    return person


def erase_person(session: Session, participant_id: int) -> int:
    """Remove a participant's open answers, their id with the survey tool and the files of both; rows touched.

    Closed answers stay as numbers without a person.
    """
    own = Response.participant_id == participant_id
    answered = set(session.scalars(select(Response.survey_id).where(own)))
    locked = select(Survey).where(Survey.id.in_(answered)).order_by(Survey.id).with_for_update()
    session.scalars(locked.execution_options(populate_existing=True)).all()
    gone = _remove_words(session, participant_id)
    _unlink(session, participant_id, answered)
    blanked = rows_touched(session, update(Response).where(own).values(participant_id=None, respondent=None))
    files = _forget_files(session, answered)
    session.flush()
    return gone + blanked + files


def _remove_words(session: Session, participant_id: int) -> int:
    own = OpenAnswer.participant_id == participant_id
    rows = session.execute(
        select(OpenAnswer.id, OpenAnswer.survey_id, OpenAnswer.contentless).where(own)
    ).all()
    for first in range(0, len(rows), AT_ONCE):
        forget(session, "answer", [row.id for row in rows[first : first + AT_ONCE]])
    session.execute(delete(OpenAnswer).where(own))
    for survey_id, said in Counter(row.survey_id for row in rows if not row.contentless).items():
        survey = session.get_one(Survey, survey_id)
        survey.answer_count -= said
        add_to_tally(session, survey.study_id, "passages", -said)
        say_material_changed(session, survey.study_id)
    return len(rows)


def _forget_files(session: Session, survey_ids: set[int]) -> int:
    """Let go of the files in which a person answered and what was seen in them; a daily sweep drops them."""
    came_by = SurveyImport.survey_id.in_(survey_ids) | SurveyImport.updates_id.in_(survey_ids)
    rows = session.scalars(select(SurveyImport).where(came_by)).all()
    for row in rows:
        row.sha256, row.preview, row.warnings = "", {}, []
    return len(rows)


def _unlink(session: Session, participant_id: int, survey_ids: set[int]) -> None:
    """Put a number of chance where the packs name the person: they still count once, as nobody known."""
    number = secrets.token_bytes(PERSON_WIDTH)
    in_order = func.row_number().over(partition_by=Response.survey_id, order_by=Response.number) - 1
    place = in_order.label("place")
    ranked = select(Response.survey_id, Response.participant_id, place).where(
        Response.survey_id.in_(survey_ids)
    )
    rows = ranked.subquery()
    wanted = select(rows.c.survey_id, rows.c.place).where(rows.c.participant_id == participant_id)
    places: dict[int, list[int]] = {}
    for survey_id, at in session.execute(wanted):
        places.setdefault(survey_id, []).append(at * PERSON_WIDTH)
    for survey_id, starts in places.items():
        pack = session.get(PackedAnswers, (survey_id, PERSON))
        if pack is not None:
            codes = bytearray(pack.codes)
            for start in starts:
                codes[start : start + PERSON_WIDTH] = number
            pack.codes = bytes(codes)
