"""Reads of teams."""

import pytest
from sqlalchemy.orm import Session

from insights.kernel.errors import NotFound
from insights.objectives import queries, services
from insights.objectives.services import TeamDraft
from tests.factories import metrics


def test_teams_are_listed_by_name_and_found_by_id(session: Session) -> None:
    actor = metrics.planner(session)
    later = services.create_team(session, actor, TeamDraft("Support"))
    first = services.create_team(session, actor, TeamDraft("Growth"))
    assert queries.teams(session, actor) == [first, later]
    assert queries.team(session, actor, first.id) is first
    assert queries.team_names(session, [first.id, None]) == {first.id: "Growth"}
    assert queries.team_names(session, [None]) == {}
    with pytest.raises(NotFound):
        queries.team(session, actor, 0)
