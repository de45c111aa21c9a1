"""What scores are compared by."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.surveys import queries
from insights.surveys.models import Question, ScoreDefinition
from insights.surveys.queries import comparisons
from insights.surveys.rules.reckoning import joined
from tests.factories import answered, filled, people, studies


@pytest.fixture
def scene(session: Session):
    """A whole survey, its NPS, and its questions."""
    actor = people.user(session).as_actor()
    survey = filled.survey(session, actor, studies.study(session, actor))
    nps = session.scalars(select(ScoreDefinition).where(ScoreDefinition.kind == "nps")).one()
    return actor, survey, nps, session.scalars(select(Question).order_by(Question.position)).all()


def test_segments_surveys_and_months_each_hold_everybody(session: Session, scene) -> None:
    _, _, nps, _ = scene
    for by, names in (
        ("segment", ["New", "Regular"]),
        ("survey", ["Pulse"]),
        ("month", ["Apr 2026", "May 2026", "Jun 2026"]),
    ):
        groups = comparisons.groups_by(session, nps, by)
        assert sorted(name for name, _ in groups) == sorted(names)
        assert joined(group for _, group in groups).n == 60


def test_groups_by_an_answer_equal_those_by_the_segment(session: Session, scene) -> None:
    actor, _, nps, asked = scene
    by_answer = dict(comparisons.groups_by_answer(session, nps, asked[4]))
    by_segment = dict(comparisons.groups_by(session, nps, "segment"))
    assert {name: dict(group.counts) for name, group in by_answer.items()} == {
        name: dict(group.counts) for name, group in by_segment.items()
    }
    elsewhere = filled.survey(session, actor, studies.study(session, actor))
    other = queries.questions_of(session, elsewhere.id)[4]
    assert comparisons.groups_by_answer(session, nps, other) == []


def test_only_closed_questions_can_be_compared_by(session: Session, scene) -> None:
    _, survey, _, _ = scene
    kinds = [question.kind for question in comparisons.closed_questions(session, survey.id)]
    assert kinds == ["nps", "csat", "segment"]
    assert set(comparisons.packs_at(session, survey.id, [2, 4, 5])) == {2, 4}


def test_segments_are_set_against_themselves_in_the_survey_before(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    later, first = answered.survey(session, study, "June"), answered.survey(session, study, "May")
    row = answered.score(session, first, {(answered.MAY, "New"): {10: 10}, (answered.MAY, "Old"): {10: 5}})
    assert comparisons.groups_of_last_waves(session, row) == ([], ("", ""))
    answered.count(session, row, later, {(answered.JUNE, "New"): {3: 12}})
    parts, titles = comparisons.groups_of_last_waves(session, row)
    assert titles == ("May", "June")
    assert [(name, before.n, now.n) for name, before, now in parts] == [
        ("Everybody", 15, 12),
        ("New", 10, 12),
        ("Old", 5, 0),
    ]
