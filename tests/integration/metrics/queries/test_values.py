"""Values and targets of a metric."""

from datetime import date

from sqlalchemy.orm import Session

from insights.metrics import queries
from tests.factories import metrics


def test_a_series_is_cut_by_days_and_the_newest_value_of_a_day_found(session: Session) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor)
    metrics.monthly(session, actor, metric, [1.0, 2.0, 3.0])
    cut = queries.series(session, actor, metric.id, starts=date(2026, 2, 1), ends=date(2026, 2, 28))
    assert [row.value for row in cut] == [2.0]
    assert queries.value_at(session, metric.id, date(2026, 2, 20)).value == 2.0
    assert queries.value_at(session, metric.id, date(2025, 2, 20)) is None
