"""Pages of moving in: giving an export, seeing what it holds, confirming it."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from insights.highlights import queries, services
from insights.highlights.forms import MoveForm
from insights.highlights.views.blueprint import blueprint
from insights.studies.models import Study
from insights.studies.queries import study as study_visible
from insights.web.context import blob_store, current_actor, current_session, current_settings
from insights.worker import job_of_subject


@blueprint.route("/codebook/move", methods=["GET", "POST"])
def move_codes() -> ResponseReturnValue:
    """Take a code list or codebook of another tool."""
    return _taken(None)


@blueprint.route("/studies/<int:study_id>/highlights/move", methods=["GET", "POST"])
def move_highlights(study_id: int) -> ResponseReturnValue:
    """Take highlights, notes or codes of another tool into a study."""
    return _taken(study_visible(current_session(), current_actor(), study_id))


def _taken(study: Study | None) -> ResponseReturnValue:
    form = MoveForm()
    if form.validate_on_submit():
        file = form.file.data
        blob = blob_store().store(file.stream, current_settings().max_upload_mb << 20)
        row = services.accept_export(current_session(), current_actor(), study, file.filename, blob)
        return redirect(url_for("highlights.show_move", move_id=row.id))
    moves = queries.moves_of(current_session(), study.id if study else None)
    return render_template("highlights/move_in.html", form=form, study=study, moves=moves)


@blueprint.get("/moves/<int:move_id>")
def show_move(move_id: int) -> ResponseReturnValue:
    """What an export holds before anything is made of it; then what was made."""
    return render_template("highlights/show_move.html", **_shown(move_id))


@blueprint.get("/moves/<int:move_id>/progress")
def show_move_progress(move_id: int) -> ResponseReturnValue:
    """The part of the page that changes while a worker reads or moves."""
    return render_template("highlights/_move.html", **_shown(move_id))


def _shown(move_id: int) -> dict[str, object]:
    session, actor = current_session(), current_actor()
    row = queries.move(session, actor, move_id)
    return {
        "row": row,
        "job": job_of_subject(session, "move", move_id),
        "preview": queries.preview_of(session, row),
        "study": session.get(Study, row.study_id) if row.study_id else None,
    }


@blueprint.post("/moves/<int:move_id>/confirm")
def confirm_move(move_id: int) -> ResponseReturnValue:
    """Let a worker make codes, sessions and highlights of it."""
    row = queries.move(current_session(), current_actor(), move_id)
    services.confirm_move(current_session(), current_actor(), row)
    return redirect(url_for("highlights.show_move", move_id=move_id))


@blueprint.post("/moves/<int:move_id>/discard")
def discard_move(move_id: int) -> ResponseReturnValue:
    """Forget an export that nobody wants."""
    row = queries.move(current_session(), current_actor(), move_id)
    study_id = row.study_id
    services.discard_move(current_session(), current_actor(), row)
    flash("The export was left out; nothing of it is kept.", "success")
    if study_id:
        return redirect(url_for("highlights.list_highlights", study_id=study_id))
    return redirect(url_for("highlights.show_codebook"))
