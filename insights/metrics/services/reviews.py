"""Looking at a metric again: keep, change or retire it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.kernel.errors import InvalidInput
from insights.kernel.repeats import just_made
from insights.metrics import queries
from insights.metrics.models import MetricReview
from insights.metrics.rules.kinds import ReviewDecision
from insights.metrics.services.metrics import REVIEW_AFTER, archive_metric


def review_metric(
    session: Session, actor: Actor, metric_id: int, decision: ReviewDecision, reason: str
) -> MetricReview:
    """Write down what becomes of the metric; it is looked at again a quarter later unless it is retired."""
    metric = queries.metric_for_update(session, metric_id)
    if not reason.strip():
        raise InvalidInput("Say why.", "reason")
    row = MetricReview(
        metric_id=metric_id, decision=decision.value, reason=reason.strip(), decided_by=actor.user_id
    )
    if twice := just_made(session, row, "decided_at"):
        return twice
    session.add(row)
    metric.review_by = clock.today() + REVIEW_AFTER
    session.flush()
    record_audit(session, actor, "metrics.review", "metric", metric_id)
    if decision == ReviewDecision.RETIRE:
        archive_metric(session, actor, metric_id)
    return row
