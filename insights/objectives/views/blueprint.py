"""The blueprint that all pages of objectives are registered on, and what several of them ask."""

from __future__ import annotations

from flask import Blueprint
from sqlalchemy.orm import Session

from insights.accounts.queries import choices_of_people
from insights.kernel.actor import TEAM

blueprint = Blueprint("objectives", __name__)


def people_choices(session: Session) -> list[tuple[int, str]]:
    """(id, name) of those who may own an objective or a key result."""
    return choices_of_people(session, TEAM)
