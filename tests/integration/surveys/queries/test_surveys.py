"""Which surveys and questions an actor may read."""

import pytest
from sqlalchemy.orm import Session

from insights.kernel.errors import NotFound
from insights.surveys import queries
from insights.surveys.queries.surveys import places_of
from tests.factories import answered, people, studies


def test_an_unfinished_survey_is_seen_by_no_query(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    half = answered.survey(session, study, whole=False)
    asked = answered.question(session, half)
    assert queries.surveys_of(session, actor, study.id) == []
    for read, row_id in ((queries.survey, half.id), (queries.question, asked.id)):
        with pytest.raises(NotFound):
            read(session, actor, row_id)


def test_a_restricted_studys_surveys_are_hidden_from_others(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    study = studies.study(session, owner, restricted=True)
    row = answered.survey(session, study)
    asked = answered.question(session, row)
    assert queries.survey(session, owner, row.id) is row
    assert queries.question(session, owner, asked.id) == (row, asked, study)
    assert queries.surveys_of(session, other, study.id) == []
    hidden = (queries.survey, row.id), (queries.survey_for_update, row.id), (queries.question, asked.id)
    for read, row_id in hidden:
        with pytest.raises(NotFound):
            read(session, other, row_id)


def test_questions_come_in_order_and_surveys_by_wave(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    later, first = answered.survey(session, study, "Wave 2"), answered.survey(session, study, "Wave 1")
    later.first_on, first.first_on = answered.JUNE, answered.MAY
    later.response_count = 7
    session.flush()
    second = answered.question(session, first, position=1)
    start = answered.question(session, first, "NPS", "nps", position=0)
    assert queries.surveys_of(session, actor, study.id) == [first, later]
    assert queries.questions_of(session, first.id) == [start, second]
    assert places_of(session, [first.id])[first.id].within(study.id) == ("Wave 1", study.title)
