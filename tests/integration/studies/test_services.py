"""Writes of studies and of those who take part."""

import threading
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.kernel.actor import Role
from insights.kernel.db import open_engine, open_session
from insights.kernel.errors import InvalidInput, NotFound, StaleWrite
from insights.kernel.wiring import Eraser
from insights.studies import queries, services
from insights.studies.models import Consent, Participant
from insights.studies.rules import Method, Scope, consent_allows
from tests.factories import people, studies


def test_a_study_needs_a_title(session: Session) -> None:
    with pytest.raises(InvalidInput, match="needs a title"):
        studies.study(session, title="  ")


def test_a_later_save_of_an_older_version_is_refused_with_both_texts(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    first = services.StudyDraft(title="Checkout 2026", method=Method.INTERVIEWS)
    second = services.StudyDraft(title="Paying", method=Method.INTERVIEWS)
    services.edit_study(session, actor, study.id, 1, first)
    with pytest.raises(StaleWrite) as refusal:
        services.edit_study(session, actor, study.id, 1, second)
    assert refusal.value.theirs["title"] == "Checkout 2026"
    assert refusal.value.yours["title"] == "Paying"
    assert study.title == "Checkout 2026"


def test_a_hidden_study_cannot_be_edited(session: Session) -> None:
    study = studies.study(session, restricted=True)
    with pytest.raises(NotFound):
        services.edit_study(
            session, people.user(session).as_actor(), study.id, 1, services.StudyDraft("X", Method.SURVEY)
        )


def test_members_are_researchers_and_managers_and_nobody_shuts_themselves_out(session: Session) -> None:
    owner, mate, manager, outsider = (
        people.user(session, role).as_actor()
        for role in (Role.RESEARCHER, Role.RESEARCHER, Role.PM, Role.STAKEHOLDER)
    )
    study = studies.study(session, owner, restricted=True)
    everybody = [owner.user_id, mate.user_id, manager.user_id, outsider.user_id, 9999]
    services.set_members(session, owner, study, everybody)
    assert {row.user_id for row in queries.members_of(session, study.id)} == {mate.user_id, manager.user_id}
    services.set_members(session, mate, study, [])
    assert [row.user_id for row in queries.members_of(session, study.id)] == [mate.user_id]
    with pytest.raises(NotFound):
        queries.study(session, manager, study.id)


def test_who_restricts_the_study_of_another_stays_in(session: Session) -> None:
    study, actor = studies.study(session), people.user(session).as_actor()
    draft = services.StudyDraft("Checkout", Method.INTERVIEWS, restricted=True)
    services.edit_study(session, actor, study.id, 1, draft)
    assert queries.study(session, actor, study.id).restricted


def test_tallies_follow_sessions_and_participants(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    row = studies.conversation(session, actor, study)
    studies.conversation(session, actor, study, "Interview 2")
    participant = services.create_participant(session, study.id)
    services.join_study(session, study.id, participant)
    services.remove_session(session, actor, row)
    assert queries.tallies_of(session, [study.id]) == {study.id: {"sessions": 1, "participants": 1}}


def test_a_speaker_label_leads_to_the_same_person_inside_a_study(session: Session) -> None:
    one, two = studies.study(session), studies.study(session)
    anna = services.participant_behind(session, "key", one.id, "Anna Berg")
    assert services.participant_behind(session, "key", one.id, "anna  berg") is anna
    assert services.participant_behind(session, "key", two.id, "Anna Berg") is not anna


def test_two_files_read_at_once_name_one_person(own_database: str) -> None:
    engine, found = open_engine(own_database), []
    with open_session(engine) as session, session.begin():
        study_id = studies.study(session).id

    def read() -> None:
        with open_session(engine) as session, session.begin():
            found.append(services.participant_behind(session, "key", study_id, "Anna").id)

    with open_session(engine) as session:
        first = services.participant_behind(session, "key", study_id, "Anna").id
        other = threading.Thread(target=read)
        other.start()
        other.join(0.5)  # on PostgreSQL it has looked by now, and waits
        session.commit()
        other.join()
    engine.dispose()
    assert found == [first]


def test_pseudonyms_are_given_out_one_by_one(session: Session) -> None:
    study = studies.study(session)
    numbers = [services.create_participant(session, study.id).number for _ in range(3)]
    assert numbers == [numbers[0], numbers[0] + 1, numbers[0] + 2]


def test_withdrawn_consent_is_read_as_withdrawn(session: Session) -> None:
    actor = people.user(session).as_actor()
    participant = services.create_participant(session, studies.study(session, actor).id)
    consent = services.record_consent(session, actor, participant, Scope.QUOTES_OUTSIDE, date(2026, 1, 1))
    services.withdraw_consent(session, actor, consent, date(2026, 2, 1))
    periods = queries.consents_of(session, [participant.id])[participant.id]
    assert not consent_allows(Scope.QUOTES_OUTSIDE, periods, date(2026, 3, 1))


def test_a_withdrawal_holds_at_once_wherever_it_is_said(session: Session) -> None:
    """In Auckland the next day has begun; the words must not be quoted until Greenwich follows."""
    actor = people.user(session).as_actor()
    person = services.create_participant(session, studies.study(session, actor).id)
    with clock.frozen(datetime(2026, 5, 16, 20, 0, tzinfo=UTC)):
        consent = services.record_consent(session, actor, person, Scope.QUOTES_OUTSIDE, date(2026, 5, 1))
        services.withdraw_consent(session, actor, consent, date(2026, 5, 17))
        assert consent.withdrawn_on == clock.today()


def test_tasks_are_numbered_and_keep_their_outcomes(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    participant = services.create_participant(session, study.id)
    services.add_task(session, actor, study, "Find a jacket")
    services.add_task(
        session, actor, study, "Pay", [services.OutcomeDraft(participant.id, success=True, seconds=61.5)]
    )
    rows = queries.tasks_of(session, actor, study.id)
    assert [(row.task.number, row.task.title) for row in rows] == [(1, "Find a jacket"), (2, "Pay")]
    assert rows[1].outcomes[0].seconds == 61.5


def test_an_erased_participant_leaves_nothing_behind(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    person = services.participant_behind(session, "key", study.id, "Anna")
    services.record_consent(session, actor, person, Scope.ANALYSIS, date(2026, 1, 1))
    services.add_task(session, actor, study, "Pay", [services.OutcomeDraft(person.id, success=False)])
    assert services.erase_participant(session, person.id) == 2
    session.expire_all()
    assert queries.participants_of(session, actor, study.id) == []
    assert queries.consents_of(session, [person.id]) == {person.id: []}
    assert queries.tasks_of(session, actor, study.id)[0].outcomes == []
    assert queries.tallies_of(session, [study.id])[study.id]["participants"] == 0
    assert services.erase_participant(session, person.id) == 0


def test_erasing_waits_for_who_just_writes_about_the_person(impatient: Engine) -> None:
    with open_session(impatient) as session, session.begin():
        actor = people.user(session).as_actor()
        person_id = services.create_participant(session, studies.study(session, actor).id).id

    def erase() -> None:
        with open_session(impatient) as session, session.begin():
            services.erase_everywhere(session, actor, session.get_one(Participant, person_id), erasers)

    def look(session: Session, participant_id: int) -> int:
        found.append(len(queries.consents_of(session, [participant_id])[participant_id]))
        return services.erase_participant(session, participant_id)

    found: list[int] = []
    erasers = [Eraser(("participants",), look)]
    with open_session(impatient) as session, session.begin():
        session.add(Consent(participant_id=person_id, scope=Scope.ANALYSIS, given_on=date(2026, 1, 1)))
        session.flush()
        with pytest.raises(OperationalError):
            erase()
    erase()
    assert found == [1]
    with open_session(impatient) as session:
        assert session.scalars(select(Consent.id)).all() == []


def test_counts_follow_a_removal_at_once_unless_the_study_is_very_large(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    counted: list[int] = []
    followers = [lambda _, study_id: counted.append(study_id)]
    services.follow_removal(session, study.id, followers)
    services.add_to_tally(session, study.id, "passages", services.COUNTED_AT_ONCE + 1)
    services.follow_removal(session, study.id, followers)
    assert counted == [study.id]
