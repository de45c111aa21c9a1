"""What an insight rests on."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.experiments.queries import experiment as experiment_visible
from insights.highlights.queries import highlight as highlight_visible
from insights.kernel.actor import Actor
from insights.kernel.errors import InvalidInput, NotFound
from insights.surveys.queries import score_definition
from insights.synthesis.models import Evidence, Insight
from insights.synthesis.queries import insights as reads
from insights.synthesis.rules import EvidenceKind, Stance, Status
from insights.synthesis.services.insights import refuse_unless_writer
from insights.themes.queries import theme as theme_visible


@dataclass(frozen=True, slots=True)
class EvidenceDraft:
    """A piece of evidence; `segment` narrows a score to one of its segments."""

    kind: EvidenceKind
    subject_id: int
    stance: Stance = Stance.SUPPORTS
    segment: str = ""
    note: str = ""


def add_evidence(session: Session, actor: Actor, insight_id: int, draft: EvidenceDraft) -> Evidence:
    """Attach something the actor may see; the same thing twice changes its stance and note."""
    insight = reads.insight_for_update(session, actor, insight_id)
    refuse_unless_writer(actor, insight)
    _refuse_hidden(session, actor, draft)
    column = _COLUMNS[draft.kind]
    row = session.scalar(
        select(Evidence).where(
            Evidence.insight_id == insight_id, column == draft.subject_id, Evidence.segment == draft.segment
        )
    )
    if row is None:
        row = Evidence(insight_id=insight_id, kind=draft.kind.value, segment=draft.segment)
        setattr(row, column.key, draft.subject_id)
        session.add(row)
    row.stance, row.note = draft.stance.value, draft.note
    session.flush()
    record_audit(session, actor, "synthesis.add_evidence", "insight", insight_id)
    return row


def remove_evidence(session: Session, actor: Actor, insight_id: int, evidence_id: int) -> None:
    """Detach a piece; a published insight keeps at least one that supports it."""
    insight = reads.insight_for_update(session, actor, insight_id)
    refuse_unless_writer(actor, insight)
    row = session.get(Evidence, evidence_id)
    if row is None or row.insight_id != insight_id:
        raise NotFound
    if insight.status == Status.PUBLISHED and row.stance == Stance.SUPPORTS and _is_last(session, insight):
        raise InvalidInput("A published insight keeps at least one piece of supporting evidence.")
    session.delete(row)
    session.flush()
    record_audit(session, actor, "synthesis.remove_evidence", "insight", insight_id)


_COLUMNS = {
    EvidenceKind.HIGHLIGHT: Evidence.highlight_id,
    EvidenceKind.THEME: Evidence.theme_id,
    EvidenceKind.SCORE: Evidence.score_definition_id,
    EvidenceKind.EXPERIMENT: Evidence.experiment_id,
}


def _refuse_hidden(session: Session, actor: Actor, draft: EvidenceDraft) -> None:
    match draft.kind:
        case EvidenceKind.HIGHLIGHT:
            highlight_visible(session, actor, draft.subject_id)
        case EvidenceKind.THEME:
            theme_visible(session, actor, draft.subject_id)
        case EvidenceKind.SCORE:
            score_definition(session, actor, draft.subject_id)
        case EvidenceKind.EXPERIMENT:
            experiment_visible(session, actor, draft.subject_id)


def _is_last(session: Session, insight: Insight) -> bool:
    supporting = select(Evidence.id).where(
        Evidence.insight_id == insight.id, Evidence.stance == Stance.SUPPORTS
    )
    return len(session.scalars(supporting.limit(2)).all()) < 2
