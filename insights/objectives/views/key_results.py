"""A key result's page, and writing one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from insights.accounts.queries import names_of
from insights.kernel.actor import Actor
from insights.kernel.errors import InvalidInput
from insights.metrics import queries as metric_queries
from insights.metrics.models import Comment
from insights.objectives import queries, services
from insights.objectives.charts import progress_chart
from insights.objectives.forms import KeyResultForm
from insights.objectives.models import CheckIn, KeyResult, Objective
from insights.objectives.rules.targets import aim_in_words
from insights.objectives.views.blueprint import blueprint, people_choices
from insights.web.context import current_actor, current_session
from insights.web.forms import show_problem, version_in
from insights.web.panels import panels_for


@blueprint.get("/key-results/<int:key_result_id>")
def show_key_result(key_result_id: int) -> ResponseReturnValue:
    """A key result: where it stands, what was said of it, what explains it."""
    session, actor = current_session(), current_actor()
    row = queries.key_result(session, actor, key_result_id)
    objective = queries.objective(session, actor, row.objective_id)
    check_ins = queries.check_ins_of(session, actor, key_result_id)
    changes = queries.changes_of(session, actor, key_result_id)
    beside = queries.metrics_beside(session, [key_result_id])[key_result_id]
    metric_ids = [row.metric_id, *(link.metric_id for link in beside)]
    points = points_of(session, actor, row, check_ins)
    comments = metric_queries.comments_of(session, "key_result", [key_result_id])[key_result_id]
    replies = metric_queries.comments_of(session, "check_in", [said.id for said in check_ins])
    people = [row.owner_id, row.proposed_by, row.agreed_by]
    people += [said.author_id for said in check_ins] + [change.changed_by for change in changes]
    return render_template(
        "objectives/show_key_result.html",
        key_result=row,
        objective=objective,
        standing=queries.progress_of(session, row),
        aim=aim_in_words(row.baseline, row.target, row.relative, row.way, row.sign),
        check_ins=check_ins,
        changes=changes,
        beside=beside,
        metrics=metric_queries.metrics_by_id(session, actor, metric_ids),
        chart=progress_chart(row, points, changes) if points else None,
        comments=comments,
        replies=replies,
        names=names_of(session, [*people, *_authors(comments, replies)]),
        panels=panels_for("objectives.key_result", [key_result_id]).of(key_result_id),
    )


def _authors(comments: Sequence[Comment], replies: Mapping[int, Sequence[Comment]]) -> list[int]:
    return [row.author_id for row in comments] + [row.author_id for rows in replies.values() for row in rows]


def points_of(
    session: Session, actor: Actor, row: KeyResult, check_ins: Sequence[CheckIn]
) -> list[tuple[date, float]]:
    """(day, value) in time order: the metric's values, or those of the check-ins (newest first)."""
    if row.metric_id is not None:
        values = metric_queries.series(session, actor, row.metric_id, "", row.starts, row.deadline)
        if values:
            return [(value.day, value.value) for value in values]
    return [(said.day, said.value) for said in reversed(check_ins) if said.value is not None]


@blueprint.route("/objectives/<int:objective_id>/key-results/new", methods=["GET", "POST"])
def new_key_result(objective_id: int) -> ResponseReturnValue:
    """Propose a key result."""
    session, actor = current_session(), current_actor()
    objective = queries.objective(session, actor, objective_id)
    form = KeyResultForm(starts=objective.starts, deadline=objective.ends, owner_id=objective.owner_id)
    form.offer(people_choices(session), metric_queries.metric_choices(session, actor))
    if form.validate_on_submit():
        try:
            row = services.add_key_result(session, actor, objective_id, form.draft())
            flash("The key result is proposed.", "success")
            return redirect(url_for("objectives.show_key_result", key_result_id=row.id))
        except InvalidInput as problem:
            show_problem(form, problem)
    return _form_page(form, objective, None)


@blueprint.route("/key-results/<int:key_result_id>/edit", methods=["GET", "POST"])
def edit_key_result(key_result_id: int) -> ResponseReturnValue:
    """Change a key result."""
    session, actor = current_session(), current_actor()
    row = queries.key_result(session, actor, key_result_id)
    form = KeyResultForm(obj=row)
    if row.relative is not None and not form.is_submitted():
        form.target.data = None
    form.offer(people_choices(session), metric_queries.metric_choices(session, actor))
    if form.validate_on_submit():
        try:
            services.edit_key_result(
                session, actor, key_result_id, version_in(form), form.draft(), form.reason.data or ""
            )
            flash("Saved.", "success")
            return redirect(url_for("objectives.show_key_result", key_result_id=key_result_id))
        except InvalidInput as problem:
            show_problem(form, problem)
    return _form_page(form, queries.objective(session, actor, row.objective_id), row)


@blueprint.post("/key-results/<int:key_result_id>/agree")
def agree_key_result(key_result_id: int) -> ResponseReturnValue:
    """Agree to a proposal."""
    services.agree_key_result(current_session(), current_actor(), key_result_id)
    flash("Agreed. From now on a change of the aim needs a reason.", "success")
    return redirect(url_for("objectives.show_key_result", key_result_id=key_result_id))


@blueprint.post("/key-results/<int:key_result_id>/archive")
def archive_key_result(key_result_id: int) -> ResponseReturnValue:
    """Put a key result away, or take it back."""
    session, actor = current_session(), current_actor()
    if queries.key_result(session, actor, key_result_id).archived_at is None:
        services.archive_key_result(session, actor, key_result_id)
        flash("Archived. It can be restored from its page.", "success")
    else:
        services.restore_key_result(session, actor, key_result_id)
        flash("Restored.", "success")
    return redirect(url_for("objectives.show_key_result", key_result_id=key_result_id))


def _form_page(form: KeyResultForm, objective: Objective, row: KeyResult | None) -> ResponseReturnValue:
    page = render_template("objectives/edit_key_result.html", form=form, objective=objective, key_result=row)
    return page, 422 if form.errors else 200
