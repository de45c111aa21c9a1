"""The accountable page of a key result."""

import json
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from insights.briefings import queries
from insights.kernel import clock
from insights.kernel.actor import Role
from insights.synthesis.rules import ClaimDirection, ClaimKind, ClaimStatus
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


def test_a_reason_for_the_state_comes_before_what_is_only_expected(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = objectives.key_result(session)
    study = studies.study(session, actor)
    expected = learned.published(session, actor, study)
    learned.claim(
        session,
        actor,
        expected,
        key_result_id=row.id,
        kind=ClaimKind.PREDICTS,
        direction=ClaimDirection.UP,
        mechanism="the size advice is built",
    )
    account = queries.account_of(session, actor, row.id)
    assert "and should rise because the size advice is built" in account.sentence
    reason = learned.published(session, actor, study)
    learned.claim(session, actor, reason, key_result_id=row.id)
    account = queries.account_of(session, actor, row.id)
    assert "mainly because people leave when the cost comes last" in account.sentence


def test_the_chart_names_the_insights_by_the_letters_of_the_reasons(session: Session) -> None:
    actor = people.user(session).as_actor()
    metric = metrics.metric(session)
    metrics.monthly(session, actor, metric, [40.0, 44.0], date(2026, 4, 1))
    row = objectives.key_result(session, metric_id=metric.id)
    learned.claim(
        session,
        actor,
        learned.published(session, actor, studies.study(session, actor)),
        key_result_id=row.id,
        starts=date(2026, 6, 1),
        ends=date(2026, 7, 1),
    )
    account = queries.account_of(session, actor, row.id)
    assert account.chart is not None
    assert '"letter": "A"' in json.dumps(account.chart.spec, default=str)
