"""What a week brought, for its reader."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.orm import Session

from insights.accounts.services import set_digest
from insights.briefings.queries.digests import Digest, digest_of, digests_due, lines_of
from insights.kernel import clock
from insights.kernel.actor import Actor, Role
from insights.kernel.errors import InvalidInput
from insights.metrics.rules.periods import Period
from insights.objectives import services
from insights.objectives.rules.kinds import Confidence
from insights.synthesis.rules import ClaimStatus
from insights.synthesis.services import claims
from tests.factories import learned, metrics, objectives, people, studies
from tests.fixtures.pages import page

WEEK = Period(date(2026, 5, 11), date(2026, 5, 17), "week of 11 May 2026")


def on(day: int, hour: int = 12) -> datetime:
    return datetime(2026, 5, day, hour, tzinfo=UTC)


def said(
    session: Session, actor: Actor, row_id: int, day: int, value: float, confidence: Confidence, why: str = ""
) -> None:
    draft = services.CheckInDraft(confidence, value, why, day=date(2026, 5, day))
    services.check_in(session, actor, row_id, draft)


def a_week(session: Session, actor: Actor) -> Digest:
    """A key result that came from 25 to 50 % of its way, one that fell back, a metric that rose."""
    with clock.frozen(on(20)):
        rising = objectives.key_result(session, actor, statement="Rising")
        falling = objectives.key_result(session, actor, statement="Falling")
        said(session, actor, rising.id, 8, 45.0, Confidence.ON_TRACK)
        said(session, actor, rising.id, 12, 50.0, Confidence.ON_TRACK)
        said(session, actor, rising.id, 19, 60.0, Confidence.ACCOMPLISHED)
        said(session, actor, falling.id, 8, 48.0, Confidence.ON_TRACK)
        said(session, actor, falling.id, 14, 41.0, Confidence.OFF_TRACK, "The shop was down.")
        metric = metrics.metric(session, actor, name="Orders")
        metrics.daily(session, actor, metric, [100.0, 100.0, 120.0], date(2026, 5, 9))
        return digest_of(session, actor, WEEK)


def test_a_week_is_told_as_it_stood_at_its_end(session: Session) -> None:
    digest = a_week(session, metrics.planner(session))
    assert [(one.key_result.statement, one.milestone.share) for one in digest.reached] == [("Rising", 0.5)]
    moved = {one.key_result.statement: round(one.change, 2) for one in digest.moved}
    assert moved == {"Rising": 0.25, "Falling": -0.35}
    ((setback,), (metric,)) = digest.setbacks, digest.metrics
    assert (setback.key_result.statement, setback.said.comment) == ("Falling", "The shop was down.")
    assert (metric.metric.name, metric.before, metric.after) == ("Orders", 100.0, 120.0)
    told = lines_of(digest)
    assert [line.why for line in told["Reached"]] == ["50% of the way"]
    assert [line.why for line in told["Metrics that moved"]] == ["rose"]
    assert "-35 points, now 5% of the way" in [line.why for line in told["Key results that moved"]]


def test_a_quiet_week_is_empty(session: Session) -> None:
    objectives.key_result(session, starts=date(2026, 5, 17))
    with clock.frozen(on(20)):
        assert digest_of(session, people.user(session).as_actor(), WEEK).empty


def test_insights_and_decisions_are_those_of_the_week_and_of_the_reader(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = objectives.key_result(session)
    study = studies.study(session, actor, restricted=True)
    with clock.frozen(on(10, 23)):
        early = learned.published(session, actor, study, statement="Too early.")
    with clock.frozen(on(17, 23)):
        published = learned.published(session, actor, study, statement="Just in time.")
        draft = learned.insight(session, actor, statement="A draft.", study_id=study.id)
        for insight in (early, draft):
            claim = learned.claim(session, actor, insight, key_result_id=row.id)
            claims.decide_claim(session, actor, insight.id, claim.id, ClaimStatus.SUPPORTED, "It fell.")
    with clock.frozen(on(20)):
        for role, decided in ((Role.STAKEHOLDER, {early.id}), (Role.ADMIN, {early.id, draft.id})):
            digest = digest_of(session, people.user(session, role).as_actor(), WEEK)
            assert [one.id for one in digest.insights] == [published.id]
            assert {insight.id for _, _, insight in digest.decided} == decided, role


def test_a_digest_is_due_to_who_wants_one_and_lacks_the_last(session: Session) -> None:
    weekly, monthly = people.user(session), people.user(session, Role.STAKEHOLDER)
    people.user(session)
    set_digest(session, weekly.as_actor(), "weekly")
    set_digest(session, monthly.as_actor(), "monthly")
    due = [(user.id, period.ends) for user, period in digests_due(session, date(2026, 5, 18))]
    assert due == [(weekly.id, date(2026, 5, 17)), (monthly.id, date(2026, 4, 30))]
    weekly.digested_on = monthly.digested_on = date(2026, 5, 18)
    assert digests_due(session, date(2026, 5, 24)) == []
    assert [user.id for user, _ in digests_due(session, date(2026, 5, 25))] == [weekly.id]
    with pytest.raises(InvalidInput, match="weekly, monthly or never"):
        set_digest(session, weekly.as_actor(), "hourly")


@pytest.mark.parametrize("role", list(Role))
def test_the_page_of_a_digest_opens_for_every_role(
    session: Session, signed_in_client: Callable[..., FlaskClient], role: Role
) -> None:
    client = signed_in_client(role)
    with clock.frozen(on(20)):
        assert "Nothing was reached" in page(client, "/digest")
        a_week(session, metrics.planner(session))
        shown = page(client, "/digest")
        assert "week of 11 May 2026" in shown
        assert "The shop was down." in shown
        assert shown.index("Reached") < shown.index("Setbacks") < shown.index("Metrics that moved")
        assert "week of 18 May 2026 so far" in page(client, "/digest?day=2026-05-20")
        assert "May 2026 so far" in page(client, "/digest?every=monthly&day=2999-01-01")
        assert "week of 11 May 2026" in page(client, "/digest?day=yesterday")


def test_a_digest_asks_no_more_when_it_says_more(session: Session) -> None:
    actor = metrics.planner(session)
    a_week(session, actor)
    asked: list[str] = []
    connection = session.connection()
    event.listen(connection, "before_cursor_execute", lambda *told: asked.append(told[2]))
    counts = []
    with clock.frozen(on(20)):
        for _ in range(2):
            session.flush()
            asked.clear()
            digest_of(session, actor, WEEK)
            counts.append(len(asked))
            for number in range(3):
                row = objectives.key_result(session, actor, statement=f"More {number}")
                said(session, actor, row.id, 12, 50.0, Confidence.OFF_TRACK)
    assert counts[0] == counts[1] <= 14
