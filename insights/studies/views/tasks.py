"""Pages of usability tasks: what was measured, and entering it."""

from __future__ import annotations

from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from insights.analysis.stats.tasks import (
    BENCHMARK_SOURCES,
    SEQ_BENCHMARK,
    SUCCESS_BENCHMARK,
    Attempt,
    against,
)
from insights.kernel.errors import InvalidInput
from insights.studies import queries, services
from insights.studies.forms import outcomes_in
from insights.studies.queries import TaskRow
from insights.studies.rules import Measured, measured
from insights.studies.views.blueprint import blueprint
from insights.web.context import current_actor, current_session
from insights.web.files import table_answer
from insights.web.panels import panels_for

COLUMNS = (
    "by", "name", "tries", "success n", "success", "low", "high", "time n", "seconds",
    "low", "high", "errors n", "errors", "low", "high", "ease n", "ease (SEQ)", "low", "high",
)  # fmt: skip


@blueprint.get("/studies/<int:study_id>/tasks")
def show_tasks(study_id: int) -> ResponseReturnValue:
    """The study's usability tasks and their outcomes."""
    session, actor = current_session(), current_actor()
    tasks = queries.tasks_of(session, actor, study_id)
    by_task, by_session = _measured(study_id, tasks)
    return render_template(
        "studies/show_tasks.html",
        study=queries.study(session, actor, study_id),
        tasks=tasks,
        participants={p.id: p for p in queries.participants_of(session, actor, study_id)},
        by_task=by_task,
        by_session=by_session,
        against=against,
        benchmarks={"success": SUCCESS_BENCHMARK, "ease": SEQ_BENCHMARK},
        sources=BENCHMARK_SOURCES,
        head=panels_for("studies.tasks_head", [study_id]).of(study_id),
        panels=panels_for("studies.tasks", [study_id]).of(study_id),
    )


@blueprint.get("/studies/<int:study_id>/tasks.<any(csv, xlsx):kind>")
def export_tasks(study_id: int, kind: str) -> ResponseReturnValue:
    """The statistics of tasks and sessions as a file."""
    session, actor = current_session(), current_actor()
    by_task, by_session = _measured(study_id, queries.tasks_of(session, actor, study_id))
    rows = [[by, *_line(one)] for by, group in (("task", by_task), ("session", by_session)) for one in group]
    return table_answer(f"tasks-{study_id}", kind, COLUMNS, rows, [("benchmarks", BENCHMARK_SOURCES)])


def _measured(study_id: int, tasks: Sequence[TaskRow]) -> tuple[list[Measured], list[Measured]]:
    """Statistics of each task and of all, and of each session; only of what was tried."""
    titles = {row.id: row.title for row in queries.sessions_of(current_session(), current_actor(), study_id)}
    groups: dict[str, list[Attempt]] = {}
    sessions: dict[str, list[Attempt]] = {}
    for row in tasks:
        for outcome in row.outcomes:
            attempt = Attempt(outcome.success, outcome.seconds, outcome.errors, outcome.ease)
            groups.setdefault(f"{row.task.number}. {row.task.title}", []).append(attempt)
            if outcome.session_id in titles:
                sessions.setdefault(titles[outcome.session_id], []).append(attempt)
    if len(groups) > 1:
        groups["All tasks"] = [attempt for own in groups.values() for attempt in own]
    return (
        [measured(name, own) for name, own in groups.items()],
        [measured(name, own) for name, own in sessions.items()],
    )


def _line(one: Measured) -> list[object]:
    found = one.found
    parts = (found.seconds, found.errors, found.ease)
    means = [[part.n, part.mean, *(part.interval or (None, None))] for part in parts]
    success = [found.success.n, found.success.share, *(found.success.interval or (None, None))]
    return [one.name, one.tries, *success, *(cell for mean in means for cell in mean)]


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
