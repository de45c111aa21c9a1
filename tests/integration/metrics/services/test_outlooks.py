"""What a worker found is kept."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from insights.kernel.errors import NotFound
from insights.metrics import queries, services
from insights.metrics.models import MetricForecast
from insights.metrics.services import FindingDraft, OutlookDraft
from tests.factories import metrics

MARCH, MAY = date(2026, 3, 1), date(2026, 5, 1)


def test_a_new_outlook_replaces_the_old_and_keeps_what_was_dismissed(session: Session) -> None:
    actor = metrics.planner(session)
    metric, other = metrics.metric(session, actor), metrics.metric(session, actor)
    first = [FindingDraft(MARCH, "anomaly", 9.0, 5.0), FindingDraft(MAY, "change", 7.0, 5.0)]
    services.keep_outlook(
        session, metric.id, OutlookDraft(MAY, "last value", points=[(MAY, 5.0, 4.0, 6.0)], findings=first)
    )
    newest, oldest = queries.findings_of(session, metric.id)
    with pytest.raises(NotFound):
        services.dismiss_finding(session, actor, other.id, oldest.id)
    services.dismiss_finding(session, actor, metric.id, oldest.id)
    services.keep_outlook(session, metric.id, OutlookDraft(MAY, refusal="Too short", findings=first[:1]))
    assert queries.findings_of(session, metric.id) == []
    row = session.get(MetricForecast, metric.id)
    assert (row.refusal, row.points, newest.kind) == ("Too short", [], "change")


def test_an_annotated_day_needs_no_more_explanation(session: Session) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor)
    found = [FindingDraft(MARCH, "anomaly", 9.0, 5.0)]
    services.keep_outlook(session, metric.id, OutlookDraft(MAY, findings=found))
    services.annotate(session, actor, metric.id, MARCH, "Outage")
    assert queries.findings_of(session, metric.id) == []
