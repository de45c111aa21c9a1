"""Pages of usability tasks: what was measured, and entering it."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from insights.kernel.errors import InvalidInput
from insights.studies import queries, services
from insights.studies.forms import outcomes_in
from insights.studies.views.blueprint import blueprint
from insights.web.context import current_actor, current_session


@blueprint.get("/studies/<int:study_id>/tasks")
def show_tasks(study_id: int) -> ResponseReturnValue:
    """The study's usability tasks and their outcomes."""
    session, actor = current_session(), current_actor()
    return render_template(
        "studies/show_tasks.html",
        study=queries.study(session, actor, study_id),
        tasks=queries.tasks_of(session, actor, study_id),
        participants={p.id: p for p in queries.participants_of(session, actor, study_id)},
    )


@blueprint.post("/studies/<int:study_id>/tasks")
def add_task(study_id: int) -> ResponseReturnValue:
    """Add a task by its title; one of the same title is not added twice."""
    session, actor = current_session(), current_actor()
    study = queries.study(session, actor, study_id)
    title = request.form.get("title", "").strip()
    if not title:
        raise InvalidInput("Give the task a title: what people were asked to do.", "title")
    task = services.task_named(session, study.id, title)
    return redirect(url_for("studies.edit_outcomes", study_id=study_id, task_id=task.id))


@blueprint.route("/studies/<int:study_id>/tasks/<int:task_id>", methods=["GET", "POST"])
def edit_outcomes(study_id: int, task_id: int) -> ResponseReturnValue:
    """Enter how each person did on a task."""
    session, actor = current_session(), current_actor()
    study = queries.study(session, actor, study_id)
    row = queries.task_in(session, actor, study_id, task_id)
    people = queries.participants_of(session, actor, study_id)
    problem, status = "", 200
    if request.method == "POST":
        try:
            services.set_outcomes(session, actor, row.task, outcomes_in(request.form, people))
            flash("Saved.", "success")
            return redirect(url_for("studies.show_tasks", study_id=study_id))
        except InvalidInput as refusal:
            problem, status = refusal.message, refusal.status
    page = render_template(
        "studies/edit_outcomes.html",
        study=study,
        task=row.task,
        outcomes={outcome.participant_id: outcome for outcome in row.outcomes},
        participants=people,
        problem=problem,
    )
    return page, status
