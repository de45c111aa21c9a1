"""Forgetting a person."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from insights.studies.services import create_participant
from insights.surveys import services
from insights.surveys.models import OpenAnswer, Response
from insights.surveys.queries.counted import packs_at
from insights.surveys.rules.packing import PERSON
from tests.factories import answered, filled, people, studies


def test_an_erased_persons_words_and_id_are_gone_but_their_numbers_stay(session: Session) -> None:
    study = studies.study(session, people.user(session).as_actor())
    survey = answered.survey(session, study)
    asked = answered.question(session, survey)
    person = create_participant(session, study.id)
    answered.answers(session, survey, asked, ["Call me at home."], participant_id=person.id)
    assert services.erase_person(session, person.id) == 2
    session.expire_all()
    assert session.scalars(select(OpenAnswer)).all() == []
    left = session.scalars(select(Response)).one()
    assert (left.participant_id, left.respondent, left.answers) == (None, None, [])


def test_an_erased_persons_number_in_the_packs_says_nothing_but_they_still_count_once(
    session: Session,
) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    rows = [[name, "2026-05-01", 9, 5, "New", ""] for name in ("anna", "ben", "anna", "carl")]
    survey = filled.survey(session, actor, study, rows)
    before = packs_at(session, survey.id, [PERSON])[PERSON].persons
    person = create_participant(session, study.id)
    annas = Response.number.in_([1, 3])
    session.execute(update(Response).where(annas).values(participant_id=person.id))
    services.erase_person(session, person.id)
    after = packs_at(session, survey.id, [PERSON])[PERSON].persons
    assert after[0] == after[2] != before[0]
    assert after[[1, 3]].tolist() == before[[1, 3]].tolist()
