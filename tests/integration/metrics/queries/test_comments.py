"""Reading comments."""

from sqlalchemy.orm import Session

from insights.metrics import queries, services
from tests.factories import metrics


def test_comments_come_by_thing_in_the_order_they_were_said(session: Session) -> None:
    actor = metrics.planner(session)
    said = [services.add_comment(session, actor, "objective", 5, text) for text in ("One", "Two")]
    services.add_comment(session, actor, "metric", 5, "Elsewhere")
    assert queries.comments_of(session, "objective", [5, 6]) == {5: said, 6: []}
