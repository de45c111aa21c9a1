"""Score definitions changed by a person, and what they say."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel.actor import Actor
from insights.kernel.editing import apply_edit
from insights.kernel.errors import InvalidInput
from insights.surveys.models import (
    ScoreDefinition,
    ScoreRevision,
)
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.persons import PersonCounts
from insights.surveys.services.counting import recount, tell_change


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
