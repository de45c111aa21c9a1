"""What a worker found about a metric."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from insights.metrics.models import Annotation, MetricFinding

_ONE: BindParameter[int] = bindparam("metric_id")
_FINDINGS = (
    select(MetricFinding)
    .where(
        MetricFinding.metric_id == _ONE,
        MetricFinding.dismissed_by.is_(None),
        MetricFinding.day.not_in(select(Annotation.day).where(Annotation.metric_id == _ONE)),
    )
    .order_by(MetricFinding.day.desc())
    .limit(20)
)


def findings_of(session: Session, metric_id: int) -> Sequence[MetricFinding]:
    """What stands out and nobody has dismissed or annotated, the newest first."""
    return session.scalars(_FINDINGS, {"metric_id": metric_id}).all()
