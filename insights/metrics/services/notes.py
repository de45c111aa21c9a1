"""Writes of benchmarks and annotations."""

from __future__ import annotations

import math
from datetime import date

from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.kernel.errors import InvalidInput, NotFound
from insights.kernel.repeats import just_made
from insights.metrics import queries
from insights.metrics.models import Annotation, Benchmark


def add_benchmark(
    session: Session,
    actor: Actor,
    metric_id: int,
    label: str,
    value: float,
    source: str = "",
    as_of: date | None = None,
) -> Benchmark:
    """Add a value to compare with; a figure from outside should name its source."""
    queries.metric_for_update(session, metric_id)
    if not label.strip():
        raise InvalidInput("Say what the benchmark is, like “industry median”.", "label")
    if not math.isfinite(value):
        raise InvalidInput("The benchmark's value is no number.", "value")
    row = Benchmark(
        metric_id=metric_id,
        label=label.strip(),
        value=value,
        source=source.strip(),
        as_of=as_of,
        added_by=actor.user_id,
    )
    if twice := just_made(session, row, "added_at"):
        return twice
    session.add(row)
    session.flush()
    record_audit(session, actor, "metrics.add_benchmark", "metric", metric_id)
    return row


def remove_benchmark(session: Session, actor: Actor, metric_id: int, benchmark_id: int) -> None:
    """Take a benchmark away; NotFound when it is not the metric's."""
    row = session.get(Benchmark, benchmark_id)
    if row is None or row.metric_id != metric_id:
        raise NotFound
    session.delete(row)
    session.flush()
    record_audit(session, actor, "metrics.remove_benchmark", "metric", metric_id)


def annotate(session: Session, actor: Actor, metric_id: int, day: date, text: str) -> Annotation:
    """Write a note at a day of the metric."""
    queries.metric_for_update(session, metric_id)
    if not text.strip():
        raise InvalidInput("Say what happened on that day.", "text")
    if day > clock.latest_today():
        raise InvalidInput(f"{day} lies in the future.", "day")
    row = Annotation(metric_id=metric_id, day=day, text=text.strip(), author_id=actor.user_id)
    if twice := just_made(session, row):
        return twice
    session.add(row)
    session.flush()
    record_audit(session, actor, "metrics.annotate", "metric", metric_id)
    return row


def remove_annotation(session: Session, actor: Actor, metric_id: int, annotation_id: int) -> None:
    """Take a note away; NotFound when it is not the metric's."""
    row = session.get(Annotation, annotation_id)
    if row is None or row.metric_id != metric_id:
        raise NotFound
    session.delete(row)
    session.flush()
    record_audit(session, actor, "metrics.remove_annotation", "metric", metric_id)
