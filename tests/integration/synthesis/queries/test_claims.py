"""Claims held against their numbers, the strongest first."""

from datetime import date

from sqlalchemy.orm import Session

from insights.kernel.actor import Actor, Role
from insights.synthesis.queries import claims as queries
from insights.synthesis.rules import ClaimDirection, ClaimKind, ClaimStatus, Verdict
from insights.synthesis.services import claims as services
from tests.factories import learned, metrics, objectives, people, studies


def test_an_explanation_is_held_against_the_values_around_its_period(session: Session) -> None:
    actor = people.user(session).as_actor()
    metric = metrics.metric(session)
    metrics.monthly(session, actor, metric, [50.0, 48.0, 40.0], date(2026, 3, 1))
    row = learned.insight(session, actor)
    learned.claim(session, actor, row, metric_id=metric.id, size=4.0)
    view = queries.claims_of_insight(session, actor, row.id)[0]
    assert (view.outcome.before, view.outcome.after) == (48.0, 40.0)
    assert view.outcome.verdict is Verdict.AS_CLAIMED
    assert view.target_name == metric.name


def test_a_claim_without_values_cannot_be_judged(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = learned.insight(session, actor)
    learned.claim(session, actor, row, metric_id=metrics.metric(session).id)
    assert queries.claims_of_insight(session, actor, row.id)[0].outcome.verdict is Verdict.NO_VALUES


def test_a_prediction_is_due_on_its_day_until_somebody_decides(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = learned.insight(session, actor)
    claim = learned.claim(
        session,
        actor,
        row,
        metric_id=metrics.metric(session).id,
        kind=ClaimKind.PREDICTS,
        direction=ClaimDirection.UP,
    )
    assert [v.claim.id for v in queries.claims_due(session, actor, date(2026, 5, 31))] == [claim.id]
    assert queries.claims_due(session, actor, date(2026, 5, 30)) == []
    services.decide_claim(session, actor, row.id, claim.id, ClaimStatus.SUPPORTED, "It rose.")
    assert queries.claims_due(session, actor, date(2026, 5, 31)) == []


def test_claims_on_a_key_result_and_on_its_metric_stand_together_the_strongest_first(
    session: Session,
) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    metric = metrics.metric(session)
    key_result = objectives.key_result(session, metric_id=metric.id)
    weak, strong = learned.published(session, actor, study), learned.published(session, actor, study)
    learned.claim(session, actor, weak, metric_id=metric.id)
    second = learned.claim(session, actor, strong, key_result_id=key_result.id)
    services.decide_claim(session, actor, strong.id, second.id, ClaimStatus.SUPPORTED, "So it was.")
    on_result = queries.claims_on_key_results(session, actor, [key_result.id])[key_result.id]
    on_metric = queries.claims_on_metrics(session, actor, [metric.id])[metric.id]
    assert [one.view.insight.id for one in on_result] == [strong.id, weak.id]
    assert [one.view.insight.id for one in on_metric] == [strong.id, weak.id]
    same_metric, other = objectives.key_result(session, metric_id=metric.id), objectives.key_result(session)
    claimed = queries.claimed_key_results(session, actor, [key_result, same_metric, other])
    assert claimed == {key_result.id, same_metric.id}


def test_stakeholders_see_claims_of_published_insights_only(session: Session) -> None:
    actor = people.user(session).as_actor()
    metric = metrics.metric(session)
    learned.claim(session, actor, learned.insight(session, actor), metric_id=metric.id)
    stakeholder = people.user(session, Role.STAKEHOLDER).as_actor()
    assert queries.claims_on_metrics(session, stakeholder, [metric.id]) == {}


def test_targets_stand_beside_the_insights_that_claim_them(session: Session) -> None:
    actor = people.user(session).as_actor()
    row, silent = learned.insight(session, actor), learned.insight(session, actor)
    metric = metrics.metric(session)
    learned.claim(session, actor, row, metric_id=metric.id)
    [[target]] = queries.targets_of(session, [row, silent]).values()
    assert (target.kind, target.name, target.metric_id, target.key_result_id) == (
        "explains",
        metric.name,
        metric.id,
        None,
    )
    assert queries.targets_of(session, []) == {}


def test_only_the_oldest_claims_that_are_due_are_named(session: Session) -> None:
    actor = people.user(session).as_actor()
    row, metric = learned.insight(session, actor), metrics.metric(session)
    made = [learned.claim(session, actor, row, metric_id=metric.id) for _ in range(queries.DUE_SHOWN + 1)]
    due = queries.claims_due(session, actor, date(2027, 1, 1))
    assert [one.claim.id for one in due] == [claim.id for claim in made[:-1]]


def test_a_key_result_is_claimed_for_those_who_may_read_the_insight(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    study = studies.study(session, owner, restricted=True)
    draft = learned.insight(session, owner, study_id=study.id)
    metric = metrics.metric(session)
    own, measured = objectives.key_result(session), objectives.key_result(session, metric_id=metric.id)
    learned.claim(session, owner, draft, key_result_id=own.id)
    learned.claim(session, owner, draft, metric_id=metric.id)
    assert queries.claimed_key_results(session, owner, [own, measured]) == {own.id, measured.id}
    assert queries.claimed_key_results(session, owner, [own]) == {own.id}
    assert queries.claimed_key_results(session, other, [own, measured]) == set()
    assert queries.claimed_key_results(session, owner, []) == set()
    assert len(queries.claims_of_insight(session, owner, draft.id)) == 2
    assert queries.claims_of_insight(session, other, draft.id) == []
    assert queries.claims_on_key_results(session, other, [own.id]) == {own.id: []}
    assert len(queries.claims_due(session, owner, date(2027, 1, 1))) == 2
    assert queries.claims_due(session, other, date(2027, 1, 1)) == []


def test_the_words_behind_a_claim_stay_with_the_people_of_a_hidden_study(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    metric = metrics.metric(session)
    row = learned.published(session, owner, studies.study(session, owner, restricted=True))
    learned.claim(session, owner, row, metric_id=metric.id)

    def quoted(actor: Actor) -> list[str]:
        (claim,) = queries.claims_on_metrics(session, actor, [metric.id])[metric.id]
        return [piece.quote.text for piece in claim.ground.pieces if piece.quote]

    assert quoted(owner) == ["I gave up"]
    assert quoted(other) == []
