"""Reads of strategy goals."""

import pytest
from sqlalchemy.orm import Session

from insights.kernel.errors import NotFound
from insights.metrics import queries
from tests.factories import metrics


def test_goals_are_read_by_id_and_a_missing_one_is_not_found(session: Session) -> None:
    actor = metrics.planner(session)
    goal = metrics.goal(session, actor)
    assert queries.goal(session, actor, goal.id) is goal
    for read in (lambda: queries.goal(session, actor, 0), lambda: queries.goal_for_update(session, 0)):
        with pytest.raises(NotFound):
            read()


def test_statements_are_told_by_id(session: Session) -> None:
    goal = metrics.goal(session, statement="Grow with care")
    assert queries.goal_names(session, [goal.id, None]) == {goal.id: "Grow with care"}
    assert queries.goal_names(session, [None]) == {}
