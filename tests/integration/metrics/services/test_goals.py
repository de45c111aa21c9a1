"""Strategy goals."""

import pytest
from sqlalchemy.orm import Session

from insights.kernel.errors import InvalidInput, StaleWrite
from insights.metrics import queries, services
from insights.metrics.services import GoalDraft
from tests.factories import metrics


def test_a_goal_needs_a_statement_and_a_period(session: Session) -> None:
    actor = metrics.planner(session)
    with pytest.raises(InvalidInput, match="statement"):
        services.create_goal(session, actor, GoalDraft(" ", "2026", actor.user_id))
    with pytest.raises(InvalidInput, match="which period"):
        services.create_goal(session, actor, GoalDraft("Grow", "", actor.user_id))


def test_a_goal_is_changed_once_by_version_and_put_away(session: Session) -> None:
    actor = metrics.planner(session)
    goal = metrics.goal(session, actor)
    draft = GoalDraft("Grow slowly", "2026", actor.user_id)
    services.edit_goal(session, actor, goal.id, 1, draft)
    with pytest.raises(StaleWrite):
        services.edit_goal(session, actor, goal.id, 1, GoalDraft("Shrink", "2026", actor.user_id))
    assert queries.goal_names(session, [goal.id, None]) == {goal.id: "Grow slowly"}
    services.archive_goal(session, actor, goal.id)
    assert queries.goals(session, actor) == []
    assert queries.goals(session, actor, archived=True) == [goal]
