"""Which coded answers an actor may read."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.highlights import queries, services
from insights.surveys.models import OpenAnswer
from tests.factories import filled, people, studies


def test_coded_answers_of_a_restricted_study_are_hidden_from_others(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    survey = filled.survey(session, owner, studies.study(session, owner, restricted=True))
    of_survey = select(OpenAnswer).where(OpenAnswer.survey_id == survey.id).order_by(OpenAnswer.id)
    answers = session.scalars(of_survey).all()
    ids, question_id = [answer.id for answer in answers], answers[0].question_id
    services.code_answers(session, owner, survey.id, ids[:2], ["Cost"])
    tag = queries.tag_named(session, "Cost")
    assert tag is not None

    assert sorted(queries.tags_of_answers(session, owner, ids)) == ids[:2]
    assert sorted(queries.answers_tagged(session, owner, tag.id)) == ids[:2]
    assert list(queries.answers_tagged(session, owner, tag.id, most=1)) == [ids[1]]
    offered = queries.filters_of_questions(session, owner, [question_id])[question_id]
    assert offered.options == [(tag.id, "Cost (2)")]

    assert queries.tags_of_answers(session, other, ids) == {}
    assert queries.answers_tagged(session, other, tag.id) == {}
    assert queries.filters_of_questions(session, other, [question_id]) == {}
    assert queries.coding_of_surveys(session, other, [survey.id])[survey.id].last is None


def test_coded_answers_that_are_hidden_take_no_place_in_the_list(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    open_one, closed = (studies.study(session, owner, restricted=hidden) for hidden in (False, True))
    coded = []
    for study in (open_one, closed):
        survey = filled.survey(session, owner, study)
        answer_id = session.scalar(select(OpenAnswer.id).where(OpenAnswer.survey_id == survey.id).limit(1))
        services.code_answers(session, owner, survey.id, [answer_id], ["Cost"])
        coded.append(answer_id)
    tag = queries.tag_named(session, "Cost")
    assert tag is not None
    assert list(queries.answers_tagged(session, owner, tag.id, most=1)) == coded[1:]
    assert list(queries.answers_tagged(session, other, tag.id, most=1)) == coded[:1]
