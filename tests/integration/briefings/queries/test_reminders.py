"""What waits for whom."""

from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from insights.briefings.queries.reminders import CHECK_INS, REVIEWS, VALUES, reminders_due
from insights.kernel import clock
from insights.kernel.actor import SYSTEM
from tests.factories import metrics, objectives

TODAY = date(2026, 5, 20)


def test_what_waits_stands_with_its_owner_by_section(session: Session) -> None:
    with clock.frozen(datetime(2026, 5, 20, 12, tzinfo=UTC)):
        one, other = metrics.planner(session), metrics.planner(session)
        row = objectives.key_result(session, one)
        late = metrics.metric(session, other, name="Churn", review_by=date(2027, 1, 1))
        metrics.monthly(session, other, late, [4.4])
        reviewed = metrics.metric(session, other, name="Sign-ups", review_by=TODAY)
        metrics.metric(session, other, name="Orders", review_by=date(2027, 1, 1))
        found = {user.id: sections for user, sections in reminders_due(session, SYSTEM, TODAY)}
    paths = {
        user_id: {title: [each.path for each in waiting] for title, waiting in sections.items()}
        for user_id, sections in found.items()
    }
    assert paths[one.user_id][CHECK_INS] == [f"/key-results/{row.id}/check-in"]
    assert paths[other.user_id][VALUES] == [f"/metrics/{late.id}/values"]
    assert paths[other.user_id][REVIEWS] == [f"/metrics/{reviewed.id}/review"]
