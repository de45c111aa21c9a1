"""What scores are compared by: segments, waves, months, or the answers to any closed question."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.surveys.models import Question, ScoreDefinition
from insights.surveys.queries.counted import counted_answers, packs_at
from insights.surveys.queries.scores import margins_by_survey, sources_counted
from insights.surveys.queries.surveys import places_of
from insights.surveys.rules.counting import axis_of, cube_of
from insights.surveys.rules.cubes import margins_joined
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.reckoning import Group, joined

MOST_ANSWERS = 60
CROSSED = ("", Kind.SINGLE, Kind.SEGMENT, Kind.NPS, Kind.CSAT, Kind.CES, Kind.SEQ, Kind.RATING)


def closed_questions(session: Session, survey_id: int) -> Sequence[Question]:
    """Questions with few enough different answers to be compared by."""
    rows = session.scalars(
        select(Question)
        .where(Question.survey_id == survey_id, Question.kind.in_([str(kind) for kind in CROSSED]))
        .order_by(Question.position)
    )
    return [row for row in rows if 1 < len(row.choices) <= MOST_ANSWERS]


def groups_by(session: Session, definition: ScoreDefinition, by: str) -> list[tuple[str, Group]]:
    """The answers of each segment, survey, study or month of a definition the caller was allowed to read."""
    margins = margins_by_survey(session, [definition])[definition.id]
    every = margins_joined(list(margins.values()))
    if by == "month":
        return [(f"{month:%b %Y}", group) for month, group in every.months.items()]
    if by not in ("survey", "study"):
        return list(every.segments.items())
    places = places_of(session, margins)
    grouped: dict[int, tuple[str, list[Group]]] = {}
    for survey_id, own in margins.items():
        title, study = places[survey_id].within(definition.study_id)
        key, name = (survey_id, title) if by == "survey" else (places[survey_id].study_id, study)
        grouped.setdefault(key, (name, []))[1].append(own.whole)
    return [(name, joined(groups)) for name, groups in grouped.values()]


def groups_of_last_waves(
    session: Session, definition: ScoreDefinition
) -> tuple[list[tuple[str, Group, Group]], tuple[str, str]]:
    """Each segment's answers in the last survey but one and in the last, and the titles of the two."""
    margins = margins_by_survey(session, [definition])[definition.id]
    latest = {at: max(own.months, default=date.min) for at, own in margins.items()}
    waves = sorted(latest, key=lambda survey_id: (latest[survey_id], survey_id))[-2:]
    if len(waves) < 2:
        return [], ("", "")
    places = places_of(session, waves)
    before, now = (margins[at] for at in waves)
    names = sorted({*before.segments, *now.segments})
    parts = [("Everybody", before.whole, now.whole)]
    parts += [(name, before.segments.get(name, Group()), now.segments.get(name, Group())) for name in names]
    earlier, later = (places[at].within(definition.study_id)[0] for at in waves)
    return parts, (earlier, later)


def groups_by_answer(
    session: Session, definition: ScoreDefinition, question: Question
) -> list[tuple[str, Group]]:
    """The answers to a definition's question by the answers to another question of the same survey."""
    sources = sources_counted(session, definition, question.survey_id)
    packs = packs_at(session, question.survey_id, [question.position])
    answers = counted_answers(session, definition, sources).get(question.survey_id)
    if not packs or answers is None:
        return []
    size = len(answers.values)
    axis = axis_of(packs[question.position], size)
    cells = cube_of(answers.values, axis_of(None, size), axis, answers.kept)
    return [(cell.segment, cell.group) for cell in cells if cell.segment]
