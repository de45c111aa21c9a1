"""Who acts: every service and query is told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person is to the installation."""

    ADMIN = "admin"
    RESEARCHER = "researcher"
    PM = "pm"
    STAKEHOLDER = "stakeholder"


EVERYONE = frozenset(Role)
TEAM = frozenset({Role.ADMIN, Role.RESEARCHER, Role.PM})
RESEARCH = frozenset({Role.ADMIN, Role.RESEARCHER})
PLANNING = frozenset({Role.ADMIN, Role.PM})
ADMINS = frozenset({Role.ADMIN})


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person, or the system itself (`user_id` None), with a role."""

    user_id: int | None
    role: Role
    name: str

    @property
    def sees_unpublished(self) -> bool:
        """Stakeholders read published work only."""
        return self.role in TEAM


SYSTEM = Actor(user_id=None, role=Role.ADMIN, name="System")
