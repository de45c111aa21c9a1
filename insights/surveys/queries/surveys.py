"""Surveys and their questions, scoped to the studies the actor may see."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlalchemy import ColumnElement, Select, bindparam, select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor, Role
from insights.kernel.db import the_row
from insights.kernel.errors import NotFound
from insights.kernel.statements import IDS, whoever
from insights.studies.models import Study
from insights.studies.queries import visible_to
from insights.surveys.models import PackedAnswers, Question, Survey
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.packing import MONTH, Packed, times_of

ELSEWHERE = "A survey of a restricted study"


@dataclass(frozen=True, slots=True)
class SurveyPlace:
    """A survey's title and study; what a restricted study calls its own is kept from readers of another."""

    title: str
    study_id: int
    study: str
    restricted: bool

    def within(self, study_id: int) -> tuple[str, str]:
        """Title and study as everybody may read them who sees the study of a definition."""
        hidden = self.restricted and self.study_id != study_id
        return (ELSEWHERE, "A restricted study") if hidden else (self.title, self.study)


def surveys_of(session: Session, actor: Actor, study_id: int) -> Sequence[Survey]:
    """The study's whole surveys, oldest wave first."""
    statement = _visible(actor).where(Survey.study_id == study_id)
    return session.scalars(statement.order_by(Survey.first_on.nulls_last(), Survey.id)).all()


def survey(session: Session, actor: Actor, survey_id: int) -> Survey:
    """The whole survey; NotFound when missing, unfinished or hidden."""
    return the_row(session, _visible(actor).where(Survey.id == survey_id))


def survey_for_update(session: Session, actor: Actor, survey_id: int) -> Survey:
    """The whole survey, locked for this transaction; NotFound when missing or hidden."""
    survey(session, actor, survey_id)
    locked = select(Survey).where(Survey.id == survey_id).with_for_update()
    return session.scalars(locked.execution_options(populate_existing=True)).one()


def questions_of(session: Session, survey_id: int) -> Sequence[Question]:
    """The questions of a survey the caller was allowed to read, in order."""
    return session.scalars(
        select(Question).where(Question.survey_id == survey_id).order_by(Question.position)
    ).all()


def question(session: Session, actor: Actor, question_id: int) -> tuple[Survey, Question, Study]:
    """A question with its survey and study; NotFound when missing or hidden."""
    row = session.execute(_question(actor.role), {"question_id": question_id, "me": actor.user_id}).first()
    if row is None:
        raise NotFound
    return row[0], row[1], row[2]


@cache
def _question(role: Role) -> Select[Survey, Question, Study]:
    return (
        select(Survey, Question, Study)
        .join(Question, Question.survey_id == Survey.id)
        .join(Study, Study.id == Survey.study_id)
        .where(Question.id == bindparam("question_id"), *whole_and_visible(whoever(role)))
    )


def places_of(session: Session, survey_ids: Collection[int]) -> Mapping[int, SurveyPlace]:
    """Where surveys stand that a definition counts."""
    if not survey_ids:
        return {}
    return {row[0]: SurveyPlace(*row[1:]) for row in session.execute(_PLACES, {"ids": list(survey_ids)})}


_PLACES = (
    select(Survey.id, Survey.title, Study.id, Study.title, Study.restricted)
    .join(Study, Study.id == Survey.study_id)
    .where(Survey.id.in_(IDS))
)


def responses_by_month(session: Session, survey_id: int) -> list[tuple[date, int]]:
    """(first of month, responses) of a survey the caller was allowed to read, oldest first."""
    row = session.get(PackedAnswers, (survey_id, MONTH))
    if row is None:
        return []
    times = times_of(Packed(row.width, row.codes, row.choices))
    return sorted((date.fromisoformat(f"{month}-01"), n) for month, n in times.items())


def segments_of(session: Session, survey_id: int) -> list[str]:
    """The segment's values in a survey the caller was allowed to read, the largest first."""
    row = session.scalar(
        select(Question).where(Question.survey_id == survey_id, Question.kind == Kind.SEGMENT)
    )
    return [str(value) for value, _ in row.choices] if row is not None else []


def whole_and_visible(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    """The conditions under which the actor may read a survey joined to its study."""
    return (Survey.whole.is_(True), visible_to(actor))


def _visible(actor: Actor) -> Select[Survey]:
    return select(Survey).join(Study, Study.id == Survey.study_id).where(*whole_and_visible(actor))
