"""Feeding metrics from the scores of surveys."""

from __future__ import annotations

from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.metrics import queries
from insights.metrics.rules.kinds import Source
from insights.metrics.services.values import ValueDraft, put_values
from insights.surveys.queries.scores import scores_by_month


def feed_metrics(session: Session, actor: Actor, definition_id: int) -> int:
    """Put each month's score, with n and interval, into the metrics that it feeds; their number."""
    metrics = queries.metrics_fed_by(session, definition_id)
    if not metrics:
        return 0
    drafts = [
        ValueDraft(month, score, n=n, low=low, high=high)
        for month, n, score, low, high in scores_by_month(session, definition_id)
    ]
    for metric in metrics:
        put_values(session, actor, metric.id, drafts, Source.SURVEY)
    return len(metrics)
