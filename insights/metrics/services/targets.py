"""Writes of targets."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.kernel.errors import InvalidInput, NotFound
from insights.metrics import queries
from insights.metrics.models import MetricTarget
from insights.metrics.rules.statuses import bounds_for
from insights.metrics.services.summaries import refresh_summary


def set_target(
    session: Session,
    actor: Actor,
    metric_id: int,
    starts: date,
    ends: date,
    low: float | None = None,
    high: float | None = None,
) -> MetricTarget:
    """Set what the metric should reach from `starts` to `ends`; the same period again changes its target."""
    metric = queries.metric_for_update(session, metric_id)
    if ends < starts:
        raise InvalidInput("The period ends before it starts.", "ends")
    bounds = bounds_for(metric.direction, low, high)
    here = (MetricTarget.metric_id == metric_id, MetricTarget.starts == starts, MetricTarget.ends == ends)
    row = session.scalar(select(MetricTarget).where(*here))
    if row is None:
        row = MetricTarget(metric_id=metric_id, starts=starts, ends=ends)
        session.add(row)
    row.low, row.high = bounds.low, bounds.high
    row.set_by, row.set_at = actor.user_id, clock.now()
    session.flush()
    refresh_summary(session, metric)
    record_audit(session, actor, "metrics.set_target", "metric", metric_id)
    return row


def remove_target(session: Session, actor: Actor, metric_id: int, target_id: int) -> None:
    """Take a target back; NotFound when it is not the metric's."""
    metric = queries.metric_for_update(session, metric_id)
    row = session.get(MetricTarget, target_id)
    if row is None or row.metric_id != metric_id:
        raise NotFound
    session.delete(row)
    session.flush()
    refresh_summary(session, metric)
    record_audit(session, actor, "metrics.remove_target", "metric", metric_id)
