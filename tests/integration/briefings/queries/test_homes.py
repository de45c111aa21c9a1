"""What home shows by role."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from insights.briefings import queries
from insights.kernel import clock
from insights.metrics.services import set_target
from insights.objectives import services
from insights.objectives.models import Milestone
from insights.objectives.queries import nearest_objectives, setback_candidates
from insights.objectives.rules.kinds import Confidence
from tests.factories import learned, metrics, objectives, people, studies


def test_a_metric_off_its_target_is_a_gap_until_an_insight_explains_it(session: Session) -> None:
    actor = people.user(session).as_actor()
    metric = metrics.metric(session)
    today = clock.today()
    metrics.monthly(session, actor, metric, [10.0], today.replace(day=1))
    set_target(
        session, actor, metric.id, today.replace(day=1), today.replace(year=today.year + 1), 50.0, None
    )
    assert [gap.metric.id for gap in queries.unexplained_metrics(session, actor)] == [metric.id]
    learned.claim(session, actor, learned.insight(session, actor), metric_id=metric.id)
    assert queries.unexplained_metrics(session, actor) == []


def test_home_offers_own_studies_first(session: Session) -> None:
    actor, other = people.user(session).as_actor(), people.user(session).as_actor()
    theirs = studies.study(session, other)
    studies.study(session, other, restricted=True)
    assert queries.studies_of(session, actor) == [theirs]
    own = studies.study(session, actor)
    assert queries.studies_of(session, actor) == [own]


def test_turning_points_are_the_furthest_milestone_and_what_was_missed(session: Session) -> None:
    actor = people.user(session).as_actor()
    today = clock.today()
    ahead = objectives.key_result(session, starts=today, deadline=today + timedelta(days=90))
    for share in (0.25, 0.5):
        session.add(Milestone(key_result_id=ahead.id, share=share, reached_on=today))
    past = date(2020, 1, 1)
    lost = objectives.key_result(session, starts=past, deadline=past.replace(month=3))
    session.flush()
    tree, _ = nearest_objectives(session, actor, 9)
    points = queries.turning_points(session, actor, tree, cut=False)
    assert [(one.key_result.id, one.milestone.share) for one in points.reached] == [(ahead.id, 0.5)]
    assert [row.id for row, _ in points.setbacks] == [lost.id]


def test_setbacks_of_objectives_that_home_does_not_show_stay_in_view(session: Session) -> None:
    actor = people.user(session).as_actor()
    today = clock.today()
    days = {"starts": today - timedelta(days=9), "deadline": today + timedelta(days=90)}
    fine, off, hurt = (
        objectives.key_result(session, actor, statement=name, **days) for name in ("fine", "off", "hurt")
    )
    metric = metrics.metric(session, actor)
    metrics.daily(session, actor, metric, [10.0], today - timedelta(days=1))
    services.add_guardrail(session, actor, hurt.id, metric.id, low=20.0)
    for row, confidence in (
        (fine, Confidence.OFF_TRACK),
        (fine, Confidence.ON_TRACK),
        (off, Confidence.OFF_TRACK),
    ):
        services.check_in(session, actor, row.id, services.CheckInDraft(confidence, 40.0))
    lost = objectives.key_result(session, actor, starts=date(2020, 1, 1), deadline=date(2020, 3, 1))
    closed = objectives.key_result(session, actor, starts=date(2020, 1, 1), deadline=date(2020, 3, 1))
    services.close_objective(session, actor, closed.objective_id, "Enough.")
    found = setback_candidates(session, actor, today, [], 9)
    assert [row.id for row in found] == [off.id, hurt.id, lost.id]
    assert [row.id for row in setback_candidates(session, actor, today, [off.id], 1)] == [hurt.id]
    empty, _ = nearest_objectives(session, actor, 0)
    setbacks = queries.turning_points(session, actor, empty, cut=True).setbacks
    assert [row.id for row, _ in setbacks if row.id != off.id] == [hurt.id, lost.id]
    assert queries.turning_points(session, actor, empty, cut=False).setbacks == []


def test_a_manager_follows_their_own_metrics_worst_first(session: Session) -> None:
    actor = people.user(session).as_actor()
    today = clock.today()
    calm, off = (metrics.metric(session, owner_id=actor.user_id) for _ in range(2))
    metrics.metric(session)
    for row, value in ((calm, 60.0), (off, 10.0)):
        metrics.monthly(session, actor, row, [value], today.replace(day=1))
        end = today.replace(year=today.year + 1)
        set_target(session, actor, row.id, today.replace(day=1), end, 50.0, None)
    assert [one.metric.id for one in queries.followed_metrics(session, actor)] == [off.id, calm.id]
