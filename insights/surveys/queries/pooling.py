"""Which answers a score counts, and which others it could: scoped to the studies the actor may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.db import the_row
from insights.studies.models import Study
from insights.surveys.models import ScoreDefinition, ScoreSource, Survey
from insights.surveys.queries.surveys import ELSEWHERE, whole_and_visible

MOST_POOLABLE = 200


@dataclass(frozen=True, slots=True)
class PooledSurvey:
    """A survey that a score counts; where the actor may not see it, without its title."""

    survey_id: int
    title: str
    study: str
    responses: int
    visible: bool


def surveys_counted(session: Session, actor: Actor, definition: ScoreDefinition) -> list[PooledSurvey]:
    """The surveys of a definition the caller was allowed to read, in the order they were made."""
    shown = select(Survey.id).join(Study, Study.id == Survey.study_id).where(*whole_and_visible(actor))
    visible = set(session.scalars(shown.join(ScoreSource, ScoreSource.survey_id == Survey.id)))
    rows = session.execute(
        select(Survey.id, Survey.title, Study.title, Survey.response_count)
        .join(ScoreSource, ScoreSource.survey_id == Survey.id)
        .join(Study, Study.id == Survey.study_id)
        .where(ScoreSource.definition_id == definition.id, Survey.whole)
        .order_by(Survey.id)
    )
    return [
        PooledSurvey(row_id, title, study, count, True)
        if row_id in visible
        else PooledSurvey(row_id, ELSEWHERE, "", count, False)
        for row_id, title, study, count in rows
    ]


def poolable_answers(
    session: Session, actor: Actor, definition: ScoreDefinition
) -> Sequence[tuple[int, int, str, str, str]]:
    """(definition, survey, score, survey's title, study) of answers declared alike and not counted yet."""
    named = _poolable(actor, definition).with_only_columns(
        ScoreDefinition.id, Survey.id, ScoreDefinition.name, Survey.title, Study.title
    )
    rows = session.execute(named.order_by(Survey.id.desc(), ScoreDefinition.id).limit(MOST_POOLABLE))
    return rows.all()


def answers_to_pool(
    session: Session, actor: Actor, definition: ScoreDefinition, other_id: int, survey_id: int
) -> tuple[ScoreSource, Survey]:
    """The answers chosen to be counted, too; NotFound when they cannot be."""
    chosen = (ScoreSource.definition_id == other_id, ScoreSource.survey_id == survey_id)
    source = the_row(session, _poolable(actor, definition).where(*chosen))
    return source, session.get_one(Survey, survey_id)


def _poolable(actor: Actor, definition: ScoreDefinition) -> Select[ScoreSource]:
    counted = select(ScoreSource.survey_id).where(ScoreSource.definition_id == definition.id)
    return (
        select(ScoreSource)
        .join(ScoreDefinition, ScoreDefinition.id == ScoreSource.definition_id)
        .join(Survey, Survey.id == ScoreSource.survey_id)
        .join(Study, Study.id == Survey.study_id)
        .where(
            ScoreDefinition.study_id == Survey.study_id,
            ScoreDefinition.kind == definition.kind,
            ScoreDefinition.low.is_not_distinct_from(definition.low),
            ScoreDefinition.high.is_not_distinct_from(definition.high),
            Survey.id.not_in(counted),
            or_(Study.id == definition.study_id, ~Study.restricted),
            *whole_and_visible(actor),
        )
    )
