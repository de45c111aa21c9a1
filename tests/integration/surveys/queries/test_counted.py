"""The answers that count, from the packed columns."""

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.surveys.models import ScoreDefinition, ScoreSource
from insights.surveys.queries.counted import WORTH_KEPT, counted_answers, packs_at
from insights.surveys.queries.scores import sources_of
from tests.factories import filled, people, studies

HEADER = ("Respondent ID", "Submitted", "Orders a year", "Segment")


def test_answers_come_in_order_with_those_that_do_not_count_left_blank(session: Session) -> None:
    actor = people.user(session).as_actor()
    rows = [
        ["anna", "2026-05-02", 2, 1, "New", ""],
        ["ben", "", 9, 5, "New", ""],
        ["anna", "", 10, 5, "New", ""],
    ]
    survey = filled.survey(session, actor, studies.study(session, actor), rows)
    nps = session.scalars(select(ScoreDefinition).where(ScoreDefinition.kind == "nps")).one()
    sources = sources_of(session, [nps.id])[nps.id]
    assert counted_answers(session, nps, sources)[survey.id].counting.tolist() == [2.0, 9.0, 10.0]
    nps.person_counts = "latest"
    counted = counted_answers(session, nps, sources)[survey.id]
    assert counted.kept.tolist() == [True, True, False]
    assert np.array_equal(counted.counting, [2.0, 9.0, np.nan], equal_nan=True)
    assert list(packs_at(session, survey.id, [2, 99])) == [2]


def test_a_question_that_is_not_packed_has_no_answers(session: Session) -> None:
    actor = people.user(session).as_actor()
    survey = filled.survey(session, actor, studies.study(session, actor))
    nps = session.scalars(select(ScoreDefinition).where(ScoreDefinition.kind == "nps")).one()
    source = ScoreSource(definition_id=nps.id, survey_id=survey.id, positions=[99], worth=[])
    assert counted_answers(session, nps, [source]) == {}


def test_numbers_too_many_to_be_listed_are_their_own_worth(session: Session) -> None:
    actor = people.user(session).as_actor()
    rows = [[f"R{n}", "2026-05-01", n + 0.5, "New"] for n in range(WORTH_KEPT + 5)]
    kinds = ("id", "date", "number", "segment")
    filled.survey(session, actor, studies.study(session, actor), rows, kinds=kinds, header=HEADER)
    row = session.scalars(select(ScoreDefinition)).one()
    (answers,) = counted_answers(session, row, sources_of(session, [row.id])[row.id]).values()
    assert answers.values[-1] == WORTH_KEPT + 4.5
