"""The board of metrics."""

from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.metrics import queries, services
from insights.metrics.queries import BoardFilter
from insights.metrics.rules.kinds import Category
from insights.metrics.rules.statuses import Status
from tests.factories import metrics


def names(session: Session, **wanted: object) -> list[str]:
    page = queries.board(session, metrics.planner(session), BoardFilter(**wanted), None)
    return [row.name for row in page.rows]


def test_the_board_is_narrowed_by_name_category_owner_and_goal(session: Session) -> None:
    actor = metrics.planner(session)
    goal = metrics.goal(session, actor)
    metrics.metric(session, actor, name="Churn", category=Category.CUSTOMER)
    metrics.metric(session, name="Revenue", category=Category.FINANCIAL, strategy_goal_id=goal.id)
    assert names(session) == ["Churn", "Revenue"]
    assert names(session, text="chu") == ["Churn"]
    assert names(session, text="%") == []
    assert names(session, category="financial") == ["Revenue"]
    assert names(session, category="no such") == ["Churn", "Revenue"]
    assert names(session, owner_id=actor.user_id) == ["Churn"]
    assert names(session, goal_id=goal.id) == ["Revenue"]


def test_the_board_is_narrowed_by_status_as_it_is_today(session: Session) -> None:
    actor = metrics.planner(session)
    good, bad, bare = (metrics.metric(session, actor, name=name) for name in ("Good", "Bad", "Bare"))
    for metric, value in ((good, 50.0), (bad, 10.0)):
        metrics.monthly(session, actor, metric, [value], date(2026, 5, 1))
        services.set_target(session, actor, metric.id, date(2026, 1, 1), date(2026, 12, 31), 40.0)
    with clock.frozen(datetime(2026, 6, 1, tzinfo=UTC)):
        assert names(session, status="healthy") == ["Good"]
        assert names(session, status="unhealthy") == ["Bad"]
        assert names(session, status="no_values") == ["Bare"]
        assert names(session, status="stale") == []
    with clock.frozen(datetime(2026, 7, 16, tzinfo=UTC)):
        assert names(session, status="stale") == ["Bad", "Good"]
        assert names(session, status="healthy") == []
        rows = {row.id: row for row in queries.board(session, actor, BoardFilter(), None).rows}
        today = clock.today()
        assert queries.status_of(rows[good.id], today) == Status.STALE
        assert queries.status_of(rows[bare.id], today) == Status.NO_VALUES
        assert queries.bounds_of(rows[good.id]).low == 40.0
        assert queries.bounds_of(rows[bare.id]) is None


def test_the_board_goes_on_where_it_stopped(session: Session) -> None:
    actor = metrics.planner(session)
    for number in range(23):
        metrics.metric(session, actor, name=f"Metric {number:02d}")
    first = queries.board(session, actor, BoardFilter(), None)
    rest = queries.board(session, actor, BoardFilter(), first.next_cursor)
    assert (len(first.rows), [row.name for row in rest.rows]) == (
        20,
        ["Metric 20", "Metric 21", "Metric 22"],
    )
