"""Writes of teams."""

import pytest
from sqlalchemy.orm import Session

from insights.kernel.errors import InvalidInput, NotFound
from insights.objectives import queries, services
from insights.objectives.services import TeamDraft
from tests.factories import metrics


def test_a_team_has_a_name_of_its_own_and_members(session: Session) -> None:
    actor = metrics.planner(session)
    team = services.create_team(session, actor, TeamDraft(" Growth ", None, (actor.user_id,)))
    assert queries.members_of(session, [team.id]) == {team.id: [actor.user_id]}
    for name, words in (("", "needs a name"), ("growth", "called growth already")):
        with pytest.raises(InvalidInput, match=words):
            services.create_team(session, actor, TeamDraft(name))
    services.edit_team(session, actor, team.id, 1, TeamDraft("Growth"))
    assert queries.members_of(session, [team.id]) == {team.id: []}


def test_teams_cannot_stand_in_a_circle(session: Session) -> None:
    actor = metrics.planner(session)
    top = services.create_team(session, actor, TeamDraft("Top"))
    below = services.create_team(session, actor, TeamDraft("Below", top.id))
    with pytest.raises(InvalidInput, match="under itself"):
        services.edit_team(session, actor, top.id, 1, TeamDraft("Top", below.id))
    with pytest.raises(NotFound):
        services.edit_team(session, actor, 0, 1, TeamDraft("Top"))
