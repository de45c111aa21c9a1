"""What the page of a metric shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from insights.accounts.models import User
from insights.kernel.actor import Actor
from insights.kernel.errors import NotFound
from insights.metrics.models import (
    Annotation,
    Comment,
    Metric,
    MetricDefinition,
    MetricFinding,
    MetricForecast,
    MetricReview,
    MetricSummary,
    MetricValueFormer,
    StrategyGoal,
)
from insights.metrics.queries.comments import comments_of
from insights.metrics.queries.metrics import annotations_of, definitions_of, reviews_of
from insights.metrics.queries.outlooks import findings_of
from insights.metrics.queries.values import former_values_of

_ONE: BindParameter[int] = bindparam("metric_id")
_PAGE = (
    select(Metric, MetricSummary, User.name, StrategyGoal.statement)
    .join(MetricSummary, MetricSummary.metric_id == Metric.id)
    .join(User, User.id == Metric.owner_id)
    .outerjoin(StrategyGoal, StrategyGoal.id == Metric.strategy_goal_id)
    .where(Metric.id == _ONE)
)
_KNOWN = (
    select(Metric, MetricSummary.value_count, MetricForecast)
    .join(MetricSummary, MetricSummary.metric_id == Metric.id)
    .outerjoin(MetricForecast, MetricForecast.metric_id == Metric.id)
    .where(Metric.id == _ONE)
)


@dataclass(frozen=True, slots=True)
class WrittenBeside:
    """What people and workers wrote beside a metric's values, the newest first, comments in their order."""

    annotations: Sequence[Annotation]
    definitions: Sequence[MetricDefinition]
    former: Sequence[MetricValueFormer]
    findings: Sequence[MetricFinding]
    reviews: Sequence[MetricReview]
    comments: Sequence[Comment]

    @property
    def people(self) -> Iterable[int | None]:
        """The ids of those who wrote."""
        yield from (row.author_id for row in self.annotations)
        yield from (row.author_id for row in self.comments)
        yield from (row.changed_by for row in self.definitions)
        yield from (row.decided_by for row in self.reviews)
        yield from (row.replaced_by for row in self.former)


def metric_page(
    session: Session, actor: Actor, metric_id: int
) -> tuple[Metric, MetricSummary, str, str | None]:
    """The metric with its summary, the name of its owner and its strategy goal, in one query; or NotFound."""
    found = session.execute(_PAGE, {"metric_id": metric_id}).one_or_none()
    if found is None:
        raise NotFound
    return found[0], found[1], found[2], found[3]


def metric_known(session: Session, actor: Actor, metric_id: int) -> tuple[Metric, int, MetricForecast | None]:
    """The metric with the number of its values and its forecast, in one query; or NotFound."""
    found = session.execute(_KNOWN, {"metric_id": metric_id}).one_or_none()
    if found is None:
        raise NotFound
    return found[0], found[1], found[2]


def written_beside(session: Session, metric_id: int) -> WrittenBeside:
    """All that is written beside the values of a metric."""
    return WrittenBeside(
        annotations_of(session, metric_id),
        definitions_of(session, metric_id),
        former_values_of(session, metric_id),
        findings_of(session, metric_id),
        reviews_of(session, metric_id),
        comments_of(session, "metric", [metric_id])[metric_id],
    )
