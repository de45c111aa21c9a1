"""Keeping what a worker found about a metric: forecast, unusual values, lasting changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.errors import NotFound
from insights.metrics.models import MetricFinding, MetricForecast


@dataclass(frozen=True, slots=True)
class FindingDraft:
    """Something that stands out at a day."""

    day: date
    kind: str
    value: float
    expected: float


@dataclass(frozen=True, slots=True)
class OutlookDraft:
    """What was made of a metric's values; `points` are (day, value, low, high), empty with a refusal."""

    based_on: date
    method: str = ""
    refusal: str = ""
    error: float | None = None
    points: Sequence[tuple[date, float, float, float]] = ()
    findings: Sequence[FindingDraft] = ()


def keep_outlook(session: Session, metric_id: int, draft: OutlookDraft) -> None:
    """Replace the metric's forecast and findings; what a person dismissed stays dismissed."""
    row = session.get(MetricForecast, metric_id)
    if row is None:
        row = MetricForecast(metric_id=metric_id)
        session.add(row)
    row.based_on, row.method, row.refusal, row.error = (
        draft.based_on,
        draft.method,
        draft.refusal,
        draft.error,
    )
    row.points = [[day.isoformat(), value, low, high] for day, value, low, high in draft.points]
    known = {
        (one.day, one.kind): one
        for one in session.scalars(select(MetricFinding).where(MetricFinding.metric_id == metric_id))
    }
    wanted = {(one.day, one.kind) for one in draft.findings}
    gone = [one.id for place, one in known.items() if place not in wanted and one.dismissed_by is None]
    undecided = MetricFinding.dismissed_by.is_(None)  # somebody may have dismissed one since it was read
    session.execute(delete(MetricFinding).where(MetricFinding.id.in_(gone), undecided))
    for one in draft.findings:
        if (one.day, one.kind) not in known:
            found = MetricFinding(metric_id=metric_id, day=one.day, kind=one.kind)
            found.value, found.expected = one.value, one.expected
            session.add(found)
    session.flush()


def dismiss_finding(session: Session, actor: Actor, metric_id: int, finding_id: int) -> None:
    """Say that something found needs no explanation; NotFound when it is not the metric's."""
    row = session.get(MetricFinding, finding_id, with_for_update=True)
    if row is None or row.metric_id != metric_id:
        raise NotFound
    row.dismissed_by = actor.user_id
    session.flush()
