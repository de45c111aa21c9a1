"""Pages of experiments: the study's list, one experiment, writing it, its export."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from insights.experiments import queries, services
from insights.experiments.charts import variants_chart
from insights.experiments.forms import ExperimentForm
from insights.experiments.models import Experiment
from insights.experiments.rules.kinds import COUNTED_WORDS, OUTCOME_WORDS, Counted, Outcome
from insights.experiments.views.blueprint import blueprint
from insights.kernel.errors import InvalidInput
from insights.metrics.queries import metric_choices, metrics_by_id
from insights.studies.queries import study as study_visible
from insights.web.context import current_actor, current_session
from insights.web.files import table_answer
from insights.web.forms import show_problem, version_in
from insights.web.panels import panels_for
from insights.worker import job_of_subject

COLUMNS = (
    "variant", "counted", "shown", "n", "successes", "result", "low 95 %", "high 95 %", "unit", "difference",
    "difference low", "difference high", "difference unit", "relative lift %", "lift low", "lift high",
    "p (Holm)", "verdict", "what counts", "methods",
)  # fmt: skip


@blueprint.get("/studies/<int:study_id>/experiments")
def list_experiments(study_id: int) -> ResponseReturnValue:
    """The study's experiments with their verdicts."""
    session, actor = current_session(), current_actor()
    found = queries.experiments_of(session, actor, study_id)
    return render_template(
        "experiments/list_experiments.html",
        study=study_visible(session, actor, study_id),
        experiments=found,
        metrics=metrics_by_id(session, actor, [one.metric_id for one in found]),
    )


@blueprint.get("/experiments/<int:experiment_id>")
def show_experiment(experiment_id: int) -> ResponseReturnValue:
    """An experiment: the verdict in words, each variant, the comparison, what to hold against it."""
    session, actor = current_session(), current_actor()
    row = queries.experiment(session, actor, experiment_id)
    report = queries.report_of(session, experiment_id)
    reading = queries.latest_reading(session, experiment_id)
    job = job_of_subject(session, "experiment", experiment_id)
    said = report.said if report else {}
    return render_template(
        "experiments/show_experiment.html",
        experiment=row,
        study=study_visible(session, actor, row.study_id),
        metric=next(iter(metrics_by_id(session, actor, [row.metric_id]).values()), None),
        report=report,
        said=said,
        reading=reading,
        job=job if job is not None and job.live else None,
        chart=variants_chart(said, f"{row.name}: each variant with its 95 % interval"),
        outcome=OUTCOME_WORDS[Outcome(row.outcome)],
        counted_words={one.value: words for one, words in COUNTED_WORDS.items()},
        panels=panels_for("experiments.experiment", [experiment_id]).of(experiment_id),
    )


@blueprint.get("/experiments/<int:experiment_id>/export.<any(csv, xlsx):kind>")
def export_experiment(experiment_id: int, kind: str) -> ResponseReturnValue:
    """The numbers as a file, each with what counts and how it was computed."""
    session, actor = current_session(), current_actor()
    row = queries.experiment(session, actor, experiment_id)
    report = queries.report_of(session, experiment_id)
    said = report.said if report else {}
    tables = [{"counted": said.get("counted"), **said}, *said.get("otherwise", [])] if said else []
    rows = [line for table in tables for line in _lines(row, said, table)]
    return table_answer(f"experiment-{experiment_id}", kind, COLUMNS, rows)


@blueprint.route("/studies/<int:study_id>/experiments/new", methods=["GET", "POST"])
def new_experiment(study_id: int) -> ResponseReturnValue:
    """Write down an experiment before its numbers are there."""
    session, actor = current_session(), current_actor()
    study = study_visible(session, actor, study_id)
    form = ExperimentForm(metric_id=request.args.get("metric", 0, type=int))
    form.offer(metric_choices(session, actor))
    if form.validate_on_submit():
        try:
            row = services.create_experiment(session, actor, study_id, form.draft())
            return redirect(url_for("experiments.enter_results", experiment_id=row.id))
        except InvalidInput as problem:
            show_problem(form, problem)
    page = render_template("experiments/edit_experiment.html", form=form, study=study, experiment=None)
    return page, 422 if form.errors else 200


@blueprint.route("/experiments/<int:experiment_id>/edit", methods=["GET", "POST"])
def edit_experiment(experiment_id: int) -> ResponseReturnValue:
    """Change an experiment; its numbers are reckoned anew."""
    session, actor = current_session(), current_actor()
    row = queries.experiment(session, actor, experiment_id)
    form = ExperimentForm.of(row)
    form.offer(metric_choices(session, actor))
    if form.validate_on_submit():
        try:
            services.edit_experiment(session, actor, experiment_id, version_in(form), form.draft())
            flash("Saved.", "success")
            return redirect(url_for("experiments.show_experiment", experiment_id=experiment_id))
        except InvalidInput as problem:
            show_problem(form, problem)
    study = study_visible(session, actor, row.study_id)
    page = render_template("experiments/edit_experiment.html", form=form, study=study, experiment=row)
    return page, 422 if form.errors else 200


@blueprint.post("/experiments/<int:experiment_id>/remove")
def remove_experiment(experiment_id: int) -> ResponseReturnValue:
    """Remove an experiment with its numbers."""
    session, actor = current_session(), current_actor()
    row = queries.experiment(session, actor, experiment_id)
    study_id, name = row.study_id, row.name
    services.remove_experiment(session, actor, row)
    flash(f"{name} was removed.", "success")
    return redirect(url_for("experiments.list_experiments", study_id=study_id))


def _lines(row: Experiment, said: dict[str, Any], table: dict[str, Any]) -> list[list[object]]:
    compared = {one["variant"]: one for one in table["comparisons"]}
    keys = ("difference", "low", "high")
    lines: list[list[object]] = []
    for one in table["variants"]:
        found = compared.get(one["name"], {})
        lines.append([
            one["name"], COUNTED_WORDS[Counted(table["counted"])], one["shown"], one["n"], one["successes"],
            one["value"], one["low"], one["high"], said["unit"], *(found.get(key) for key in keys),
            said["difference_unit"] if found else None, found.get("relative"), found.get("relative_low"),
            found.get("relative_high"), found.get("p_value"), found.get("verdict"), row.success,
            said["methods"],
        ])  # fmt: skip
    return lines
