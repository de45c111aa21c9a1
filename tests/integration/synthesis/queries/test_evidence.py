"""What an insight rests on, as each actor sees it."""

from datetime import date

from sqlalchemy.orm import Session

from insights.kernel.actor import Role
from insights.studies import services as study_services
from insights.studies.models import Participant
from insights.studies.rules import Scope
from insights.synthesis.queries.evidence import grounds_of
from insights.synthesis.rules import Stance, Sureness
from tests.factories import learned, people, studies


def test_people_are_counted_once_however_often_they_are_quoted(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    row = learned.insight(session, actor)
    for person in ("Anna", "Anna", "Ben"):
        learned.cite(session, actor, row, study, person=person)
    learned.cite(session, actor, row, study, Stance.CONTRADICTS, "Cyd")
    ground = grounds_of(session, actor, [row.id])[row.id]
    assert (ground.basis.people, ground.basis.contradicting_people) == (2, 1)
    assert (len(ground.supporting()), len(ground.contradicting())) == (3, 1)
    assert ground.of_people == 3
    assert ground.sure is Sureness.THIN


def test_words_of_a_restricted_study_are_counted_but_not_shown_to_others(session: Session) -> None:
    owner = people.user(session).as_actor()
    study = studies.study(session, owner, restricted=True)
    row = learned.published(session, owner, study)
    for role in (Role.RESEARCHER, Role.STAKEHOLDER):
        ground = grounds_of(session, people.user(session, role).as_actor(), [row.id])[row.id]
        assert ground.pieces[0].quote is None
        assert ground.pieces[0].hidden
        assert ground.basis.people == 1
    assert grounds_of(session, owner, [row.id])[row.id].pieces[0].quote.text == "I gave up"


def test_stakeholders_read_the_quotes_of_open_studies(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = learned.published(session, actor, studies.study(session, actor))
    stakeholder = people.user(session, Role.STAKEHOLDER).as_actor()
    assert grounds_of(session, stakeholder, [row.id])[row.id].pieces[0].quote.text == "I gave up"


def test_words_are_hidden_once_consent_is_withdrawn(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = learned.published(session, actor, studies.study(session, actor))
    person = session.query(Participant).one()
    consent = study_services.record_consent(session, actor, person, Scope.QUOTES_INSIDE, date(2026, 1, 1))
    assert not grounds_of(session, actor, [row.id])[row.id].pieces[0].hidden
    study_services.withdraw_consent(session, actor, consent, date(2026, 1, 2))
    assert grounds_of(session, actor, [row.id])[row.id].pieces[0].hidden


def test_an_insight_without_evidence_rests_on_nothing(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = learned.insight(session, actor)
    ground = grounds_of(session, actor, [row.id])[row.id]
    assert (ground.pieces, ground.basis.people, ground.basis.age_days) == ([], 0, None)
    assert grounds_of(session, actor, []) == {}
