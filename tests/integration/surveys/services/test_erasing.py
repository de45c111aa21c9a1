"""Forgetting a person."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.studies.services import create_participant
from insights.surveys import services
from insights.surveys.models import OpenAnswer, Response
from tests.factories import answered, people, studies


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
