"""What scores are compared by: segments, waves, months, or the answers to any closed question."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.surveys.models import Question, ScoreDefinition
from insights.surveys.queries.counted import counted_answers, packs_at
from insights.surveys.queries.scores import Counted, cells_of, sources_counted
from insights.surveys.queries.surveys import places_of
from insights.surveys.rules.counting import axis_of, cube_of
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
    cells = cells_of(session, [definition])[definition.id]
    places = places_of(session, {cell.survey_id for cell in cells})
    grouped: dict[tuple[int, str], list[Group]] = {}
    for cell in sorted(cells, key=lambda cell: (cell.month is None, cell.month or 0, cell.survey_id)):
        title, study = places[cell.survey_id].within(definition.study_id)
        key = {
            "survey": (cell.survey_id, title),
            "study": (places[cell.survey_id].study_id, study),
            "month": (0, f"{cell.month:%b %Y}" if cell.month else ""),
        }.get(by, (0, cell.segment))
        if key[1]:
            grouped.setdefault(key, []).append(cell.group)
    return [(name, joined(groups)) for (_, name), groups in grouped.items()]


def groups_of_last_waves(
    session: Session, definition: ScoreDefinition
) -> tuple[list[tuple[str, Group, Group]], tuple[str, str]]:
    """Each segment's answers in the last survey but one and in the last, and the titles of the two."""
    cells = cells_of(session, [definition])[definition.id]
    months: dict[int, date] = {}
    for cell in cells:
        months[cell.survey_id] = max(months.get(cell.survey_id, date.min), cell.month or date.min)
    waves = sorted(months, key=lambda survey_id: (months[survey_id], survey_id))[-2:]
    if len(waves) < 2:
        return [], ("", "")
    titles = {at: one.within(definition.study_id)[0] for at, one in places_of(session, waves).items()}
    names = sorted({cell.segment for cell in cells if cell.segment and cell.survey_id in waves})
    before, now = waves
    parts = [("Everybody", _in_wave(cells, before, None), _in_wave(cells, now, None))]
    parts += [(name, _in_wave(cells, before, name), _in_wave(cells, now, name)) for name in names]
    return parts, (titles[before], titles[now])


def _in_wave(cells: Sequence[Counted], survey_id: int, segment: str | None) -> Group:
    return joined(
        cell.group for cell in cells if cell.survey_id == survey_id and segment in (None, cell.segment)
    )


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
