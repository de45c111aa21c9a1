"""People of the installation, for admins."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from insights.accounts import queries
from insights.kernel.actor import EVERYONE
from insights.web.context import current_session

blueprint = Blueprint("accounts", __name__)


@blueprint.get("/people")
def list_people() -> ResponseReturnValue:
    """Everybody who may sign in, with their role."""
    people = queries.people_with(current_session(), EVERYONE)
    return render_template("accounts/list_people.html", people=people)
