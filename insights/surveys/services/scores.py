"""Score definitions: declared with an import, changed by a person, counted into their cube."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel.actor import Actor
from insights.kernel.editing import apply_edit
from insights.kernel.errors import InvalidInput
from insights.surveys.models import (
    PackedAnswers,
    Question,
    ScoreDefinition,
    ScoreRevision,
    ScoreSource,
    Survey,
)
from insights.surveys.queries.counted import WORTH_KEPT
from insights.surveys.rules.cells import Cell
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.mapping import Plan, ScoreDraft
from insights.surveys.rules.ordering import order_warnings
from insights.surveys.rules.packing import Packed, combinations_of, times_of
from insights.surveys.rules.persons import PersonCounts
from insights.surveys.rules.reckoning import NAMES, boxes_of
from insights.surveys.rules.scales import Reading, read_scale
from insights.surveys.services.counting import recount, tell_change

ORDER_LOOKED_AT = 100_000


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
        recount(session, definition, survey.id)
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
    person_counts: PersonCounts,
    window_days: int | None = None,
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
    if window_days is not None and (person_counts is not PersonCounts.LATEST or window_days < 1):
        raise InvalidInput("Days, one or more, belong to the latest answer only.", "window_days")
    before = meaning_said(definition)
    changes = {
        "name": name.strip()[:200],
        "boxes": sorted(set(boxes)),
        "partial_counts": partial_counts,
        "person_counts": person_counts.value,
        "window_days": window_days,
    }
    if not apply_edit(definition, "score", version, changes):
        return False
    record_audit(session, actor, "surveys.edit_score", "score_definition", definition.id)
    if meaning_said(definition) != before:
        definition.revision += 1
        keep_revision(session, actor, definition, reason)
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
        session.flush()
        recount(session, definition, survey.id)
        tell_change(session, definition)


def packs_of(session: Session, survey_id: int) -> dict[int, Packed]:
    """The packed columns of a survey by position."""
    rows = session.scalars(select(PackedAnswers).where(PackedAnswers.survey_id == survey_id))
    return {row.position: Packed(row.width, row.codes, row.choices) for row in rows}


def meaning_said(definition: ScoreDefinition) -> dict[str, object]:
    """What a definition says that changes its numbers."""
    return {
        "kind": definition.kind,
        "low": definition.low,
        "high": definition.high,
        "boxes": list(definition.boxes),
        "partial_counts": definition.partial_counts,
        "person_counts": definition.person_counts,
        "window_days": definition.window_days,
    }


def keep_revision(session: Session, actor: Actor, definition: ScoreDefinition, reason: str) -> None:
    """Keep what a definition says now under its revision."""
    session.add(
        ScoreRevision(
            definition_id=definition.id,
            revision=definition.revision,
            said=meaning_said(definition),
            reason=reason,
            changed_by=actor.user_id,
        )
    )


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
        person_counts=PersonCounts.EVERY.value,
        revision=1,
        created_by=actor.user_id,
    )
    session.add(row)
    session.flush()
    keep_revision(session, actor, row, "declared")
    record_audit(session, actor, "surveys.declare_score", "score_definition", row.id)
    return row


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
