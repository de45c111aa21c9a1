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
    board = queries.board(session, metrics.planner(session), BoardFilter(**wanted), None)
    return [metric.name for metric in board.page.rows]


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
        board = queries.board(session, actor, BoardFilter(), None)
        assert [board.status(metric) for metric in (good, bare)] == [Status.STALE, Status.NO_VALUES]
        assert board.bounds(good).low == 40.0
        assert board.bounds(bare) is None


def test_the_board_goes_on_where_it_stopped(session: Session) -> None:
    actor = metrics.planner(session)
    for number in range(53):
        metrics.metric(session, actor, name=f"Metric {number:02d}")
    first = queries.board(session, actor, BoardFilter(), None)
    rest = queries.board(session, actor, BoardFilter(), first.page.next_cursor)
    assert (len(first.page.rows), [metric.name for metric in rest.page.rows]) == (
        50,
        ["Metric 50", "Metric 51", "Metric 52"],
    )
