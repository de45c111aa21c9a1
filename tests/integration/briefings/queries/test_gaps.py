"""The gap board."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from insights.briefings import queries
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.metrics.models import MetricFinding
from insights.objectives import services
from insights.objectives.rules.kinds import Confidence
from insights.themes.services import confirm_theme
from tests.factories import found, learned, metrics, objectives, people, studies


def _gaps(session: Session, actor: Actor) -> queries.GapBoard:
    return queries.gap_board(session, actor)


def test_a_move_is_a_gap_until_it_is_set_aside_or_explained(session: Session) -> None:
    actor = people.user(session).as_actor()
    metric = metrics.metric(session)
    found = MetricFinding(metric_id=metric.id, day=clock.today(), kind="shift", value=1.0, expected=2.0)
    session.add(found)
    session.add(
        MetricFinding(metric_id=metric.id, day=date(2020, 1, 1), kind="shift", value=1.0, expected=2.0)
    )
    session.flush()
    assert [row.id for _, row in _gaps(session, actor).moves] == [found.id]
    found.dismissed_by = actor.user_id
    session.flush()
    assert _gaps(session, actor).total == 0
    found.dismissed_by = None
    session.flush()
    learned.claim(session, actor, learned.insight(session, actor), metric_id=metric.id)
    assert _gaps(session, actor).total == 0


def test_key_results_behind_their_pace_are_a_gap_until_somebody_claims_something(session: Session) -> None:
    actor, today = people.user(session).as_actor(), clock.today()
    days = {"starts": today - timedelta(days=80), "deadline": today + timedelta(days=10)}
    behind = objectives.key_result(session, **days)
    services.check_in(session, actor, behind.id, services.CheckInDraft(Confidence.ON_TRACK, 41.0))
    ahead = objectives.key_result(session, **days)
    services.check_in(session, actor, ahead.id, services.CheckInDraft(Confidence.ON_TRACK, 60.0))
    objectives.key_result(session, starts=today + timedelta(days=5), deadline=today + timedelta(days=90))
    closed = objectives.key_result(session, **days)
    services.close_objective(session, actor, closed.objective_id, "Enough.")
    assert [row.id for row, _ in _gaps(session, actor).key_results] == [behind.id]
    learned.claim(session, actor, learned.insight(session, actor), key_result_id=behind.id)
    assert _gaps(session, actor).key_results == []


def test_a_claim_that_one_may_not_read_fills_no_gap(session: Session) -> None:
    owner, other, today = people.user(session).as_actor(), people.user(session).as_actor(), clock.today()
    days = {"starts": today - timedelta(days=80), "deadline": today + timedelta(days=10)}
    behind = objectives.key_result(session, **days)
    services.check_in(session, owner, behind.id, services.CheckInDraft(Confidence.ON_TRACK, 41.0))
    closed = studies.study(session, owner, restricted=True)
    learned.claim(
        session, owner, learned.insight(session, owner, study_id=closed.id), key_result_id=behind.id
    )
    assert _gaps(session, owner).key_results == []
    assert [row.id for row, _ in _gaps(session, other).key_results] == [behind.id]


def test_pain_points_of_a_hidden_study_are_no_gaps_for_others(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    theme = found.themes(session, owner, studies.study(session, owner, restricted=True))[0]
    confirm_theme(session, owner, theme.id)
    assert [row.id for row in _gaps(session, owner).pain_points] == [theme.id]
    assert _gaps(session, other).pain_points == []
