"""What home and the accountable page put together."""

from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from insights.briefings import queries
from insights.kernel import clock
from insights.kernel.actor import Role
from insights.metrics.services import set_target
from insights.synthesis.rules import ClaimStatus
from insights.synthesis.services import claims
from tests.factories import learned, metrics, objectives, people, studies

MAY = datetime(2026, 5, 20, tzinfo=UTC)


def test_the_page_of_a_key_result_says_state_reason_and_next_step(session: Session) -> None:
    actor = people.user(session).as_actor()
    nora = people.user(session, Role.PM, "Nora Lind")
    metric = metrics.metric(session)
    metrics.monthly(session, actor, metric, [40.0, 44.0], date(2026, 4, 1))
    row = objectives.key_result(session, metric_id=metric.id)
    insight = learned.published(
        session,
        actor,
        studies.study(session, actor),
        next_step="Show the cost first",
        next_owner_id=nora.id,
        next_due=date(2026, 6, 1),
    )
    learned.claim(session, actor, insight, key_result_id=row.id)
    with clock.frozen(MAY):
        account = queries.account_of(session, people.user(session, Role.STAKEHOLDER).as_actor(), row.id)
    assert "mainly because people leave when the cost comes last" in account.sentence
    assert account.sentence.endswith("next: show the cost first (Nora Lind, by 1 Jun 2026).")
    assert account.chart is not None
    assert [one.view.insight.id for one in account.claims] == [insight.id]


def test_a_contradicted_claim_is_no_reason(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = objectives.key_result(session)
    insight = learned.published(session, actor, studies.study(session, actor), next_step="Show it")
    claim = learned.claim(session, actor, insight, key_result_id=row.id)
    claims.decide_claim(session, actor, insight.id, claim.id, ClaimStatus.CONTRADICTED, "It did not.")
    account = queries.account_of(session, actor, row.id)
    assert "no insight explains it yet" in account.sentence
    assert account.sentence.endswith("no next step is agreed.")


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
    assert queries.studies_of(session, actor) == [theirs]
    own = studies.study(session, actor)
    assert queries.studies_of(session, actor) == [own]
