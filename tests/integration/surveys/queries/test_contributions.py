"""Contributions of stored responses, in order of their numbers."""

import numpy as np
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.surveys import queries
from insights.surveys.models import Response, ScoreDefinition
from insights.surveys.queries.contributions import (
    contributions_of,
    places_in_order,
    ratings_beside,
)
from tests.factories import filled, people, studies


@pytest.fixture
def scene(session: Session):
    """A survey of 60 responses and its two scores."""
    actor = people.user(session).as_actor()
    survey = filled.survey(session, actor, studies.study(session, actor))
    nps, csat = session.scalars(select(ScoreDefinition).order_by(ScoreDefinition.id))
    return actor, survey, nps, csat


def test_the_contributions_average_to_the_score(session: Session, scene) -> None:
    actor, survey, nps, csat = scene
    for row in (nps, csat):
        values = contributions_of(session, row)[survey.id]
        assert len(values) == 60
        assert np.nanmean(values) == pytest.approx(queries.score_of(session, actor, row.id).score)


def test_the_other_scores_of_the_same_people_stand_beside(session: Session, scene) -> None:
    _, _, nps, csat = scene
    outcome, ratings, names = ratings_beside(session, nps)
    assert (names, len(ratings), len(outcome)) == (["CSAT"], 1, 60)
    assert outcome[:3].tolist() == [1.0, 2.0, 3.0]
    assert ratings[0][:3].tolist() == [2.0, 3.0, 4.0]
    assert ratings_beside(session, csat)[2] == ["NPS"]


def test_responses_are_placed_by_their_numbers(session: Session, scene) -> None:
    _, survey, *_ = scene
    ids = list(session.scalars(select(Response.id).order_by(Response.number)))
    assert places_in_order(session, survey.id, [ids[0], ids[59]], 60) == {ids[0]: 0, ids[59]: 59}
    assert places_in_order(session, survey.id, [ids[0]], 61) == {}
    assert places_in_order(session, survey.id, [], 60) == {}
