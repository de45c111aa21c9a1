"""Forgetting a person: what they answered is blanked, and that it was them."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Collection

import numpy as np
from sqlalchemy import Select, delete, func, select, update
from sqlalchemy.orm import Session

from insights.kernel.db import rows_touched
from insights.kernel.erasing import hold_off_jobs
from insights.search.services import forget
from insights.studies.models import Participant, ParticipantAlias
from insights.studies.services import add_to_tally, create_participant, say_material_changed
from insights.surveys.models import (
    OpenAnswer,
    OutcomeImport,
    PackedAnswers,
    Response,
    Survey,
    SurveyImport,
)
from insights.surveys.rules.packing import PERSON, PERSON_WIDTH, person_number
from insights.surveys.rules.states import ImportState

AT_ONCE = 500


def name_respondent(session: Session, survey: Survey, response: Response) -> Participant:
    """Make a respondent a participant in every survey that knows them, so that all can forget them."""
    hold_off_jobs(session)
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

    Closed answers stay as numbers without a person. Files that wait, or are being imported, are told whose
    answers to leave out.
    """
    own = Response.participant_id == participant_id
    _tell_waiting(session, set(session.scalars(select(Response.respondent).where(own))) - {None})
    answered = set(session.scalars(select(Response.survey_id).where(own)))
    locked = select(Survey).where(Survey.id.in_(answered)).order_by(Survey.id).with_for_update()
    session.scalars(locked.execution_options(populate_existing=True)).all()
    gone = _remove_words(session, participant_id)
    _unlink(session, participant_id, answered)
    session.execute(delete(Response).where(own, Response.survey_id.in_(_updates())))
    blanked = rows_touched(session, update(Response).where(own).values(participant_id=None, respondent=None))
    files = _forget_files(session, answered) + _forget_outcomes(session, participant_id)
    session.flush()
    return gone + blanked + files


def unlink_respondents(session: Session, survey_id: int, digests: Collection[str]) -> None:
    """Put numbers of chance where the packs of a survey name respondents by these digests."""
    pack = session.get(PackedAnswers, (survey_id, PERSON))
    if pack is None or not digests:
        return
    numbers = np.frombuffer(pack.codes, "<u8").copy()
    for digest in digests:
        numbers[numbers == person_number(digest)] = secrets.randbits(8 * PERSON_WIDTH)
    pack.codes = numbers.tobytes()


def _tell_waiting(session: Session, digests: set[str | None]) -> None:
    """Note respondents' digests at all files that are not imported yet."""
    waiting = select(SurveyImport).where(SurveyImport.state != ImportState.DONE.value)
    for row in session.scalars(waiting) if digests else ():
        row.erased = sorted({*row.erased, *digests})


def _updates() -> Select[int | None]:
    """The unseen surveys that are to renew another: what stays of an erased person stands there already."""
    under_way = SurveyImport.state != ImportState.DONE.value
    return select(SurveyImport.survey_id).where(SurveyImport.updates_id.is_not(None), under_way)


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
        if not survey.whole:  # it is counted when it is shown
            continue
        survey.answer_count -= said
        add_to_tally(session, survey.study_id, "passages", -said)
        say_material_changed(session, survey.study_id)
    return len(rows)


def _forget_files(session: Session, survey_ids: set[int]) -> int:
    """Let go of the files in which a person answered and what was seen in them; a daily sweep drops them."""
    rows = session.scalars(select(SurveyImport).where(SurveyImport.survey_id.in_(survey_ids))).all()
    for row in rows:
        forget_file(row)
    return len(rows)


def _forget_outcomes(session: Session, participant_id: int) -> int:
    """Let go of files of usability results that may name a person, saved or not; how many imports."""
    known = select(ParticipantAlias.study_id).where(ParticipantAlias.participant_id == participant_id)
    rows = session.scalars(select(OutcomeImport).where(OutcomeImport.study_id.in_(known))).all()
    for row in rows:
        if row.state == "done":
            row.files = []
        else:
            session.delete(row)
    return len(rows)


def forget_file(row: SurveyImport) -> None:
    """Let go of an uploaded file and of what was seen in it."""
    row.sha256, row.preview, row.warnings = "", {}, []


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
