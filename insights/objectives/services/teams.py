"""Writes of teams."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel.actor import Actor
from insights.kernel.db import the_row
from insights.kernel.editing import apply_edit
from insights.kernel.errors import InvalidInput
from insights.objectives.models import Team, TeamMember


@dataclass(frozen=True, slots=True)
class TeamDraft:
    """A team as it was written."""

    name: str
    parent_id: int | None = None
    member_ids: Sequence[int] = ()


def create_team(session: Session, actor: Actor, draft: TeamDraft) -> Team:
    """Add a team with its members; InvalidInput when the name is empty or taken."""
    row = Team(name=_free_name(session, draft.name, None), parent_id=draft.parent_id)
    session.add(row)
    session.flush()
    _set_members(session, row, draft.member_ids)
    record_audit(session, actor, "objectives.create_team", "team", row.id)
    return row


def edit_team(session: Session, actor: Actor, team_id: int, version: int, draft: TeamDraft) -> Team:
    """Save changes; StaleWrite when someone else saved since `version`."""
    locked = select(Team).where(Team.id == team_id).with_for_update()
    row = the_row(session, locked.execution_options(populate_existing=True))
    _refuse_circle(session, team_id, draft.parent_id)
    name = _free_name(session, draft.name, team_id)
    apply_edit(row, "team", version, {"name": name, "parent_id": draft.parent_id})
    _set_members(session, row, draft.member_ids)
    record_audit(session, actor, "objectives.edit_team", "team", row.id)
    return row


def _free_name(session: Session, name: str, own_id: int | None) -> str:
    name = name.strip()
    if not name:
        raise InvalidInput("A team needs a name.", "name")
    taken = session.scalar(select(Team.id).where(func.lower(Team.name) == name.lower()))
    if taken is not None and taken != own_id:
        raise InvalidInput(f"There is a team called {name} already.", "name")
    return name


def _refuse_circle(session: Session, team_id: int, parent_id: int | None) -> None:
    above, seen = parent_id, set()
    while above is not None and above not in seen:
        if above == team_id:
            raise InvalidInput("A team cannot stand under itself.", "parent_id")
        seen.add(above)
        above = session.scalar(select(Team.parent_id).where(Team.id == above))


def _set_members(session: Session, team: Team, member_ids: Sequence[int]) -> None:
    session.execute(delete(TeamMember).where(TeamMember.team_id == team.id))
    session.add_all(TeamMember(team_id=team.id, user_id=user_id) for user_id in sorted(set(member_ids)))
    session.flush()
