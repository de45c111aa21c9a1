"""Writing, publishing and superseding insights."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel import clock
from insights.kernel.actor import Actor, Role
from insights.kernel.editing import apply_edit
from insights.kernel.errors import Forbidden, InvalidInput
from insights.kernel.repeats import just_made
from insights.search.rules import Visibility
from insights.search.services import Found, forget, put
from insights.studies.services import add_to_tally
from insights.synthesis import rules
from insights.synthesis.models import Evidence, Insight
from insights.synthesis.queries import insights as reads
from insights.synthesis.rules import Confidence, Kind, Status


@dataclass(frozen=True, slots=True)
class InsightDraft:
    """What a person writes of an insight."""

    statement: str
    kind: Kind = Kind.ACTIONABLE
    confidence: Confidence = Confidence.MEDIUM
    detail: str = ""
    method: str = ""
    sample: str = ""
    recommendation: str = ""
    next_step: str = ""
    next_owner_id: int | None = None
    next_due: date | None = None
    study_id: int | None = None

    def values(self) -> dict[str, Any]:
        """Column values."""
        return {**asdict(self), "kind": self.kind.value, "confidence": self.confidence.value}


def create_insight(session: Session, actor: Actor, draft: InsightDraft) -> Insight:
    """A new draft of the actor's."""
    if not draft.statement.strip():
        raise InvalidInput("Say in a sentence what you learned.", "statement")
    row = Insight(author_id=actor.user_id, **draft.values())
    if twice := just_made(session, row):
        return twice
    session.add(row)
    session.flush()
    if row.study_id is not None:
        add_to_tally(session, row.study_id, "insights", 1)
    record_audit(session, actor, "synthesis.create", "insight", row.id)
    _index(session, row)
    return row


def edit_insight(
    session: Session, actor: Actor, insight_id: int, version: int, draft: InsightDraft
) -> Insight:
    """Save changes; a published insight is changed by researchers only, and stays complete."""
    row = reads.insight_for_update(session, actor, insight_id)
    refuse_unless_writer(actor, row)
    before = row.study_id
    if apply_edit(row, "insight", version, draft.values()):
        record_audit(session, actor, "synthesis.edit", "insight", row.id)
    if row.status == Status.PUBLISHED:
        _refuse_incomplete(session, row)
    for study_id, amount in ((before, -1), (row.study_id, 1)):
        if study_id is not None and before != row.study_id:
            add_to_tally(session, study_id, "insights", amount)
    session.flush()
    _index(session, row)
    return row


def publish_insight(session: Session, actor: Actor, insight_id: int) -> Insight:
    """Let everybody read it; InvalidInput says what it still lacks."""
    row = reads.insight_for_update(session, actor, insight_id)
    if row.status != Status.DRAFT:
        raise InvalidInput("This insight is published already.")
    _refuse_incomplete(session, row)
    row.status, row.published_at = Status.PUBLISHED.value, clock.now()
    row.version += 1
    session.flush()
    record_audit(session, actor, "synthesis.publish", "insight", row.id)
    _index(session, row)
    return row


def supersede_insight(session: Session, actor: Actor, insight_id: int, by_id: int) -> Insight:
    """Say that a newer published insight takes this one's place; both stay readable."""
    row = reads.insight_for_update(session, actor, insight_id)
    newer = reads.insight(session, actor, by_id)
    if newer.id == row.id or newer.status != Status.PUBLISHED:
        raise InvalidInput("Choose another insight that is published.")
    row.status, row.superseded_by_id = Status.SUPERSEDED.value, newer.id
    row.version += 1
    session.flush()
    record_audit(session, actor, "synthesis.supersede", "insight", row.id)
    return row


def remove_insight(session: Session, actor: Actor, insight_id: int) -> None:
    """Drop a draft; what was published stays, it can only be superseded."""
    row = reads.insight_for_update(session, actor, insight_id)
    refuse_unless_writer(actor, row)
    if row.status != Status.DRAFT:
        raise InvalidInput("A published insight is never deleted. Supersede it instead.")
    record_audit(session, actor, "synthesis.remove", "insight", row.id)
    if row.study_id is not None:
        add_to_tally(session, row.study_id, "insights", -1)
    forget(session, "insight", [row.id])
    session.delete(row)
    session.flush()


def refuse_unless_writer(actor: Actor, row: Insight) -> None:
    """Forbidden unless the actor may change this insight: its author while a draft, or who may publish."""
    if actor.role in (Role.ADMIN, Role.RESEARCHER):
        return
    if row.author_id != actor.user_id or row.status != Status.DRAFT:
        raise Forbidden("Only its author can change this draft, and only a researcher what is published.")


def _refuse_incomplete(session: Session, row: Insight) -> None:
    supporting = session.scalar(
        select(func.count()).where(Evidence.insight_id == row.id, Evidence.stance == rules.Stance.SUPPORTS)
    )
    missing = rules.missing_for_publication(
        row.statement, supporting or 0, row.recommendation, Kind(row.kind)
    )
    if missing:
        raise InvalidInput(f"To be published it still needs {rules.listed(missing)}.")


def _index(session: Session, row: Insight) -> None:
    draft = row.status == Status.DRAFT
    study_id = row.study_id if draft else None
    visibility = Visibility.STUDY if study_id else Visibility.TEAM if draft else Visibility.EVERYONE
    text = f"{row.detail} {row.recommendation} {row.next_step}"
    put(session, [Found("insight", row.id, row.statement, text, visibility, study_id=study_id)])
