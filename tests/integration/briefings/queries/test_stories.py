"""Who and what stands behind what a key result reached."""

from collections.abc import Callable
from datetime import date

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from insights.briefings.queries.stories import Behind, behind_key_results
from insights.kernel.actor import Actor, Role
from insights.objectives import services
from insights.objectives.models import KeyResult
from insights.objectives.rules.kinds import Confidence
from insights.synthesis.rules import ClaimDirection, ClaimStatus, EvidenceKind
from insights.synthesis.services import claims
from insights.synthesis.services.evidence import EvidenceDraft, add_evidence
from tests.factories import learned, metrics, objectives, people, studies, tested
from tests.fixtures.pages import page


def behind(session: Session, actor: Actor, row: KeyResult) -> Behind:
    return behind_key_results(session, actor, [row.id])[row.id]


def test_a_story_names_people_insights_studies_and_experiments(session: Session) -> None:
    owner = people.user(session, Role.PM, "Nora Lind").as_actor()
    writer = people.user(session, name="Ana Reis").as_actor()
    row = objectives.key_result(session, owner)
    for day, value in ((date(2026, 5, 1), 45.0), (date(2026, 5, 8), 50.0)):
        services.check_in(session, owner, row.id, services.CheckInDraft(Confidence.ON_TRACK, value, day=day))
    study = studies.study(session, writer)
    insight = learned.published(session, writer, study)
    experiment = tested.counted(session, writer, study)
    add_evidence(session, writer, insight.id, EvidenceDraft(EvidenceKind.EXPERIMENT, experiment.id))
    learned.claim(session, writer, insight, key_result_id=row.id, direction=ClaimDirection.UP)
    hindered = learned.published(session, writer, study, statement="The page is slow.")
    learned.claim(session, writer, hindered, key_result_id=row.id)
    found = behind(session, writer, row)
    assert dict(found.people)["Nora Lind"] == "owns it, owns the objective, checked in 2 times"
    assert dict(found.people)["Ana Reis"] == "wrote 2 insights, led a study"
    assert [one.view.insight.id for one in found.helped] == [insight.id]
    assert [one.view.insight.id for one in found.held_back] == [hindered.id]
    assert ([one.id for one in found.studies], found.kept) == ([study.id], 0)
    assert [one.name for one in found.experiments] == ["Green button"]


def test_an_experiment_on_the_metric_belongs_to_the_story_of_those_who_may_open_it(session: Session) -> None:
    actor = people.user(session).as_actor()
    metric = metrics.metric(session)
    row = objectives.key_result(session, metric_id=metric.id)
    study = studies.study(session, actor)
    tested.counted(session, actor, study, metric_id=metric.id)
    tested.experiment(session, actor, study, metric_id=metric.id, name="No numbers yet")
    assert [one.name for one in behind(session, actor, row).experiments] == ["Green button"]
    assert behind(session, people.user(session, Role.STAKEHOLDER).as_actor(), row).experiments == []


def test_what_was_contradicted_or_lies_in_other_times_is_no_part_of_it(session: Session) -> None:
    actor = people.user(session).as_actor()
    row, study = objectives.key_result(session), studies.study(session, actor)
    insight = learned.published(session, actor, study)
    long_ago = {"starts": date(2024, 5, 1), "ends": date(2024, 6, 1)}
    learned.claim(session, actor, insight, key_result_id=row.id, **long_ago)
    claim = learned.claim(session, actor, insight, key_result_id=row.id)
    assert len(behind(session, actor, row).held_back) == 1
    claims.decide_claim(session, actor, insight.id, claim.id, ClaimStatus.CONTRADICTED, "It did not.")
    found = behind(session, actor, row)
    assert (found.helped, found.held_back, found.studies, found.kept) == ([], [], [], 0)


def test_a_story_keeps_from_a_reader_what_is_not_theirs(
    session: Session, signed_in_client: Callable[..., FlaskClient]
) -> None:
    actor = people.user(session).as_actor()
    row = objectives.key_result(session)
    study = studies.study(session, actor, title="Hidden study", restricted=True)
    insight = learned.published(session, actor, study)
    learned.claim(session, actor, insight, key_result_id=row.id, direction=ClaimDirection.UP)
    draft = learned.insight(session, actor, statement="Only a draft.")
    learned.claim(session, actor, draft, key_result_id=row.id)
    address = f"/key-results/{row.id}/story"
    opened = studies.study(session, actor, title="Open study")
    learned.cite(session, actor, insight, opened)
    for role in (Role.STAKEHOLDER, Role.PM):
        shown = page(signed_in_client(role), address)
        assert "People leave when cost comes last." in shown, role
        assert "1 study kept to the team that ran it" in shown, role
        assert ("Hidden study" in shown, "Open study" in shown) == (False, True), role
        assert ("Only a draft." in shown) is (role is Role.PM)
    assert "Hidden study" in page(signed_in_client(Role.ADMIN), address)
