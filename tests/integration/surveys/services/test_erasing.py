"""Forgetting a person."""

import itertools

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from insights.studies.models import StudyTally
from insights.studies.services import create_participant, participant_behind
from insights.surveys import services
from insights.surveys.models import OpenAnswer, OutcomeImport, Response, SurveyImport
from insights.surveys.queries.counted import packs_at
from insights.surveys.rules.packing import PERSON
from tests.factories import answered, filled, people, studies


def tally(session: Session, study_id: int, name: str) -> int:
    return session.get_one(StudyTally, (study_id, name), populate_existing=True).value


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


def test_a_respondent_is_erased_from_every_survey_that_knows_them_with_the_files(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    rows = [["anna", "2026-05-01", 9, 5, "New", "Call me."], ["ben", "2026-05-01", 2, 5, "New", "Too slow."]]
    first = filled.survey(session, actor, study, rows)
    later = filled.survey(session, actor, study, [["anna", "2026-06-01", 8, 5, "New", "Call me again."]])
    before = tally(session, study.id, "passages")
    [anna] = session.scalars(select(Response).where(Response.survey_id == first.id, Response.number == 1))
    person = services.name_respondent(session, first, anna)
    assert services.erase_person(session, person.id) >= 2 + 2
    session.expire_all()
    assert session.scalars(select(OpenAnswer.text)).all() == ["Too slow."]
    assert (first.answer_count, later.answer_count, first.response_count) == (1, 0, 2)
    assert tally(session, study.id, "passages") == before - 2
    known = session.execute(select(Response.survey_id, Response.number, Response.respondent)).all()
    assert {(row.survey_id, row.number) for row in known if row.respondent is None} == {
        (first.id, 1),
        (later.id, 1),
    }
    files = session.scalars(select(SurveyImport)).all()
    assert files
    assert all((row.sha256, row.preview, row.warnings) == ("", {}, []) for row in files)


def test_who_gave_no_id_is_erased_alone(session: Session) -> None:
    study = studies.study(session, people.user(session).as_actor())
    survey = answered.survey(session, study)
    asked = answered.question(session, survey)
    one, other = answered.answers(session, survey, asked, ["I am Anna.", "It is slow."])
    response = session.get_one(Response, one.response_id)
    person = services.name_respondent(session, survey, response)
    services.erase_person(session, person.id)
    assert session.scalars(select(OpenAnswer.id)).all() == [other.id]


def test_all_responses_of_one_person_leave_the_packs_in_one_go(session: Session) -> None:
    actor = people.user(session).as_actor()
    rows = [[name, "2026-05-01", 9, 5, "New", f"From {name}."] for name in ("anna", "ben", "anna", "anna")]
    survey = filled.survey(session, actor, studies.study(session, actor), rows)
    [first] = session.scalars(select(Response).where(Response.number == 1))
    person = services.name_respondent(session, survey, first)
    services.erase_person(session, person.id)
    session.expire_all()
    kept = packs_at(session, survey.id, [PERSON])[PERSON].persons
    assert kept[0] == kept[2] == kept[3] != kept[1]
    assert session.scalars(select(OpenAnswer.text)).all() == ["From ben."]


def test_files_of_results_that_may_name_a_person_are_let_go_of(session: Session) -> None:
    study, other = (studies.study(session, people.user(session).as_actor()) for _ in range(2))
    anna = participant_behind(session, "key", study.id, "Anna")
    for place, state in itertools.product((study, other), ("read", "done")):
        parsed = None if state == "done" else {"outcomes": [{"person": "Anna"}], "problems": []}
        files = [["anna.csv", "ab" * 32]]
        session.add(OutcomeImport(study_id=place.id, files=files, state=state, parsed=parsed))
    session.flush()
    services.erase_person(session, anna.id)
    session.flush()
    kept = session.scalars(select(OutcomeImport).order_by(OutcomeImport.id)).all()
    assert [(row.study_id, row.state, len(row.files)) for row in kept] == [
        (study.id, "done", 0), (other.id, "read", 1), (other.id, "done", 1),
    ]  # fmt: skip
