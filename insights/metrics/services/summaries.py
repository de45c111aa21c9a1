"""What the board shows of a metric, made anew from its values and targets."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from insights.metrics import queries
from insights.metrics.models import Metric, MetricSummary, MetricValue
from insights.metrics.rules.periods import late_from, period_around
from insights.metrics.rules.statuses import run_start, standing
from insights.web.sparks import spark_points

SPARK_LENGTH = 24
READ_FOR_SPARK = 750
Dated = tuple[date, float]


def refresh_summary(session: Session, metric: Metric) -> MetricSummary:
    """Bring the metric's summary in line with its values and targets."""
    summary = session.get(MetricSummary, metric.id)
    if summary is None:
        summary = MetricSummary(metric_id=metric.id)
        session.add(summary)
    whole = (MetricValue.metric_id == metric.id, MetricValue.segment == "")
    every = select(func.count()).select_from(MetricValue).where(MetricValue.metric_id == metric.id)
    summary.value_count = session.scalar(every) or 0
    newest = session.execute(
        select(MetricValue.day, MetricValue.value)
        .where(*whole)
        .order_by(MetricValue.day.desc())
        .limit(READ_FOR_SPARK)
    ).all()
    last, before = _last_two(metric.cadence, [(row.day, row.value) for row in newest])
    summary.last_on, summary.last_value = last or (None, None)
    summary.before_value = before
    summary.spark = spark_points(_newest_periods(metric.cadence, [(row.day, row.value) for row in newest]))
    summary.late_from = late_from(metric.cadence, last[0]) if last else None
    targets = queries.targets_of(session, metric.id)
    bounds = queries.bounds_on(targets, last[0]) if last else None
    summary.target_low = bounds.low if bounds else None
    summary.target_high = bounds.high if bounds else None
    summary.standing = standing(summary.last_value, bounds, metric.tolerance).value
    summary.since = run_start(
        [(row.day, row.value) for row in reversed(newest)],
        lambda day: queries.bounds_on(targets, day),
        metric.tolerance,
    )
    session.flush()
    return summary


def _last_two(cadence: str, newest: list[Dated]) -> tuple[Dated | None, float | None]:
    """The last value with its day, and the last one of an earlier period."""
    if not newest:
        return None, None
    starts = period_around(cadence, newest[0][0]).starts
    return newest[0], next((value for day, value in newest[1:] if day < starts), None)


def _newest_periods(cadence: str, newest: list[Dated]) -> list[float]:
    """The last value of each of the newest periods, oldest first; days are thinned to weeks."""
    step = "weekly" if cadence == "daily" and len(newest) > SPARK_LENGTH * 2 else cadence
    kept: dict[object, float] = {}
    for day, value in newest:
        kept.setdefault(period_around(step, day).starts, value)
        if len(kept) == SPARK_LENGTH:
            break
    return list(kept.values())[::-1]
