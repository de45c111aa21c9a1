"""The blueprint, and the ways back that every view takes."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from insights.kernel.errors import InvalidInput
from insights.themes.models import Theme
from insights.web.context import current_session
from insights.web.errors import error_page

blueprint = Blueprint("themes", __name__)


def is_partial() -> bool:
    """Whether htmx asked, so that only the changed part is wanted."""
    return request.headers.get("HX-Request") == "true"


def way_back(theme: Theme) -> ResponseReturnValue:
    """Where the form said it came from: the review queue, the study's themes, else the theme's page."""
    came_from = request.form.get("back", "")
    if came_from == "review":
        return back_to_review(theme.id)
    if came_from == "study":
        return redirect(url_for("themes.list_themes", study_id=theme.study_id))
    return redirect(url_for("themes.show_theme", theme_id=theme.id))


@blueprint.errorhandler(InvalidInput)
def go_on_reviewing(error: InvalidInput) -> ResponseReturnValue:
    """The review queue goes on with the next one where somebody else decided meanwhile, and says so."""
    if is_partial() or request.form.get("back") != "review":
        return error_page(error.status, error.message)
    current_session().rollback()
    flash(error.message, "warning")
    return back_to_review()


def back_to_review(theme_id: int | None = None) -> ResponseReturnValue:
    """The review queue with its own filter and place, still at that theme while it waits."""
    kept: dict[str, Any] = {
        name: request.form[name] for name in ("study", "skip") if request.form.get(name, "").isdecimal()
    }
    return redirect(url_for("themes.review_themes", **kept, theme=theme_id))
