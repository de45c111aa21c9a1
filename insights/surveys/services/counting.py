"""Counting the answers of score definitions into their cubes, in the transaction that changes them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from insights.surveys.models import Question, ScoreCube, ScoreDefinition, ScoreSource
from insights.surveys.queries.counted import CountedAnswers, counted_answers, packs_at
from insights.surveys.rules.counting import CubeCell, axis_of, cube_of
from insights.surveys.rules.cubes import margins_of, plain_cells, plain_margins
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.packing import MONTH
from insights.surveys.rules.persons import PersonCounts
from insights.worker import record_fact


def recount(session: Session, definition: ScoreDefinition, survey_id: int | None = None) -> None:
    """Count a definition's surveys anew under its present revision, instead of what stood there.

    With `survey_id` only what that survey's answers change: all surveys where a person counts once in all.
    """
    sources = select(ScoreSource).where(ScoreSource.definition_id == definition.id)
    if survey_id is not None and definition.person_counts != PersonCounts.LATEST:
        sources = sources.where(ScoreSource.survey_id == survey_id)
    rows = session.scalars(sources.order_by(ScoreSource.survey_id)).all()
    counted = counted_answers(session, definition, rows)
    session.execute(
        delete(ScoreCube).where(
            ScoreCube.definition_id == definition.id,
            ScoreCube.revision == definition.revision,
            ScoreCube.survey_id.in_([row.survey_id for row in rows]),
        )
    )
    for one, answers in counted.items():
        _keep_cube(session, definition, one, answers)
    session.flush()


def tell_change(session: Session, definition: ScoreDefinition) -> None:
    """Say that a score changed: whoever stands on it takes the fact."""
    record_fact(session, "score.changed", {"definition_id": definition.id})


def _keep_cube(
    session: Session, definition: ScoreDefinition, survey_id: int, answers: CountedAnswers
) -> None:
    segment = session.scalar(
        select(Question.position).where(Question.survey_id == survey_id, Question.kind == Kind.SEGMENT)
    )
    positions = [MONTH] if segment is None else [MONTH, segment]
    packs, size = packs_at(session, survey_id, positions), len(answers.values)
    by_segment = None if segment is None else packs.get(segment)
    cells = cube_of(answers.values, axis_of(packs.get(MONTH), size), axis_of(by_segment, size), answers.kept)
    keep_cells(session, definition, survey_id, cells)


def keep_cells(
    session: Session, definition: ScoreDefinition, survey_id: int, cells: Sequence[CubeCell]
) -> None:
    """Add a survey's counts to a definition's cube."""
    session.add(
        ScoreCube(
            definition_id=definition.id,
            revision=definition.revision,
            survey_id=survey_id,
            cells=plain_cells(cells),
            margins=plain_margins(margins_of(cells)),
        )
    )
