"""Scores that a survey's import declares: its answers read and counted ahead, then stored at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel.actor import Actor
from insights.surveys.models import PackedAnswers, Question, ScoreDefinition, ScoreSource, Survey
from insights.surveys.queries.counted import WORTH_KEPT, counted_in
from insights.surveys.rules.cells import Cell
from insights.surveys.rules.counting import CubeCell, axis_of, cube_of
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.mapping import Plan, ScoreDraft
from insights.surveys.rules.ordering import order_warnings
from insights.surveys.rules.packing import MONTH, Packed, combinations_of, times_of
from insights.surveys.rules.persons import PersonCounts
from insights.surveys.rules.reckoning import NAMES, boxes_of
from insights.surveys.rules.scales import Reading, read_scale
from insights.surveys.services.counting import keep_cells, recount, tell_change
from insights.surveys.services.scores import keep_revision

ORDER_LOOKED_AT = 100_000


@dataclass(frozen=True, slots=True)
class ReadScore:
    """A declared score as its answers read: what each is worth, what to tell, and the counts of a new one."""

    draft: ScoreDraft
    name: str
    reading: Reading
    notes: list[str]
    cells: list[CubeCell]


def read_scores(session: Session, survey_id: int, plan: Plan, packs: Mapping[int, Packed]) -> list[ReadScore]:
    """Read the declared scores of a filled survey; nothing is written, so it holds up nobody."""
    questions = session.scalars(select(Question).where(Question.survey_id == survey_id)).all()
    asked = {question.position: question for question in questions}
    segment = next((question.position for question in questions if question.kind == Kind.SEGMENT), None)
    found = []
    for draft in plan.scores:
        kept = session.get(ScoreDefinition, draft.definition) if draft.definition else None
        own = [asked[at] for at in draft.positions]
        reading, notes = _read(draft, kept, own, [packs[at] for at in draft.positions])
        cells = [] if kept is not None else _counted(draft, reading, packs, segment)
        found.append(ReadScore(draft, _name_of(draft, own[0].text, plan), reading, notes, cells))
    return found


def declare_scores(
    session: Session, actor: Actor, survey: Survey, read: Sequence[ReadScore]
) -> list[tuple[ScoreDraft, ScoreDefinition]]:
    """Make or go on with a definition for each score that was read, with its counts."""
    declared = []
    for one in read:
        kept = session.get(ScoreDefinition, one.draft.definition) if one.draft.definition else None
        declared.append((one, kept or _new(actor, survey, one), kept is None))
    session.add_all(definition for _, definition, new in declared if new)
    session.flush()
    for one, definition, new in declared:
        session.add(
            ScoreSource(
                definition_id=definition.id,
                survey_id=survey.id,
                positions=list(one.draft.positions),
                worth=[[cell, value] for cell, value in one.reading.worth.items()][:WORTH_KEPT],
                notes=one.notes,
            )
        )
        if new:
            keep_revision(session, actor, definition, "declared")
            record_audit(session, actor, "surveys.declare_score", "score_definition", definition.id)
            keep_cells(session, definition, survey.id, one.cells)
    session.flush()
    for _, definition, new in declared:
        if not new:
            recount(session, definition, survey.id)
        tell_change(session, definition)
    return [(one.draft, definition) for one, definition, _ in declared]


def read_again(session: Session, survey: Survey) -> None:
    """Read and count the renewed answers of a survey for each definition that scores it."""
    packs = packs_of(session, survey.id)
    questions = session.scalars(select(Question).where(Question.survey_id == survey.id)).all()
    by_position = {question.position: question for question in questions}
    for source in session.scalars(select(ScoreSource).where(ScoreSource.survey_id == survey.id)).all():
        definition = session.get_one(ScoreDefinition, source.definition_id)
        draft = ScoreDraft(Kind(definition.kind), tuple(source.positions), definition.high)
        asked = [by_position[at] for at in source.positions]
        reading, source.notes = _read(draft, definition, asked, [packs[at] for at in source.positions])
        source.worth = [[cell, value] for cell, value in reading.worth.items()][:WORTH_KEPT]
        session.flush()
        recount(session, definition, survey.id)
        tell_change(session, definition)


def packs_of(session: Session, survey_id: int) -> dict[int, Packed]:
    """The packed columns of a survey by position."""
    rows = session.scalars(select(PackedAnswers).where(PackedAnswers.survey_id == survey_id))
    return {row.position: Packed(row.width, row.codes, row.choices) for row in rows}


def _name_of(draft: ScoreDraft, asked: str, plan: Plan) -> str:
    alone = sum(other.kind is draft.kind for other in plan.scores) == 1
    words = "" if alone and draft.kind not in (Kind.RATING, Kind.NUMBER) else f": {asked}"
    return f"{NAMES[draft.kind]}{words}"[:200]


def _new(actor: Actor, survey: Survey, one: ReadScore) -> ScoreDefinition:
    return ScoreDefinition(
        study_id=survey.study_id,
        kind=one.draft.kind.value,
        name=one.name,
        low=one.reading.low,
        high=one.reading.high,
        boxes=list(boxes_of(one.draft.kind, one.reading.high)),
        partial_counts=True,
        person_counts=PersonCounts.EVERY.value,
        revision=1,
        created_by=actor.user_id,
    )


def _counted(
    draft: ScoreDraft, reading: Reading, packs: Mapping[int, Packed], segment: int | None
) -> list[CubeCell]:
    """The cube of a new definition: every response counts."""
    values = counted_in(packs, draft.kind, draft.positions, reading.worth, reading.high)
    by_segment = None if segment is None else packs.get(segment)
    size = len(values)
    everybody = np.ones(size, bool)
    return cube_of(values, axis_of(packs.get(MONTH), size), axis_of(by_segment, size), everybody)


def _read(
    draft: ScoreDraft,
    kept: ScoreDefinition | None,
    asked: Sequence[Question],
    packs: Sequence[Packed],
) -> tuple[Reading, list[str]]:
    """What each answer is worth on the definition's scale, and what to tell a person about it."""
    answers: dict[Cell, int] = {}
    for packed in packs:
        for cell, times in times_of(packed).items():
            answers[cell] = answers.get(cell, 0) + times
    fixed = draft.kind in (Kind.NPS, Kind.SUS, Kind.SEQ, Kind.SUS_SCORE, Kind.NUMBER)
    scale = kept.high if kept is not None and not fixed else draft.scale
    reading = read_scale(draft.kind, answers, scale, asked[0].text, asked[0].labels)
    in_order: list[Cell] = []
    combinations: Mapping[tuple[Cell, ...], int] = {}
    if len(packs) == 1:
        choices = [None, *packs[0].choices]
        in_order = [choices[code] for code in packs[0].array[:ORDER_LOOKED_AT]]
    else:
        combinations = combinations_of(packs)
    notes = [*reading.warnings, *order_warnings(draft.kind, reading, combinations, in_order, scale)]
    if kept is not None and (kept.low, kept.high) != (reading.low, reading.high):
        notes.append(
            f"These answers are on {reading.low}-{reading.high}, the score was declared on "
            f"{kept.low}-{kept.high}: the scale seems to have changed between the waves."
        )
    return reading, notes
