"""Looking at a metric again."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.kernel.errors import InvalidInput
from insights.metrics import queries, services
from insights.metrics.rules.kinds import ReviewDecision
from tests.factories import metrics


def test_a_kept_metric_is_looked_at_again_a_quarter_later(session: Session) -> None:
    actor = metrics.planner(session)
    with clock.frozen(datetime(2026, 1, 1, tzinfo=UTC)):
        metric = metrics.metric(session, actor)
    assert metric.review_by == date(2026, 4, 2)
    with clock.frozen(datetime(2026, 4, 2, tzinfo=UTC)):
        assert queries.metrics_to_review(session, actor, clock.today(), actor.user_id) == [metric]
        services.review_metric(session, actor, metric.id, ReviewDecision.KEEP, "It led two decisions")
        assert queries.metrics_to_review(session, actor, clock.today()) == []
    assert metric.review_by == date(2026, 7, 2)
    assert [row.reason for row in queries.reviews_of(session, metric.id)] == ["It led two decisions"]


def test_a_retired_metric_is_put_away_and_a_decision_needs_a_reason(session: Session) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor)
    with pytest.raises(InvalidInput, match="why"):
        services.review_metric(session, actor, metric.id, ReviewDecision.RETIRE, " ")
    services.review_metric(session, actor, metric.id, ReviewDecision.RETIRE, "Nobody looks at it")
    assert metric.archived_at is not None
