"""Values and targets of a metric."""

from __future__ import annotations

import operator
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Row, bindparam, select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.db import table_of
from insights.kernel.errors import NotFound
from insights.metrics.models import MetricTarget, MetricValue, MetricValueFormer
from insights.metrics.rules.statuses import Bounds

_TABLE = table_of(MetricValue)
_SHOWN = ("day", "value", "n", "low", "high", "comment", "source", "recorded_by")
# what the page of a metric asks each time: built once, because building costs more than asking
_ONE: BindParameter[int] = bindparam("metric_id")
_SEGMENTS = (
    select(MetricValue.segment)
    .where(MetricValue.metric_id == _ONE, MetricValue.segment > "")  # a range of the key, as != is not
    .distinct()
    .order_by(MetricValue.segment)
)
_FORMER = (
    select(MetricValueFormer)
    .where(MetricValueFormer.metric_id == _ONE)
    .order_by(MetricValueFormer.id.desc())
    .limit(200)
)
_TARGETS = (
    select(MetricTarget)
    .where(MetricTarget.metric_id == _ONE)
    .order_by(MetricTarget.starts, MetricTarget.ends)
)
_NEWEST = (
    select(*(_TABLE.c[name] for name in _SHOWN))
    .where(_TABLE.c.metric_id == _ONE, _TABLE.c.segment == bindparam("segment"))
    .order_by(_TABLE.c.day.desc())
    .limit(bindparam("newest"))
)


def series(
    session: Session,
    actor: Actor,
    metric_id: int,
    segment: str = "",
    starts: date | None = None,
    ends: date | None = None,
) -> Sequence[Row[Any]]:
    """The metric's values of a segment (empty: the whole) between two days, both included, in time order.

    Rows with day, value, n, low, high, comment, source and recorded_by.
    """
    statement = select(*(_TABLE.c[name] for name in _SHOWN))
    statement = statement.where(_TABLE.c.metric_id == metric_id, _TABLE.c.segment == segment)
    if starts is not None:
        statement = statement.where(_TABLE.c.day >= starts)
    if ends is not None:
        statement = statement.where(_TABLE.c.day <= ends)
    return session.execute(statement.order_by(_TABLE.c.day)).all()


def newest_values(session: Session, metric_id: int, segment: str, most: int) -> Sequence[Row[Any]]:
    """The newest values of a segment in time order; rows as those of `series`."""
    asked = {"metric_id": metric_id, "segment": segment, "newest": most}
    return session.execute(_NEWEST, asked).all()[::-1]


def value_at(session: Session, metric_id: int, on: date, segment: str = "") -> MetricValue | None:
    """The newest value of that day or before."""
    return session.scalar(
        select(MetricValue)
        .where(MetricValue.metric_id == metric_id, MetricValue.segment == segment, MetricValue.day <= on)
        .order_by(MetricValue.day.desc())
        .limit(1)
    )


def value_on(session: Session, actor: Actor, metric_id: int, on: date, segment: str = "") -> MetricValue:
    """The value of that very day; NotFound without one."""
    row = session.get(MetricValue, (metric_id, segment, on))
    if row is None:
        raise NotFound("There is no such value.")
    return row


def values_after(
    session: Session,
    actor: Actor,
    metric_id: int,
    segment: str,
    after: date | None,
    starts: date | None,
    ends: date | None,
    most: int,
) -> Sequence[Row[Any]]:
    """The metric's values of a segment after a day and between two days, both included, in time order."""
    statement = select(_TABLE).where(_TABLE.c.metric_id == metric_id, _TABLE.c.segment == segment)
    for day, compare in ((starts, operator.ge), (ends, operator.le), (after, operator.gt)):
        if day is not None:
            statement = statement.where(compare(_TABLE.c.day, day))
    return session.execute(statement.order_by(_TABLE.c.day).limit(most)).all()


def segments_of(session: Session, metric_id: int) -> Sequence[str]:
    """The names of the metric's segments that have values."""
    return session.scalars(_SEGMENTS, {"metric_id": metric_id}).all()


def former_values_of(session: Session, metric_id: int) -> Sequence[MetricValueFormer]:
    """What stood there before corrections, the newest correction first."""
    return session.scalars(_FORMER, {"metric_id": metric_id}).all()


def targets_of(session: Session, metric_id: int) -> Sequence[MetricTarget]:
    """The metric's targets in time order."""
    return session.scalars(_TARGETS, {"metric_id": metric_id}).all()


def target_on(targets: Sequence[MetricTarget], day: date) -> MetricTarget | None:
    """The target that holds on a day: of those around it the one with the shortest period."""
    around = [target for target in targets if target.starts <= day <= target.ends]
    return min(
        around, key=lambda target: (target.ends - target.starts, -target.starts.toordinal()), default=None
    )


def bounds_on(targets: Sequence[MetricTarget], day: date) -> Bounds | None:
    """The bounds of the target that holds on a day."""
    target = target_on(targets, day)
    return Bounds(target.low, target.high) if target else None
