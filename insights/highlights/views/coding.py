"""Coding the open answers that were ticked in a survey's grid of responses."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from insights.highlights import services
from insights.highlights.rules import tag_names
from insights.highlights.views.blueprint import blueprint
from insights.web.context import current_actor, current_session


@blueprint.post("/surveys/<int:survey_id>/codes")
def code_answers(survey_id: int) -> ResponseReturnValue:
    """Give the ticked answers the codes typed."""
    ticked = [int(text) for text in request.form.getlist("answer") if text.isdecimal() and len(text) < 19]
    names = tag_names(request.form.get("tags", ""))
    count = services.code_answers(current_session(), current_actor(), survey_id, ticked, names)
    flash(f"{count} {'answer' if count == 1 else 'answers'} coded: {', '.join(names)}.", "success")
    return _back(survey_id)


@blueprint.post("/surveys/<int:survey_id>/codes/undo")
def undo_coding(survey_id: int) -> ResponseReturnValue:
    """Take back the actor's last coding there."""
    batch = request.form.get("batch", 0, type=int) or 0
    if services.undo_coding(current_session(), current_actor(), survey_id, batch):
        flash("Your last coding was taken back; its codes stay in the codebook.", "success")
    else:
        flash("That coding was taken back already.", "success")
    return _back(survey_id)


def _back(survey_id: int) -> ResponseReturnValue:
    """To the same view of the grid."""
    kept = urlencode(parse_qsl(request.form.get("view", "")))
    return redirect(url_for("surveys.list_responses", survey_id=survey_id) + (f"?{kept}" if kept else ""))
