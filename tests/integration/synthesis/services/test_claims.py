"""Claims: made, counted, decided."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.errors import InvalidInput, NotFound
from insights.metrics.models import Metric
from insights.synthesis.models import ClaimChange
from insights.synthesis.rules import ClaimStatus
from insights.synthesis.services import claims
from tests.factories import learned, metrics, objectives, people, studies


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "one metric or one key result"),
        ({"metric_id": 1, "key_result_id": 1}, "one metric or one key result"),
        ({"metric_id": 1, "mechanism": " "}, "because"),
        ({"metric_id": 1, "ends": date(2026, 1, 1)}, "before the start"),
        ({"metric_id": 1, "size": -3.0}, "no sign"),
    ],
)
def test_a_claim_that_makes_no_sense_is_refused(session: Session, fields: dict, message: str) -> None:
    actor = people.user(session).as_actor()
    with pytest.raises(InvalidInput, match=message):
        learned.claim(session, actor, learned.insight(session, actor), **fields)


def test_a_claim_is_about_something_that_exists(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = learned.insight(session, actor)
    for target in ({"metric_id": 404}, {"key_result_id": 404}):
        with pytest.raises(NotFound):
            learned.claim(session, actor, row, **target)


def test_a_metric_counts_the_insights_that_explain_it(session: Session) -> None:
    actor = people.user(session).as_actor()
    metric = metrics.metric(session)
    key_result = objectives.key_result(session, metric_id=metric.id)
    one, two = learned.insight(session, actor), learned.insight(session, actor)
    learned.claim(session, actor, one, metric_id=metric.id)
    learned.claim(session, actor, one, key_result_id=key_result.id)
    last = learned.claim(session, actor, two, key_result_id=key_result.id)
    assert session.get_one(Metric, metric.id, populate_existing=True).insight_count == 2
    claims.remove_claim(session, actor, two.id, last.id)
    assert session.get_one(Metric, metric.id, populate_existing=True).insight_count == 1


def test_decisions_are_kept_with_their_reasons(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = learned.insight(session, actor)
    claim = learned.claim(session, actor, row, metric_id=metrics.metric(session).id)
    with pytest.raises(InvalidInput, match="why"):
        claims.decide_claim(session, actor, row.id, claim.id, ClaimStatus.SUPPORTED, " ")
    claims.decide_claim(session, actor, row.id, claim.id, ClaimStatus.SUPPORTED, "It fell.")
    claims.decide_claim(session, actor, row.id, claim.id, ClaimStatus.CONTRADICTED, "It rose again.")
    changes = session.scalars(select(ClaimChange).order_by(ClaimChange.id)).all()
    assert [(c.status, c.reason, c.user_id) for c in changes] == [
        ("supported", "It fell.", actor.user_id),
        ("contradicted", "It rose again.", actor.user_id),
    ]
    assert claim.status == "contradicted"


def test_what_was_published_is_decided_about_not_removed(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = learned.published(session, actor, studies.study(session, actor))
    claim = learned.claim(session, actor, row, metric_id=metrics.metric(session).id)
    with pytest.raises(InvalidInput, match="contradicted instead"):
        claims.remove_claim(session, actor, row.id, claim.id)
    other = learned.insight(session, actor)
    with pytest.raises(NotFound):
        claims.decide_claim(session, actor, other.id, claim.id, ClaimStatus.SUPPORTED, "So.")
