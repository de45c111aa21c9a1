"""The blueprint that all pages of metrics are registered on, and what several of them ask."""

from __future__ import annotations

from datetime import date

from flask import Blueprint
from sqlalchemy.orm import Session

from insights.accounts.queries import choices_of_people
from insights.kernel.actor import PLANNING, TEAM
from insights.metrics.rules.numbers import written

blueprint = Blueprint("metrics", __name__)
blueprint.add_app_template_filter(written)
blueprint.add_app_template_filter(date.fromisoformat, "as_day")


def owner_choices(session: Session) -> list[tuple[int, str]]:
    """(id, name) of those who may own a metric or a goal: the team, planners first."""
    planners = choices_of_people(session, PLANNING)
    return planners + [one for one in choices_of_people(session, TEAM) if one not in planners]
