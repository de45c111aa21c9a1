"""Quarters of the way."""

from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.objectives import services
from insights.objectives.models import Milestone
from insights.objectives.rules.kinds import Confidence
from insights.objectives.services import CheckInDraft
from tests.factories import metrics, objectives


def shares(session: Session) -> list[tuple[float, date]]:
    rows = session.scalars(select(Milestone).order_by(Milestone.share))
    return [(row.share, row.reached_on) for row in rows]


def test_what_was_reached_once_stays_noted_with_its_day(session: Session) -> None:
    actor = metrics.planner(session)
    with clock.frozen(datetime(2026, 6, 1, tzinfo=UTC)):
        row = objectives.key_result(session, actor)
        for day, value in ((date(2026, 4, 20), 51.0), (date(2026, 5, 20), 42.0), (date(2026, 5, 30), 55.0)):
            services.check_in(session, actor, row.id, CheckInDraft(Confidence.ON_TRACK, value, day=day))
    april, end_of_may = date(2026, 4, 20), date(2026, 5, 30)
    assert shares(session) == [(0.25, april), (0.5, april), (0.75, end_of_may)]


def test_a_metric_that_moved_reaches_milestones_too(session: Session) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor)
    row = objectives.key_result(session, actor, metric_id=metric.id)
    metrics.monthly(session, actor, metric, [60.0], date(2026, 5, 1))
    with clock.frozen(datetime(2026, 6, 1, tzinfo=UTC)):
        services.refresh_milestones(session, row)
        services.refresh_milestones(session, row)
    assert [share for share, _ in shares(session)] == [0.25, 0.5, 0.75, 1.0]
