"""What the board shows follows every write."""

from datetime import date

from sqlalchemy.orm import Session

from insights.metrics import queries, services
from insights.metrics.models import MetricSummary
from insights.metrics.rules.kinds import Cadence, Source
from insights.web.sparks import spark_points
from tests.factories import metrics


def summary(session: Session, metric_id: int) -> MetricSummary:
    return queries.summaries_of(session, [metric_id])[metric_id]


def test_a_summary_follows_values_and_targets(session: Session) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor)
    assert summary(session, metric.id).standing == "no_values"
    metrics.monthly(session, actor, metric, [30.0, 33.0, 38.0])
    row = summary(session, metric.id)
    assert (row.last_on, row.last_value, row.before_value) == (date(2026, 3, 1), 38.0, 33.0)
    assert (row.spark, row.value_count, row.standing) == (
        spark_points([30.0, 33.0, 38.0]),
        3,
        "no_target",
    )
    assert row.late_from == date(2026, 5, 16)
    target = services.set_target(session, actor, metric.id, date(2026, 1, 1), date(2026, 12, 31), 40.0)
    assert summary(session, metric.id).standing == "watch"
    services.set_target(session, actor, metric.id, date(2026, 1, 1), date(2026, 3, 31), 38.0)
    assert summary(session, metric.id).standing == "healthy"
    services.remove_target(session, actor, metric.id, target.id)
    assert summary(session, metric.id).target_low == 38.0


def test_a_month_with_several_values_counts_by_its_last_one(session: Session) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor)
    days = [(date(2026, 4, 30), 1.0), (date(2026, 5, 2), 2.0), (date(2026, 5, 20), 3.0)]
    drafts = [services.ValueDraft(day, value) for day, value in days]
    services.put_values(session, actor, metric.id, drafts, Source.HAND)
    row = summary(session, metric.id)
    assert (row.last_value, row.before_value, row.spark) == (3.0, 1.0, spark_points([1.0, 3.0]))


def test_many_days_are_drawn_by_week(session: Session) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor, cadence=Cadence.DAILY)
    first = date(2025, 1, 6).toordinal()
    drafts = [services.ValueDraft(date.fromordinal(first + at), float(at)) for at in range(140)]
    services.put_values(session, actor, metric.id, drafts, Source.UPLOAD)
    row = summary(session, metric.id)
    assert row.spark == spark_points([float(at) for at in range(6, 140, 7)])
    assert row.before_value == 138.0


def test_a_missing_summary_is_made_anew(session: Session) -> None:
    metric = metrics.metric(session)
    session.delete(summary(session, metric.id))
    session.flush()
    assert services.refresh_summary(session, metric).value_count == 0
