"""Reads of coded open answers, scoped to the studies the actor may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from insights.highlights.models import AnswerTag, Tag
from insights.highlights.queries.codes import codebook
from insights.kernel.actor import Actor
from insights.studies.models import Study
from insights.studies.queries import visible_to
from insights.surveys.models import OpenAnswer
from insights.surveys.queries import AnswerFilter, AnswerPlace, answer_places


@dataclass(frozen=True, slots=True)
class Coding:
    """What stands by to code a survey's answers: the codebook, and what the actor coded last."""

    codes: Sequence[Tag]
    last: int | None


def tags_of_answers(session: Session, actor: Actor, answer_ids: Sequence[int]) -> Mapping[int, list[Tag]]:
    """Codes of the open answers that the actor may read."""
    rows = session.execute(
        select(AnswerTag.answer_id, Tag)
        .join(Tag, Tag.id == AnswerTag.tag_id)
        .join(OpenAnswer, OpenAnswer.id == AnswerTag.answer_id)
        .join(Study, Study.id == OpenAnswer.study_id)
        .where(AnswerTag.answer_id.in_(answer_ids), visible_to(actor))
        .order_by(Tag.name)
    )
    found: dict[int, list[Tag]] = {}
    for answer_id, tag in rows:
        found.setdefault(answer_id, []).append(tag)
    return found


def coding_of_surveys(session: Session, actor: Actor, survey_ids: Sequence[int]) -> Mapping[int, Coding]:
    """The codebook beside each survey's answers, and the actor's last coding there."""
    last = dict(
        session.execute(
            select(OpenAnswer.survey_id, func.max(AnswerTag.batch))
            .join(OpenAnswer, OpenAnswer.id == AnswerTag.answer_id)
            .where(OpenAnswer.survey_id.in_(survey_ids), AnswerTag.coded_by == actor.user_id)
            .group_by(OpenAnswer.survey_id)
        ).all()
    )
    codes = codebook(session)
    return {survey_id: Coding(codes, last.get(survey_id)) for survey_id in survey_ids}


def filters_of_questions(
    session: Session, actor: Actor, question_ids: Sequence[int]
) -> Mapping[int, AnswerFilter]:
    """A filter by code for each question of which open answers were coded."""
    rows = session.execute(
        select(OpenAnswer.question_id, Tag.id, Tag.name, func.count())
        .join(AnswerTag, AnswerTag.answer_id == OpenAnswer.id)
        .join(Tag, Tag.id == AnswerTag.tag_id)
        .join(Study, Study.id == OpenAnswer.study_id)
        .where(OpenAnswer.question_id.in_(question_ids), visible_to(actor))
        .group_by(OpenAnswer.question_id, Tag.id, Tag.name)
        .order_by(Tag.name)
    )
    options: dict[int, list[tuple[int, str]]] = {}
    for question_id, tag_id, name, count in rows:
        options.setdefault(question_id, []).append((tag_id, f"{name} ({count})"))
    return {at: AnswerFilter("code", "Code", own, _answers_tagged) for at, own in options.items()}


def answers_tagged(session: Session, actor: Actor, tag_id: int, most: int = 50) -> Mapping[int, AnswerPlace]:
    """The newest visible open answers of a code, `most` at most."""
    ids = session.scalars(
        select(OpenAnswer.id)
        .join(Study, Study.id == OpenAnswer.study_id)
        .where(OpenAnswer.id.in_(_answers_tagged(tag_id)), visible_to(actor))
        .order_by(OpenAnswer.id.desc())
        .limit(most)
    ).all()
    return answer_places(session, actor, ids)


def answer_counts_of_tags(session: Session) -> Mapping[int, int]:
    """How many open answers each code has."""
    rows = session.execute(select(AnswerTag.tag_id, func.count()).group_by(AnswerTag.tag_id))
    return dict(rows.all())


def _answers_tagged(tag_id: int) -> Select[int]:
    return select(AnswerTag.answer_id).where(AnswerTag.tag_id == tag_id)
