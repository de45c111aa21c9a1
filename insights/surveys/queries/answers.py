"""Open answers: pages of them, passages for the text analysis, places for quote cards."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.ids import pseudonym
from insights.kernel.pagination import Key, Page, page_of
from insights.studies.models import Participant, Study
from insights.surveys.models import OpenAnswer, Question, Response, Survey
from insights.surveys.queries.surveys import whole_and_visible


@dataclass(frozen=True, slots=True)
class AnswerPassage:
    """An open answer as the analysis takes it; who wrote it is `participant_id`, else `response_id`."""

    id: int
    study_id: int
    survey_id: int
    question_id: int
    response_id: int
    participant_id: int | None
    text: str
    text_hash: str
    language: str | None
    segment: str
    score: float | None
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class AnswerPlace:
    """Where an open answer stands, for a quote card; `speaker` is a pseudonym."""

    text: str
    speaker: str
    participant_id: int | None
    survey_id: int
    title: str
    question_id: int
    question: str
    segment: str
    score: float | None
    answered_on: date | None
    response_id: int
    study_id: int


@dataclass(frozen=True, slots=True)
class AnswerFilter:
    """A filter on open answers that a higher feature adds to a question's page: by ?name=.

    `narrow` gives the ids of the answers that a chosen option leaves.
    """

    name: str
    label: str
    options: Sequence[tuple[int, str]]
    narrow: Callable[[int], Select[int | None]]


def open_answer_passages(session: Session, study_ids: Collection[int]) -> Sequence[AnswerPassage]:
    """Every answer that says something in whole surveys of the given studies, in a fixed order."""
    rows = session.execute(
        select(
            OpenAnswer.id,
            OpenAnswer.study_id,
            OpenAnswer.survey_id,
            OpenAnswer.question_id,
            OpenAnswer.response_id,
            OpenAnswer.participant_id,
            OpenAnswer.text,
            OpenAnswer.text_hash,
            OpenAnswer.language,
            OpenAnswer.segment,
            OpenAnswer.score,
            OpenAnswer.answered_on,
        )
        .join(Survey, Survey.id == OpenAnswer.survey_id)
        .where(OpenAnswer.study_id.in_(list(study_ids)), Survey.whole, ~OpenAnswer.contentless)
        .order_by(OpenAnswer.id)
    )
    return [AnswerPassage(**row._mapping) for row in rows]


def answer_places(session: Session, actor: Actor, answer_ids: Collection[int]) -> Mapping[int, AnswerPlace]:
    """Text and place of the visible ones among the answers, by id."""
    if not answer_ids:
        return {}
    rows = session.execute(_placed(actor).where(OpenAnswer.id.in_(list(answer_ids))))
    return {row[0].id: _place(row) for row in rows}


def open_answers_page(
    session: Session,
    actor: Actor,
    question_id: int,
    cursor: str | None,
    segment: str = "",
    scores: tuple[float, float] | None = None,
    narrowed: Sequence[Select[int | None]] = (),
) -> tuple[list[tuple[int, AnswerPlace]], str | None]:
    """One page of a question's answers that say something: (id, place), and the cursor of the next."""
    ids = (
        select(OpenAnswer.id)
        .join(Survey, Survey.id == OpenAnswer.survey_id)
        .join(Study, Study.id == OpenAnswer.study_id)
        .where(OpenAnswer.question_id == question_id, ~OpenAnswer.contentless, *whole_and_visible(actor))
    )
    if segment:
        ids = ids.where(OpenAnswer.segment == segment)
    for answers in narrowed:
        ids = ids.where(OpenAnswer.id.in_(answers))
    if scores:
        ids = ids.where(OpenAnswer.score.between(*scores))
    page: Page[OpenAnswer] = page_of(
        session, select(OpenAnswer).where(OpenAnswer.id.in_(ids)), [Key(OpenAnswer.id, "id")], cursor, 25
    )
    places = answer_places(session, actor, [row.id for row in page.rows])
    return [(row.id, places[row.id]) for row in page.rows], page.next_cursor


def answer_counts(session: Session, question_id: int) -> tuple[int, int]:
    """How many answers of a question say something, and how many were set aside."""
    rows = dict(
        session.execute(
            select(OpenAnswer.contentless, func.count())
            .where(OpenAnswer.question_id == question_id)
            .group_by(OpenAnswer.contentless)
        ).all()
    )
    return rows.get(False, 0), rows.get(True, 0)


def _placed(actor: Actor) -> Select[OpenAnswer, Response, Survey, Question, int]:
    return (
        select(OpenAnswer, Response, Survey, Question, Participant.number)
        .join(Response, Response.id == OpenAnswer.response_id)
        .join(Survey, Survey.id == OpenAnswer.survey_id)
        .join(Question, Question.id == OpenAnswer.question_id)
        .join(Study, Study.id == OpenAnswer.study_id)
        .outerjoin(Participant, Participant.id == OpenAnswer.participant_id)
        .where(*whole_and_visible(actor))
    )


def _place(row: Row[OpenAnswer, Response, Survey, Question, int]) -> AnswerPlace:
    answer, response, survey, question, number = row
    return AnswerPlace(
        text=answer.text,
        speaker=pseudonym(number) if number else f"Respondent {response.number}",
        participant_id=answer.participant_id,
        survey_id=survey.id,
        title=survey.title,
        question_id=question.id,
        question=question.text,
        segment=answer.segment,
        score=answer.score,
        answered_on=answer.answered_on,
        response_id=response.id,
        study_id=answer.study_id,
    )
