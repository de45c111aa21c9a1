"""What a worker found about a metric."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.metrics.models import Annotation, MetricFinding, MetricForecast


def forecast_of(session: Session, metric_id: int) -> MetricForecast | None:
    """The metric's forecast, or why there is none."""
    return session.get(MetricForecast, metric_id)


def findings_of(session: Session, metric_id: int) -> Sequence[MetricFinding]:
    """What stands out and nobody has dismissed or annotated, the newest first."""
    noted = select(Annotation.day).where(Annotation.metric_id == metric_id)
    return session.scalars(
        select(MetricFinding)
        .where(
            MetricFinding.metric_id == metric_id,
            MetricFinding.dismissed_by.is_(None),
            MetricFinding.day.not_in(noted),
        )
        .order_by(MetricFinding.day.desc())
        .limit(20)
    ).all()
