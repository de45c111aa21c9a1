"""From declared columns to a whole survey, and back to nothing."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from insights.kernel.errors import InvalidInput, StaleWrite
from insights.studies.queries import tallies_of
from insights.surveys import queries, services
from insights.surveys.models import (
    OpenAnswer,
    PackedAnswers,
    Response,
    ScoreCube,
    Survey,
    SurveyImport,
)
from insights.surveys.rules.intake import Said, Taken
from insights.surveys.services import responses
from insights.worker import job_of_subject
from tests.factories import filled, people, studies


def count(session: Session, model: type) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


def test_a_begun_survey_is_unseen_and_can_be_dropped_bit_by_bit(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    row, survey = filled.begun(session, study)
    session.add_all(Response(survey_id=survey.id, number=n, answers=[]) for n in range(5))
    session.flush()
    assert queries.surveys_of(session, actor, study.id) == []
    dropped = [responses.drop_some_responses(session, survey.id, 3) for _ in range(3)]
    assert dropped == [3, 2, 0]
    responses.drop_unfinished(session, row)
    assert (count(session, Survey), row.survey_id) == (0, None)


def test_a_whole_survey_is_never_dropped_as_unfinished(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    row, survey = filled.begun(session, study)
    survey.whole = True
    session.flush()
    responses.drop_unfinished(session, row)
    assert count(session, Survey) == 1


def test_a_shown_survey_brings_counts_and_an_index_of_its_words(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    survey = filled.survey(session, actor, study)
    tallies = tallies_of(session, [study.id])[study.id]
    assert (tallies["surveys"], tallies["responses"], tallies["passages"]) == (1, 60, 52)
    assert (survey.response_count, survey.answer_count) == (60, 52)
    assert f"{survey.first_on} {survey.last_on}" == "2026-04-01 2026-06-27"
    assert job_of_subject(session, "survey", survey.id).name == "surveys.index"


def test_questions_know_how_often_each_answer_was_given(session: Session) -> None:
    actor = people.user(session).as_actor()
    survey = filled.survey(session, actor, studies.study(session, actor))
    asked = queries.questions_of(session, survey.id)
    assert asked[4].choices == [["Regular", 45], ["New", 15]]
    assert (asked[3].n, asked[3].missing) == (60, 0)
    assert queries.segments_of(session, survey.id) == ["Regular", "New"]
    assert [n for _, n in queries.responses_by_month(session, survey.id)] == [20, 20, 20]


def test_a_removed_survey_leaves_nothing_behind(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    services.remove_survey(session, actor, filled.survey(session, actor, study))
    for model in (Survey, SurveyImport, Response, OpenAnswer, PackedAnswers, ScoreCube):
        assert count(session, model) == 0
    tallies = tallies_of(session, [study.id])[study.id]
    assert (tallies["surveys"], tallies["responses"], tallies["passages"]) == (0, 0, 0)


def test_what_the_rows_are_and_the_title_can_be_corrected(session: Session) -> None:
    actor = people.user(session).as_actor()
    survey = filled.survey(session, actor, studies.study(session, actor))
    assert survey.row_kind == "response"
    assert services.edit_survey(session, actor, survey, 1, title=" Desk ", row_kind="ticket", invited=None)
    assert (survey.title, survey.row_kind, survey.version) == ("Desk", "ticket", 2)
    with pytest.raises(InvalidInput, match="title"):
        services.edit_survey(session, actor, survey, 2, title=" ", row_kind="ticket", invited=None)
    with pytest.raises(StaleWrite):
        services.edit_survey(session, actor, survey, 1, title="Old", row_kind="response", invited=9)


@pytest.mark.parametrize("between", [0, 1])
def test_open_answers_find_their_responses_whatever_was_stored_between_them(
    session: Session, between: int
) -> None:
    study = studies.study(session, people.user(session).as_actor())
    (_, other), (_, survey) = filled.begun(session, study), filled.begun(session, study)
    for number in range(1, 5):
        for of in (survey, *[other] * (between if number == 2 else 0)):
            session.add(Response(survey_id=of.id, number=number, answers=[]))
            session.flush()
    said = [Said(row, 5, f"Answer {row + 1}", "", None) for row in (0, 3)]
    taken = Taken(1, ["[]"] * 4, [None] * 4, [None] * 4, [False] * 4, [False] * 4, said)
    readings = {(5, one.text): responses.Reading("0" * 16, False, "en") for one in said}
    questions = responses.question_ids(session, survey.id)
    assert responses.add_open_answers(session, survey, questions, taken, readings) == 2
    joined = select(OpenAnswer.text, Response.number, Response.survey_id).join(
        Response, Response.id == OpenAnswer.response_id
    )
    assert sorted(session.execute(joined)) == [("Answer 1", 1, survey.id), ("Answer 4", 4, survey.id)]
