"""Score definitions: declared with an import, changed by a person, counted into their cube."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel.actor import Actor
from insights.kernel.editing import apply_edit
from insights.kernel.errors import InvalidInput
from insights.surveys.models import (
    PackedAnswers,
    Question,
    ScoreCube,
    ScoreDefinition,
    ScoreRevision,
    ScoreSource,
    Survey,
)
from insights.surveys.rules.cells import Cell, number_in
from insights.surveys.rules.counting import axis_of, cube_of, kept_responses, person_values, worth_of
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.mapping import Plan, ScoreDraft
from insights.surveys.rules.ordering import order_warnings
from insights.surveys.rules.packing import MONTH, PERSON, STATE, Packed, combinations_of, times_of
from insights.surveys.rules.reckoning import NAMES, boxes_of
from insights.surveys.rules.scales import Reading, read_scale
from insights.worker import record_fact

ORDER_LOOKED_AT = 100_000
WORTH_KEPT = 2000
NOWHERE = -9


def declare_scores(
    session: Session,
    actor: Actor,
    survey: Survey,
    plan: Plan,
    packs: Mapping[int, Packed],
) -> list[tuple[ScoreDraft, ScoreDefinition]]:
    """Make or go on with a definition for each declared score of a filled survey, and count it."""
    questions = session.scalars(select(Question).where(Question.survey_id == survey.id)).all()
    by_position = {question.position: question for question in questions}
    declared = []
    for draft in plan.scores:
        kept = session.get(ScoreDefinition, draft.definition) if draft.definition else None
        asked = [by_position[at] for at in draft.positions]
        reading, notes = _read(draft, kept, asked, [packs[at] for at in draft.positions])
        definition = kept or _declare(session, actor, survey, draft, asked, reading, plan)
        worth = [[cell, value] for cell, value in reading.worth.items()][:WORTH_KEPT]
        session.add(
            ScoreSource(
                definition_id=definition.id,
                survey_id=survey.id,
                positions=list(draft.positions),
                worth=worth,
                notes=notes,
            )
        )
        session.flush()
        count_source(session, definition, survey, draft.positions, reading.worth)
        tell_change(session, definition)
        declared.append((draft, definition))
    return declared


def edit_definition(
    session: Session,
    actor: Actor,
    definition: ScoreDefinition,
    version: int,
    *,
    name: str,
    boxes: Sequence[int],
    partial_counts: bool,
    once_a_person: bool,
    reason: str = "",
) -> bool:
    """Save what a definition says; a new meaning is a new revision with a cube of its own."""
    if not name.strip():
        raise InvalidInput("A score needs a name.", "name")
    if definition.kind == Kind.CSAT and not boxes:
        raise InvalidInput("Say which answers count as satisfied.", "boxes")
    outside = [box for box in boxes if not (definition.low or 1) <= box <= (definition.high or 10)]
    if outside:
        raise InvalidInput(f"{outside[0]} is not on the scale of this score.", "boxes")
    before = meaning_said(definition)
    changes = {
        "name": name.strip()[:200],
        "boxes": sorted(set(boxes)),
        "partial_counts": partial_counts,
        "once_a_person": once_a_person,
    }
    if not apply_edit(definition, "score", version, changes):
        return False
    record_audit(session, actor, "surveys.edit_score", "score_definition", definition.id)
    if meaning_said(definition) != before:
        definition.revision += 1
        _keep_revision(session, actor, definition, reason)
        session.flush()
        recount(session, definition)
    session.flush()
    tell_change(session, definition)
    return True


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
        count_source(session, definition, survey, source.positions, reading.worth)
        tell_change(session, definition)


def recount(session: Session, definition: ScoreDefinition) -> None:
    """Count every survey of a definition again under its present revision."""
    rows = session.execute(
        select(ScoreSource, Survey)
        .join(Survey, Survey.id == ScoreSource.survey_id)
        .where(ScoreSource.definition_id == definition.id)
        .order_by(Survey.id)
    ).all()
    for source, survey in rows:
        worth = dict(source.worth)
        if len(worth) == WORTH_KEPT:  # plain numbers: too many to be kept, and each is its own worth
            choices = packs_of(session, survey.id)[source.positions[0]].choices
            worth = {cell: number_in(cell) for cell in choices}
        count_source(session, definition, survey, source.positions, worth)


def count_source(
    session: Session,
    definition: ScoreDefinition,
    survey: Survey,
    positions: Sequence[int],
    worth: Mapping[Cell, float | None],
) -> None:
    """Count one survey's answers into the definition's cube, instead of what stood there."""
    packs = packs_of(session, survey.id)
    items = [worth_of(packs[at], worth) for at in positions]
    values = person_values(Kind(definition.kind), items, definition.high)
    segment = session.scalar(
        select(Question.position).where(Question.survey_id == survey.id, Question.kind == Kind.SEGMENT)
    )
    size = len(values)
    kept = kept_responses(
        packs[STATE].array,
        packs[PERSON].array if PERSON in packs else None,
        partial_counts=definition.partial_counts,
        once_a_person=definition.once_a_person,
    )
    cells = cube_of(
        values,
        axis_of(packs.get(MONTH), size),
        axis_of(packs.get(NOWHERE if segment is None else segment), size),
        kept,
    )
    session.execute(
        delete(ScoreCube).where(
            ScoreCube.definition_id == definition.id,
            ScoreCube.revision == definition.revision,
            ScoreCube.survey_id == survey.id,
        )
    )
    session.add_all(
        ScoreCube(
            definition_id=definition.id,
            revision=definition.revision,
            survey_id=survey.id,
            month=cell.month,
            segment=cell.segment,
            n=cell.group.n,
            missing=cell.group.missing,
            total=cell.group.total,
            squares=cell.group.squares,
            counts=dict(cell.group.counts),
        )
        for cell in cells
    )
    session.flush()


def packs_of(session: Session, survey_id: int) -> dict[int, Packed]:
    """The packed columns of a survey by position."""
    rows = session.scalars(select(PackedAnswers).where(PackedAnswers.survey_id == survey_id))
    return {row.position: Packed(row.width, row.codes, row.choices) for row in rows}


def tell_change(session: Session, definition: ScoreDefinition) -> None:
    """Say that a score changed: whoever stands on it takes the fact."""
    record_fact(session, "score.changed", {"definition_id": definition.id})


def meaning_said(definition: ScoreDefinition) -> dict[str, object]:
    """What a definition says that changes its numbers."""
    return {
        "kind": definition.kind,
        "low": definition.low,
        "high": definition.high,
        "boxes": list(definition.boxes),
        "partial_counts": definition.partial_counts,
        "once_a_person": definition.once_a_person,
    }


def _declare(
    session: Session,
    actor: Actor,
    survey: Survey,
    draft: ScoreDraft,
    asked: Sequence[Question],
    reading: Reading,
    plan: Plan,
) -> ScoreDefinition:
    alone = sum(other.kind is draft.kind for other in plan.scores) == 1
    words = "" if alone and draft.kind not in (Kind.RATING, Kind.NUMBER) else f": {asked[0].text}"
    row = ScoreDefinition(
        study_id=survey.study_id,
        kind=draft.kind.value,
        name=f"{NAMES[draft.kind]}{words}"[:200],
        low=reading.low,
        high=reading.high,
        boxes=list(boxes_of(draft.kind, reading.high)),
        partial_counts=True,
        once_a_person=False,
        revision=1,
        created_by=actor.user_id,
    )
    session.add(row)
    session.flush()
    _keep_revision(session, actor, row, "declared")
    record_audit(session, actor, "surveys.declare_score", "score_definition", row.id)
    return row


def _keep_revision(session: Session, actor: Actor, definition: ScoreDefinition, reason: str) -> None:
    session.add(
        ScoreRevision(
            definition_id=definition.id,
            revision=definition.revision,
            said=meaning_said(definition),
            reason=reason,
            changed_by=actor.user_id,
        )
    )


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
