"""Open answers: pages, passages, places."""

from sqlalchemy.orm import Session

from insights.studies.services import create_participant
from insights.surveys import queries
from insights.surveys.queries.responses import answers_of_responses
from tests.factories import answered, people, studies


def test_answers_that_say_nothing_are_no_passages(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    survey = answered.survey(session, study)
    asked = answered.question(session, survey)
    said, _ = answered.answers(session, survey, asked, ["It was slow.", ""], segment="New", score=4.0)
    passages = queries.open_answer_passages(session, [study.id])
    assert [(p.id, p.text, p.segment, p.score) for p in passages] == [(said.id, "It was slow.", "New", 4.0)]
    assert queries.answer_counts(session, asked.id) == (1, 1)
    survey.whole = False
    session.flush()
    assert queries.open_answer_passages(session, [study.id]) == []


def test_an_answer_is_placed_under_a_pseudonym(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    survey = answered.survey(session, study)
    asked = answered.question(session, survey)
    row = answered.answers(session, survey, asked, ["It was slow."])[0]
    place = queries.answer_places(session, actor, [row.id])[row.id]
    assert (place.speaker, place.title, place.question) == ("Respondent 1", "Pulse", "Why?")
    assert queries.answer_places(session, actor, []) == {}
    person = create_participant(session, study.id)
    row.participant_id = person.id
    session.flush()
    assert queries.answer_places(session, actor, [row.id])[row.id].speaker == person.pseudonym


def test_answers_of_a_restricted_study_are_hidden_from_others(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    survey = answered.survey(session, studies.study(session, owner, restricted=True))
    asked = answered.question(session, survey)
    row = answered.answers(session, survey, asked, ["It was slow."])[0]
    assert queries.answer_places(session, other, [row.id]) == {}
    assert queries.open_answers_page(session, other, asked.id, None) == ([], None)
    assert len(queries.open_answers_page(session, owner, asked.id, None)[0]) == 1


def test_many_answers_are_read_page_by_page_and_filtered(session: Session) -> None:
    actor = people.user(session).as_actor()
    survey = answered.survey(session, studies.study(session, actor))
    asked = answered.question(session, survey)
    rows = answered.answers(session, survey, asked, [f"Answer {n}" for n in range(30)], segment="New")
    rows[3].segment, rows[3].score = "Regular", 9.0
    session.flush()
    first, cursor = queries.open_answers_page(session, actor, asked.id, None)
    rest, end = queries.open_answers_page(session, actor, asked.id, cursor)
    assert (len(first), len(rest), end) == (25, 5, None)
    only, _ = queries.open_answers_page(session, actor, asked.id, None, segment="Regular", scores=(9, 10))
    assert [place.text for _, place in only] == ["Answer 3"]


def test_answers_are_read_by_response_and_question(session: Session) -> None:
    actor = people.user(session).as_actor()
    survey = answered.survey(session, studies.study(session, actor))
    asked = answered.question(session, survey)
    row = answered.answers(session, survey, asked, ["It was slow."])[0]
    found = answers_of_responses(session, [row.response_id])
    assert found == {(row.response_id, asked.id): row}
