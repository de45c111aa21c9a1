"""Pages of results of usability tasks on their way in."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from insights.kernel.errors import InvalidInput
from insights.studies.queries import study as study_visible
from insights.surveys.forms import UploadForm
from insights.surveys.queries import outcomes as results
from insights.surveys.rules.success import MEANINGS
from insights.surveys.services import outcomes as services
from insights.surveys.views.blueprint import blueprint
from insights.web.context import blob_store, current_actor, current_session, current_settings
from insights.web.forms import show_problem


@blueprint.route("/studies/<int:study_id>/tasks/upload", methods=["GET", "POST"])
def upload_outcomes(study_id: int) -> ResponseReturnValue:
    """Take one or several files of results."""
    session, actor = current_session(), current_actor()
    study = study_visible(session, actor, study_id)
    form = UploadForm()
    if form.validate_on_submit():
        files = [file for file in form.files.data or [] if isinstance(file, FileStorage) and file.filename]
        limit = current_settings().max_upload_mb << 20
        stored = [(file.filename or "", blob_store().store(file.stream, limit)) for file in files]
        try:
            row = services.accept_outcomes(session, actor, study, stored)
            return redirect(url_for("surveys.show_outcomes", import_id=row.id))
        except InvalidInput as problem:
            show_problem(form, problem)
    page = render_template("surveys/upload_outcomes.html", study=study, form=form)
    return page, 422 if form.errors else 200


@blueprint.get("/surveys/outcomes/<int:import_id>")
def show_outcomes(import_id: int) -> ResponseReturnValue:
    """What was read, to be looked at and saved; or how far it is."""
    session, actor = current_session(), current_actor()
    row = results.outcome_import(session, actor, import_id)
    return render_template(
        "surveys/show_outcomes.html",
        study=study_visible(session, actor, row.study_id),
        row=row,
        tasks=results.previews_of_tasks(row),
        outcomes=(row.parsed or {}).get("outcomes", [])[: results.SHOWN],
        problems=(row.parsed or {}).get("problems", []),
        success=results.success_of(row),
        meanings=[(word, said) for word, (said, _) in MEANINGS.items()],
    )


@blueprint.post("/surveys/outcomes/<int:import_id>/success")
def choose_success(import_id: int) -> ResponseReturnValue:
    """Choose the column that says success, and say what its values mean."""
    session, actor = current_session(), current_actor()
    row = results.outcome_import(session, actor, import_id)
    column = request.form.get("column", "")
    said = {}
    if column == request.form.get("about"):
        said = dict(zip(request.form.getlist("value"), request.form.getlist("means"), strict=False))
    try:
        services.choose_success(session, actor, row, column, said)
    except InvalidInput as problem:
        flash(problem.message, "error")
    return redirect(url_for("surveys.show_outcomes", import_id=row.id))


@blueprint.post("/surveys/outcomes/<int:import_id>/save")
def save_outcomes(import_id: int) -> ResponseReturnValue:
    """Save what was read."""
    session, actor = current_session(), current_actor()
    row = results.outcome_import(session, actor, import_id)
    services.save_outcomes(session, actor, current_settings().secret_key, row)
    flash(row.words, "success")
    return redirect(url_for("studies.show_tasks", study_id=row.study_id))


@blueprint.post("/surveys/outcomes/<int:import_id>/discard")
def discard_outcomes(import_id: int) -> ResponseReturnValue:
    """Forget files that were not saved."""
    session, actor = current_session(), current_actor()
    row = results.outcome_import(session, actor, import_id)
    study_id = row.study_id
    services.discard_outcomes(session, actor, row)
    flash("Nothing was saved.", "success")
    return redirect(url_for("studies.show_tasks", study_id=study_id))
