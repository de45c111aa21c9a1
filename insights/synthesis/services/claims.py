"""What an insight claims about a number, and what people decided about it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.kernel.errors import InvalidInput, NotFound
from insights.kernel.repeats import just_made
from insights.metrics.queries.metrics import metric as metric_visible
from insights.metrics.services.metrics import set_insight_count
from insights.objectives.models import KeyResult
from insights.objectives.queries import key_result as key_result_visible
from insights.synthesis.models import Claim, ClaimChange, Evidence
from insights.synthesis.queries import insights as reads
from insights.synthesis.rules import ClaimDirection, ClaimKind, ClaimStatus, Status
from insights.synthesis.services.insights import refuse_unless_writer
from insights.themes.services import set_metric_count


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """This insight explains (from `starts` to `ends`) or predicts (by `ends`) this number, because …"""

    kind: ClaimKind
    direction: ClaimDirection
    mechanism: str
    starts: date
    ends: date
    metric_id: int | None = None
    key_result_id: int | None = None
    size: float | None = None

    def values(self) -> dict[str, Any]:
        """Column values."""
        return {**asdict(self), "kind": self.kind.value, "direction": self.direction.value}


def make_claim(session: Session, actor: Actor, insight_id: int, draft: ClaimDraft) -> Claim:
    """Claim that the insight moves a metric or a key result; whoever may write may claim."""
    reads.insight(session, actor, insight_id)
    _refuse_wrong(draft)
    if draft.metric_id is not None:
        metric_visible(session, actor, draft.metric_id)
    if draft.key_result_id is not None:
        key_result_visible(session, actor, draft.key_result_id)
    row = Claim(insight_id=insight_id, author_id=actor.user_id, **draft.values())
    if twice := just_made(session, row):
        return twice
    session.add(row)
    session.flush()
    record_audit(session, actor, "synthesis.make_claim", "claim", row.id)
    recount(session, insight_id, row)
    return row


def remove_claim(session: Session, actor: Actor, insight_id: int, claim_id: int) -> None:
    """Take back a claim of a draft; one that was published is decided about, not removed."""
    insight = reads.insight_for_update(session, actor, insight_id)
    refuse_unless_writer(actor, insight)
    row = _claim(session, insight_id, claim_id)
    if insight.status != Status.DRAFT:
        raise InvalidInput("What was published stays. Say that the claim is contradicted instead.")
    session.delete(row)
    session.flush()
    record_audit(session, actor, "synthesis.remove_claim", "insight", insight_id)
    recount(session, insight_id, row)


def decide_claim(
    session: Session, actor: Actor, insight_id: int, claim_id: int, status: ClaimStatus, reason: str
) -> Claim:
    """Say what became of a claim; the decision is kept with its reason."""
    reads.insight(session, actor, insight_id)
    row = _claim(session, insight_id, claim_id)
    if not reason.strip():
        raise InvalidInput("Say in a sentence why.", "reason")
    change = ClaimChange(claim_id=row.id, status=status.value, reason=reason.strip(), user_id=actor.user_id)
    if just_made(session, change, "at"):
        return row
    row.status = status.value
    row.version += 1
    change.at = clock.now()
    session.add(change)
    session.flush()
    record_audit(session, actor, "synthesis.decide_claim", "claim", row.id)
    return row


def recount(session: Session, insight_id: int, claim: Claim) -> None:
    """Keep the counts by which lower lists filter: insights of a metric, metrics of the themes cited."""
    for metric_id in _metrics_behind(session, claim):
        insights = select(func.count(func.distinct(Claim.insight_id))).where(_on(metric_id))
        set_insight_count(session, metric_id, session.scalar(insights) or 0)
    cited = session.scalars(select(Evidence.theme_id).where(Evidence.insight_id == insight_id)).all()
    for theme_id in cited:
        if theme_id is not None:
            recount_theme(session, theme_id)


def recount_theme(session: Session, theme_id: int) -> None:
    """Count the numbers that a theme touches through the insights that cite it."""
    citing = select(Evidence.insight_id).where(Evidence.theme_id == theme_id)
    rows = session.execute(
        select(Claim.metric_id, KeyResult.metric_id, Claim.key_result_id)
        .outerjoin(KeyResult, KeyResult.id == Claim.key_result_id)
        .where(Claim.insight_id.in_(citing))
    ).all()
    touched = {metric or behind or -(key_result or 0) for metric, behind, key_result in rows}
    set_metric_count(session, theme_id, len(touched))


def _metrics_behind(session: Session, claim: Claim) -> list[int]:
    if claim.metric_id is not None:
        return [claim.metric_id]
    key_result = session.get(KeyResult, claim.key_result_id)
    return [key_result.metric_id] if key_result is not None and key_result.metric_id is not None else []


def _on(metric_id: int):
    results = select(KeyResult.id).where(KeyResult.metric_id == metric_id)
    return (Claim.metric_id == metric_id) | Claim.key_result_id.in_(results)


def _claim(session: Session, insight_id: int, claim_id: int) -> Claim:
    row = session.get(Claim, claim_id)
    if row is None or row.insight_id != insight_id:
        raise NotFound
    return row


def _refuse_wrong(draft: ClaimDraft) -> None:
    if (draft.metric_id is None) == (draft.key_result_id is None):
        raise InvalidInput("Choose one metric or one key result.", "target")
    if not draft.mechanism.strip():
        raise InvalidInput("Say why: because …", "mechanism")
    if draft.ends < draft.starts:
        raise InvalidInput("The end is before the start.", "ends")
    if draft.size is not None and draft.size < 0:
        raise InvalidInput("The size has no sign; the direction says which way.", "size")
