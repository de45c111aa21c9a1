"""What each response contributes to a score, in order of its number; for jobs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.surveys.models import Response, ScoreDefinition, ScoreSource
from insights.surveys.queries.comparisons import packs_at
from insights.surveys.queries.scores import meaning_of, sources_of
from insights.surveys.rules.contributing import Values, contributions
from insights.surveys.rules.counting import kept_responses, person_values, worth_of
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.packing import PERSON, STATE

MOST_DRIVERS = 12


def contributions_of(session: Session, definition: ScoreDefinition) -> Mapping[int, Values]:
    """By survey, one contribution a response in order of its number; NaN where it does not count."""
    meaning = meaning_of(definition)
    found = {}
    for source in sources_of(session, [definition.id])[definition.id]:
        values = source_values(session, definition, source)
        if values is not None:
            found[source.survey_id] = contributions(meaning, values)
    return found


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
            ScoreDefinition.kind != Kind.NUMBER,
        )
        .distinct()
        .order_by(ScoreDefinition.id)
        .limit(MOST_DRIVERS)
    ).all()
    by_survey = {
        (source.definition_id, source.survey_id): source
        for own in sources_of(session, [other.id for other in others]).values()
        for source in own
    }
    outcome: list[Values] = []
    columns: list[list[Values]] = [[] for _ in others]
    for source in sources:
        values = source_values(session, definition, source)
        if values is None:
            continue
        outcome.append(values)
        for column, other in zip(columns, others, strict=True):
            beside = by_survey.get((other.id, source.survey_id))
            own = source_values(session, other, beside) if beside is not None else None
            column.append(own if own is not None else np.full(len(values), np.nan))
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


def source_values(session: Session, definition: ScoreDefinition, source: ScoreSource) -> Values | None:
    """One value a response of a survey, NaN where it does not count; None where it is not packed."""
    packs = packs_at(session, source.survey_id, [*source.positions, STATE, PERSON])
    if STATE not in packs or any(at not in packs for at in source.positions):
        return None
    worth = dict(source.worth)
    items = [worth_of(packs[at], worth) for at in source.positions]
    kept = kept_responses(
        packs[STATE].array,
        packs[PERSON].array if PERSON in packs else None,
        partial_counts=definition.partial_counts,
        once_a_person=definition.once_a_person,
    )
    values = person_values(Kind(definition.kind), items, definition.high)
    return np.where(kept, values, np.nan)
