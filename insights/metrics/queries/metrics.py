"""One metric and what is written beside its values."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.db import the_row
from insights.kernel.errors import NotFound
from insights.metrics.models import (
    Annotation,
    Benchmark,
    Metric,
    MetricDefinition,
    MetricReview,
    MetricSummary,
)

# what the page of a metric asks each time: built once, because building costs more than asking
_ONE: BindParameter[int] = bindparam("metric_id")
_DEFINITIONS = (
    select(MetricDefinition)
    .where(MetricDefinition.metric_id == _ONE)
    .order_by(MetricDefinition.number.desc())
)
_BENCHMARKS = select(Benchmark).where(Benchmark.metric_id == _ONE).order_by(Benchmark.id)
_ANNOTATIONS = (
    select(Annotation)
    .where(Annotation.metric_id == _ONE)
    .order_by(Annotation.day.desc(), Annotation.id.desc())
)
_REVIEWS = select(MetricReview).where(MetricReview.metric_id == _ONE).order_by(MetricReview.id.desc())


def metric(session: Session, actor: Actor, metric_id: int) -> Metric:
    """The metric; NotFound when there is none."""
    row = session.get(Metric, metric_id)
    if row is None:
        raise NotFound
    return row


def metrics_after(session: Session, actor: Actor, metric_id: int, most: int) -> Sequence[Metric]:
    """All metrics, archived ones too, that follow `metric_id` in the order of ids."""
    return session.scalars(select(Metric).where(Metric.id > metric_id).order_by(Metric.id).limit(most)).all()


def metric_for_update(session: Session, metric_id: int) -> Metric:
    """The metric, locked for this transaction; NotFound when there is none."""
    return the_row(
        session,
        select(Metric)
        .where(Metric.id == metric_id)
        .with_for_update()
        .execution_options(populate_existing=True),
    )


def metrics_by_id(session: Session, actor: Actor, metric_ids: Collection[int | None]) -> Mapping[int, Metric]:
    """Metrics by id, archived ones too."""
    wanted = {metric_id for metric_id in metric_ids if metric_id is not None}
    if not wanted:
        return {}
    return {row.id: row for row in session.scalars(select(Metric).where(Metric.id.in_(wanted)))}


def metric_choices(session: Session, actor: Actor) -> list[tuple[int, str]]:
    """(id, name) of the metrics in use, by name."""
    rows = session.execute(
        select(Metric.id, Metric.name).where(Metric.archived_at.is_(None)).order_by(Metric.name, Metric.id)
    )
    return [(row.id, row.name) for row in rows]


def metrics_fed_by(session: Session, score_definition_id: int) -> Sequence[Metric]:
    """The metrics in use that a survey's score feeds."""
    fed = (Metric.score_definition_id == score_definition_id, Metric.archived_at.is_(None))
    return session.scalars(select(Metric).where(*fed).order_by(Metric.id)).all()


def definitions_of(session: Session, metric_id: int) -> Sequence[MetricDefinition]:
    """What the metric meant, the newest first."""
    return session.scalars(_DEFINITIONS, {"metric_id": metric_id}).all()


def benchmarks_of(session: Session, metric_id: int) -> Sequence[Benchmark]:
    """The metric's benchmarks in the order they were added."""
    return session.scalars(_BENCHMARKS, {"metric_id": metric_id}).all()


def annotations_of(session: Session, metric_id: int) -> Sequence[Annotation]:
    """The metric's annotations, the newest day first."""
    return session.scalars(_ANNOTATIONS, {"metric_id": metric_id}).all()


def metrics_serving(session: Session, goal_ids: Collection[int]) -> Mapping[int, list[Metric]]:
    """The metrics in use that name each strategy goal, by goal id."""
    serving: dict[int, list[Metric]] = {goal_id: [] for goal_id in goal_ids}
    named = (Metric.strategy_goal_id.in_(goal_ids), Metric.archived_at.is_(None))
    for row in session.scalars(select(Metric).where(*named).order_by(Metric.name)):
        serving[row.strategy_goal_id or 0].append(row)
    return serving


def metrics_to_review(
    session: Session, actor: Actor, today: date, owner_id: int | None = None
) -> Sequence[Metric]:
    """The metrics in use (of one owner) whose review is due, the longest waiting first."""
    statement = select(Metric).where(Metric.archived_at.is_(None), Metric.review_by <= today)
    if owner_id is not None:
        statement = statement.where(Metric.owner_id == owner_id)
    return session.scalars(statement.order_by(Metric.review_by, Metric.id)).all()


def stale_metrics(session: Session, actor: Actor, today: date) -> Sequence[Metric]:
    """The metrics in use whose next value is late, the latest first."""
    late = Metric.archived_at.is_(None), MetricSummary.late_from <= today
    joined = select(Metric).join(MetricSummary, MetricSummary.metric_id == Metric.id).where(*late)
    return session.scalars(joined.order_by(MetricSummary.late_from, Metric.id)).all()


def reviews_of(session: Session, metric_id: int) -> Sequence[MetricReview]:
    """What was decided about the metric, the newest first."""
    return session.scalars(_REVIEWS, {"metric_id": metric_id}).all()
