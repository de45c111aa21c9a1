"""Pasting and uploading tables of values, with a preview before anything is saved."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from insights.kernel.errors import InvalidInput
from insights.metrics import queries, services
from insights.metrics.forms import TableForm
from insights.metrics.models import MetricImport
from insights.metrics.rules.grids import name_of_new
from insights.metrics.services.imports import NEW, ONE, SKIP
from insights.metrics.views.blueprint import blueprint
from insights.web.context import blob_store, current_actor, current_session, current_settings
from insights.web.forms import show_problem


@blueprint.route("/metrics/import", methods=["GET", "POST"])
def import_values() -> ResponseReturnValue:
    """Paste a table or send a file."""
    session, actor = current_session(), current_actor()
    form = TableForm(metric_id=request.args.get("metric", 0, type=int))
    form.offer(queries.metric_choices(session, actor))
    if form.validate_on_submit():
        try:
            row = _accept(form)
            return redirect(url_for("metrics.show_import", import_id=row.id))
        except InvalidInput as problem:
            show_problem(form, problem)
    page = render_template("metrics/import_values.html", form=form)
    return page, 422 if form.errors else 200


@blueprint.get("/metrics/imports/<int:import_id>")
def show_import(import_id: int) -> ResponseReturnValue:
    """What was read, to be looked at and saved; or how far it is."""
    return _import_page(queries.import_row(current_session(), current_actor(), import_id), "")


@blueprint.post("/metrics/imports/<int:import_id>/save")
def save_import(import_id: int) -> ResponseReturnValue:
    """Save what was read where the preview says."""
    session, actor = current_session(), current_actor()
    row = queries.import_row(session, actor, import_id)
    try:
        zeros = "skip" if request.form.get("zeros") == "skip" else "keep"
        services.ask_to_save(session, actor, row, _targets(row), zeros, request.form.get("name", ""))
    except InvalidInput as problem:
        session.rollback()
        row = queries.import_row(session, actor, import_id)
        return _import_page(row, problem.message), 422
    if row.outcome:
        flash(row.outcome["words"], "success")
    return redirect(url_for("metrics.show_import", import_id=import_id))


def _accept(form: TableForm) -> MetricImport:
    session, actor = current_session(), current_actor()
    metric_id = form.metric_id.data or None
    file = request.files.get("file")
    if file is not None and file.filename:
        blob = blob_store().store(file.stream, current_settings().max_upload_mb << 20)
        return services.accept_file(session, actor, file.filename, blob, metric_id)
    if not (form.text.data or "").strip():
        raise InvalidInput("Paste a table, or choose a file.", "text")
    return services.accept_text(session, actor, form.text.data or "", metric_id)


def _targets(row: MetricImport) -> list[tuple[str, str]]:
    """Where each series goes, as the preview's form says."""
    targets = []
    whole = request.form.get("parts_of", "")
    for at, series in enumerate((row.parsed or {}).get("series", [])):
        to = request.form.get(f"to-{at}", SKIP)
        if (whole == ONE or whole.isdecimal()) and to != SKIP:
            targets.append((whole, series["name"][:120]))
        elif to == NEW or to.isdecimal():
            targets.append((to, ""))
        else:
            targets.append((SKIP, ""))
    return targets


def _import_page(row: MetricImport, problem: str) -> str:
    session, actor = current_session(), current_actor()
    outcome, previews = row.outcome or {}, queries.previews_of(row)
    return render_template(
        "metrics/show_import.html",
        row=row,
        previews=previews,
        new_name=name_of_new([one.name for one in previews], row.name),
        choices=queries.metric_choices(session, actor),
        problem=problem,
        saved=list(queries.metrics_by_id(session, actor, outcome.get("metrics", [])).values()),
    )
