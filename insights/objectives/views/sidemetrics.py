"""Metrics beside a key result, its move to another objective, and comments."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from insights.kernel.errors import InvalidInput, NotFound
from insights.metrics import queries as metric_queries
from insights.metrics.services import add_comment
from insights.objectives import queries, services
from insights.objectives.forms import MoveForm, SideMetricForm, float_or_none
from insights.objectives.models import CheckIn
from insights.objectives.views.blueprint import blueprint
from insights.web.context import current_actor, current_session
from insights.web.forms import show_problem


def _to_key_result(key_result_id: int) -> ResponseReturnValue:
    return redirect(url_for("objectives.show_key_result", key_result_id=key_result_id))


@blueprint.route("/key-results/<int:key_result_id>/metrics", methods=["GET", "POST"])
def edit_sidemetrics(key_result_id: int) -> ResponseReturnValue:
    """Name leading metrics and guardrails."""
    session, actor = current_session(), current_actor()
    row = queries.key_result(session, actor, key_result_id)
    form = SideMetricForm()
    form.offer(metric_queries.metric_choices(session, actor))
    if form.validate_on_submit():
        try:
            if form.role.data == "guardrail":
                low, high = float_or_none(form.low.data), float_or_none(form.high.data)
                services.add_guardrail(session, actor, key_result_id, form.metric_id.data, low, high)
            else:
                services.add_leading_metric(session, actor, key_result_id, form.metric_id.data)
            flash("The metric stands beside the key result.", "success")
            return _to_key_result(key_result_id)
        except InvalidInput as problem:
            show_problem(form, problem)
    beside = queries.metrics_beside(session, [key_result_id])[key_result_id]
    page = render_template(
        "objectives/edit_sidemetrics.html",
        key_result=row,
        form=form,
        beside=beside,
        metrics=metric_queries.metrics_by_id(session, actor, [link.metric_id for link in beside]),
    )
    return page, 422 if form.errors else 200


@blueprint.post("/key-results/<int:key_result_id>/metrics/<int:link_id>/remove")
def remove_side_metric(key_result_id: int, link_id: int) -> ResponseReturnValue:
    """Take a leading metric or a guardrail away."""
    services.remove_side_metric(current_session(), current_actor(), key_result_id, link_id)
    return redirect(url_for("objectives.edit_sidemetrics", key_result_id=key_result_id))


@blueprint.route("/key-results/<int:key_result_id>/move", methods=["GET", "POST"])
def move_key_result(key_result_id: int) -> ResponseReturnValue:
    """Put a key result under another objective."""
    session, actor = current_session(), current_actor()
    row = queries.key_result(session, actor, key_result_id)
    form = MoveForm(objective_id=row.objective_id)
    form.offer(queries.objective_choices(session, actor))
    if form.validate_on_submit():
        try:
            services.move_key_result(session, actor, key_result_id, form.objective_id.data)
            flash("Moved with its history.", "success")
            return _to_key_result(key_result_id)
        except InvalidInput as problem:
            show_problem(form, problem)
    page = render_template("objectives/move_key_result.html", key_result=row, form=form)
    return page, 422 if form.errors else 200


@blueprint.post("/objectives/<int:objective_id>/comments")
def comment_objective(objective_id: int) -> ResponseReturnValue:
    """Say something about an objective."""
    session, actor = current_session(), current_actor()
    queries.objective(session, actor, objective_id)
    add_comment(session, actor, "objective", objective_id, request.form.get("text", ""))
    return redirect(url_for("objectives.show_objective", objective_id=objective_id, _anchor="comments"))


@blueprint.post("/key-results/<int:key_result_id>/comments")
def comment_key_result(key_result_id: int) -> ResponseReturnValue:
    """Say something about a key result."""
    session, actor = current_session(), current_actor()
    queries.key_result(session, actor, key_result_id)
    add_comment(session, actor, "key_result", key_result_id, request.form.get("text", ""))
    return _to_key_result(key_result_id)


@blueprint.post("/check-ins/<int:check_in_id>/comments")
def comment_check_in(check_in_id: int) -> ResponseReturnValue:
    """Answer to a check-in."""
    session, actor = current_session(), current_actor()
    said = session.get(CheckIn, check_in_id)
    if said is None:
        raise NotFound
    add_comment(session, actor, "check_in", check_in_id, request.form.get("text", ""))
    return _to_key_result(said.key_result_id)
