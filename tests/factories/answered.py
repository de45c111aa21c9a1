"""Surveys in the database, for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from insights.studies.models import Study
from insights.surveys.models import (
    OpenAnswer,
    Question,
    Response,
    ScoreCube,
    ScoreDefinition,
    ScoreSource,
    Survey,
)
from insights.surveys.rules.counting import CubeCell
from insights.surveys.rules.cubes import margins_of, plain_cells, plain_margins
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.reckoning import boxes_of, group_of

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
Cells = Mapping[tuple[date | None, str], Mapping[int, int]]


def survey(session: Session, study: Study, title: str = "Pulse", whole: bool = True) -> Survey:
    """A survey without questions."""
    row = Survey(study_id=study.id, title=title, whole=whole)
    session.add(row)
    session.flush()
    return row


def question(
    session: Session, owner: Survey, name: str = "Why?", kind: str = "text", position: int = 0
) -> Question:
    """A question of a survey."""
    row = Question(survey_id=owner.id, position=position, name=name, text=name, kind=kind)
    session.add(row)
    session.flush()
    return row


def answers(
    session: Session,
    owner: Survey,
    asked: Question,
    texts: Sequence[str],
    participant_id: int | None = None,
    **fields: object,
) -> list[OpenAnswer]:
    """One response with an open answer for each text; an empty one says nothing."""
    rows = []
    for number, text in enumerate(texts, start=1):
        response = Response(
            survey_id=owner.id,
            number=number,
            answers=[],
            participant_id=participant_id,
            respondent=f"r{number}",
        )
        session.add(response)
        session.flush()
        row = OpenAnswer(
            study_id=owner.study_id,
            survey_id=owner.id,
            question_id=asked.id,
            response_id=response.id,
            participant_id=participant_id,
            text=text,
            text_hash=f"h{number}",
            contentless=not text,
            **fields,
        )
        session.add(row)
        session.flush()
        rows.append(row)
    return rows


def score(
    session: Session, owner: Survey, cells: Cells, kind: Kind = Kind.NPS, high: int = 10
) -> ScoreDefinition:
    """A definition with its cube: times by value for each month and segment."""
    low = 0 if kind is Kind.NPS else 1
    row = ScoreDefinition(
        study_id=owner.study_id,
        kind=kind.value,
        name=kind.value.upper(),
        low=low,
        high=high,
        boxes=list(boxes_of(kind, high)),
        revision=1,
    )
    session.add(row)
    session.flush()
    count(session, row, owner, cells)
    return row


def count(session: Session, definition: ScoreDefinition, owner: Survey, cells: Cells) -> None:
    """Let a definition score one more survey."""
    session.add(ScoreSource(definition_id=definition.id, survey_id=owner.id, positions=[0]))
    counted = [
        CubeCell(month, segment, group_of({float(value): n for value, n in times.items()}, missing=1))
        for (month, segment), times in cells.items()
    ]
    session.add(
        ScoreCube(
            definition_id=definition.id,
            revision=definition.revision,
            survey_id=owner.id,
            cells=plain_cells(counted),
            margins=plain_margins(margins_of(counted)),
        )
    )
    session.flush()
