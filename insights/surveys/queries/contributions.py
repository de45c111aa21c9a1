"""What each response contributes to a score, in order of its number; for jobs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.surveys.models import Response, ScoreDefinition, ScoreSource
from insights.surveys.queries.counted import counted_answers
from insights.surveys.queries.scores import meaning_of, sources_of
from insights.surveys.rules.contributing import Values, contributions
from insights.surveys.rules.kinds import Kind

MOST_DRIVERS = 12


def contributions_of(session: Session, definition: ScoreDefinition) -> Mapping[int, Values]:
    """By survey, one contribution a response in order of its number; NaN where it does not count."""
    meaning = meaning_of(definition)
    counted = counted_answers(session, definition, sources_of(session, [definition.id])[definition.id])
    return {survey_id: contributions(meaning, own.counting) for survey_id, own in counted.items()}


def ratings_beside(session: Session, definition: ScoreDefinition) -> tuple[Values, list[Values], list[str]]:
    """A score's values, and those of the other scores of the same people, with their names.

    Everything is joined over the surveys of the definition; NaN where nobody answered.
    """
    sources = sources_of(session, [definition.id])[definition.id]
    others = session.scalars(
        select(ScoreDefinition)
        .join(ScoreSource, ScoreSource.definition_id == ScoreDefinition.id)
        .where(
            ScoreSource.survey_id.in_([source.survey_id for source in sources]),
            ScoreDefinition.id != definition.id,
            ScoreDefinition.study_id == definition.study_id,
            ScoreDefinition.kind != Kind.NUMBER,
        )
        .distinct()
        .order_by(ScoreDefinition.id)
        .limit(MOST_DRIVERS)
    ).all()
    own = counted_answers(session, definition, sources)
    by_other = sources_of(session, [other.id for other in others])
    mine = {(source.survey_id, tuple(source.positions)) for source in sources}
    others = [
        other
        for other in others
        if not mine & {(source.survey_id, tuple(source.positions)) for source in by_other[other.id]}
    ]
    beside = [counted_answers(session, other, by_other[other.id]) for other in others]
    outcome: list[Values] = []
    columns: list[list[Values]] = [[] for _ in others]
    for survey_id, answers in own.items():
        outcome.append(answers.counting)
        unanswered = np.full(len(answers.values), np.nan)
        for column, other in zip(columns, beside, strict=True):
            column.append(other[survey_id].counting if survey_id in other else unanswered)
    joined = np.concatenate(outcome) if outcome else np.zeros(0)
    ratings = [np.concatenate(column) if column else np.zeros(0) for column in columns]
    return joined, ratings, [other.name for other in others]


def places_in_order(
    session: Session, survey_id: int, response_ids: Sequence[int], count: int
) -> dict[int, int]:
    """Where each of these responses stands among the survey's `count` responses, from 0."""
    rows = session.execute(select(Response.id, Response.number).where(Response.id.in_(response_ids)))
    numbers = {response_id: number for response_id, number in rows}  # noqa: C416 - typed by its parts
    if not numbers:
        return {}
    all_numbers = session.scalars(
        select(Response.number).where(Response.survey_id == survey_id).order_by(Response.number)
    ).all()
    if len(all_numbers) != count:
        return {}
    place = {number: at for at, number in enumerate(all_numbers)}
    return {response_id: place[number] for response_id, number in numbers.items()}
