"""Pages on which the numbers of an experiment come in: counts, pasted rows, files."""

from __future__ import annotations

import io

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from insights.experiments import queries, services
from insights.experiments.forms import PlanForm, ResultsForm
from insights.experiments.models import Experiment
from insights.experiments.rules.counts import MOST_VARIANTS, SHARE_HEADS, VALUE_HEADS
from insights.experiments.rules.kinds import Counted, Outcome, ReadingState
from insights.experiments.views.blueprint import blueprint
from insights.kernel.errors import InvalidInput
from insights.metrics.rules.grids import rows_in
from insights.studies.queries import study as study_visible
from insights.web.context import blob_store, current_actor, current_session, current_settings
from insights.web.forms import show_problem


@blueprint.route("/experiments/<int:experiment_id>/results", methods=["GET", "POST"])
def enter_results(experiment_id: int) -> ResponseReturnValue:
    """Paste counts or rows, or send a file of rows."""
    session, actor = current_session(), current_actor()
    row = queries.experiment(session, actor, experiment_id)
    form = ResultsForm()
    if form.validate_on_submit():
        try:
            return redirect(_accept(form, row))
        except InvalidInput as problem:
            show_problem(form, problem)
    heads = SHARE_HEADS if Outcome(row.outcome).is_share else VALUE_HEADS
    study = study_visible(session, actor, row.study_id)
    page = render_template(
        "experiments/enter_results.html", form=form, experiment=row, study=study, heads=heads
    )
    return page, 422 if form.errors else 200


@blueprint.get("/experiments/<int:experiment_id>/files/<int:reading_id>")
def show_reading(experiment_id: int, reading_id: int) -> ResponseReturnValue:
    """What was seen in a file, to be declared; or how far it is."""
    return _reading_page(experiment_id, reading_id)


@blueprint.post("/experiments/<int:experiment_id>/files/<int:reading_id>")
def plan_reading(experiment_id: int, reading_id: int) -> ResponseReturnValue:
    """Declare what the columns mean and have the rows counted."""
    session, actor = current_session(), current_actor()
    experiment = queries.experiment_for_update(session, actor, experiment_id)
    row = queries.reading(session, experiment_id, reading_id)
    form = PlanForm()
    if not row.look:
        raise InvalidInput("This file is not read yet.")
    form.offer(row.look, experiment)
    if form.validate_on_submit():
        try:
            plan = form.plan(Outcome(experiment.outcome).is_share)
            control = _control(row.look["columns"][plan.variant]["values"], form.control.data)
            counted = Counted(form.counted.data)
            services.plan_rows(session, actor, experiment, row, plan, control, counted)
            return redirect(
                url_for("experiments.show_reading", experiment_id=experiment_id, reading_id=reading_id)
            )
        except InvalidInput as problem:
            show_problem(form, problem)
    return _reading_page(experiment_id, reading_id, form), 422


def _control(values: list[list[str]], chosen: str | None) -> str:
    if chosen not in [value for value, _ in values]:
        raise InvalidInput("The control is not among the values of the variant's column.", "control")
    return chosen or ""


def _accept(form: ResultsForm, row: Experiment) -> str:
    session, actor = current_session(), current_actor()
    file = request.files.get("file")
    text = (form.text.data or "").strip()
    if file is not None and file.filename:
        name, stream = file.filename, file.stream
    elif not text:
        raise InvalidInput("Paste numbers or rows, or choose a file.", "text")
    elif len(text.splitlines()) <= MOST_VARIANTS + 1:
        experiment = queries.experiment_for_update(session, actor, row.id)
        services.enter_counts(session, actor, experiment, rows_in(text))
        flash("The numbers are in.", "success")
        return url_for("experiments.show_experiment", experiment_id=row.id)
    else:
        name, stream = "Pasted rows.csv", io.BytesIO(text.encode())
    blob = blob_store().store(stream, current_settings().max_upload_mb << 20)
    reading = services.accept_rows(session, actor, row, name, blob)
    return url_for("experiments.show_reading", experiment_id=row.id, reading_id=reading.id)


def _reading_page(experiment_id: int, reading_id: int, form: PlanForm | None = None) -> Response | str:
    session, actor = current_session(), current_actor()
    experiment = queries.experiment(session, actor, experiment_id)
    row = queries.reading(session, experiment_id, reading_id)
    if row.state == ReadingState.DONE and form is None and request.args.get("again") is None:
        return make_response(redirect(url_for("experiments.show_experiment", experiment_id=experiment_id)))
    if form is None and row.look:
        form = PlanForm()
        form.offer(row.look, experiment)
    return render_template(
        "experiments/show_reading.html",
        experiment=experiment,
        study=study_visible(session, actor, experiment.study_id),
        reading=row,
        form=form,
        is_share=Outcome(experiment.outcome).is_share,
    )
