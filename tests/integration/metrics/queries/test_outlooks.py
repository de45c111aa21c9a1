"""Reading what a worker found."""

from datetime import date

from sqlalchemy.orm import Session

from insights.metrics import queries, services
from insights.metrics.models import MetricForecast
from insights.metrics.services import FindingDraft, OutlookDraft
from tests.factories import metrics


def test_findings_come_newest_first_and_without_any_there_is_no_forecast(session: Session) -> None:
    metric = metrics.metric(session)
    assert session.get(MetricForecast, metric.id) is None
    days = [date(2026, month, 1) for month in (1, 4, 2)]
    found = [FindingDraft(day, "anomaly", 1.0, 2.0) for day in days]
    services.keep_outlook(session, metric.id, OutlookDraft(days[0], findings=found))
    assert [one.day for one in queries.findings_of(session, metric.id)] == [days[1], days[2], days[0]]
