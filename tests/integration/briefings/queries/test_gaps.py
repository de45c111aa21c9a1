"""The gap board."""

from sqlalchemy.orm import Session

from insights.briefings import queries
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.metrics.models import MetricFinding
from tests.factories import learned, metrics, people


def _gaps(session: Session, actor: Actor) -> queries.GapBoard:
    return queries.gap_board(session, actor, queries.open_objectives(session, actor))


def test_a_move_is_a_gap_until_it_is_set_aside_or_explained(session: Session) -> None:
    actor = people.user(session).as_actor()
    metric = metrics.metric(session)
    found = MetricFinding(metric_id=metric.id, day=clock.today(), kind="shift", value=1.0, expected=2.0)
    session.add(found)
    session.flush()
    assert [row.id for _, row in _gaps(session, actor).moves] == [found.id]
    found.dismissed_by = actor.user_id
    session.flush()
    assert _gaps(session, actor).total == 0
    found.dismissed_by = None
    session.flush()
    learned.claim(session, actor, learned.insight(session, actor), metric_id=metric.id)
    assert _gaps(session, actor).total == 0
