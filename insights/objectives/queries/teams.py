"""Teams and who belongs to them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.errors import NotFound
from insights.objectives.models import Team, TeamMember


def teams(session: Session, actor: Actor) -> Sequence[Team]:
    """All teams by name."""
    return session.scalars(select(Team).order_by(Team.name)).all()


def team(session: Session, actor: Actor, team_id: int) -> Team:
    """The team; NotFound when there is none."""
    row = session.get(Team, team_id)
    if row is None:
        raise NotFound
    return row


def team_names(session: Session, team_ids: Collection[int | None]) -> Mapping[int, str]:
    """Names by team id."""
    wanted = {team_id for team_id in team_ids if team_id is not None}
    if not wanted:
        return {}
    return dict(session.execute(select(Team.id, Team.name).where(Team.id.in_(wanted))).all())


def members_of(session: Session, team_ids: Collection[int]) -> Mapping[int, list[int]]:
    """User ids by team."""
    members: dict[int, list[int]] = {team_id: [] for team_id in team_ids}
    statement = select(TeamMember).where(TeamMember.team_id.in_(team_ids)).order_by(TeamMember.user_id)
    for row in session.scalars(statement):
        members[row.team_id].append(row.user_id)
    return members
