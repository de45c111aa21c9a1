"""What a worker found is kept."""

import threading
from datetime import date

import pytest
from sqlalchemy.orm import Session

from insights.kernel.db import open_engine, open_session
from insights.kernel.errors import NotFound
from insights.metrics import queries, services
from insights.metrics.models import MetricFinding, MetricForecast
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


def test_what_is_dismissed_while_a_new_outlook_is_kept_stays_dismissed(own_database: str) -> None:
    engine = open_engine(own_database)
    with open_session(engine) as session, session.begin():
        actor = metrics.planner(session)
        metric_id = metrics.metric(session, actor).id
        found = [FindingDraft(MARCH, "anomaly", 9.0, 5.0)]
        services.keep_outlook(session, metric_id, OutlookDraft(MAY, findings=found))
        finding_id = queries.findings_of(session, metric_id)[0].id

    def look_ahead() -> None:
        with open_session(engine) as session, session.begin():
            services.keep_outlook(session, metric_id, OutlookDraft(MAY))

    with open_session(engine) as session:
        services.dismiss_finding(session, actor, metric_id, finding_id)
        other = threading.Thread(target=look_ahead)
        other.start()
        other.join(0.5)  # on PostgreSQL it has looked by now, and waits
        session.commit()
        other.join()
    with open_session(engine) as session:
        assert session.get_one(MetricFinding, finding_id).dismissed_by == actor.user_id
    engine.dispose()
