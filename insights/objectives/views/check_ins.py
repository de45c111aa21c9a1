"""Checking in, and what waits for a check-in."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from insights.kernel.errors import InvalidInput
from insights.objectives import queries, services
from insights.objectives.forms import CheckInForm
from insights.objectives.rules.targets import aim_in_words
from insights.objectives.views.blueprint import blueprint
from insights.web.context import current_actor, current_session
from insights.web.forms import show_problem


@blueprint.route("/key-results/<int:key_result_id>/check-in", methods=["GET", "POST"])
def check_in(key_result_id: int) -> ResponseReturnValue:
    """Say how a key result stands."""
    session, actor = current_session(), current_actor()
    row = queries.key_result(session, actor, key_result_id)
    objective = queries.objective(session, actor, row.objective_id)
    services.refuse_closed(objective)
    form = CheckInForm()
    before = queries.check_ins_of(session, actor, key_result_id)
    if before and not form.is_submitted():
        form.confidence.data = before[0].confidence
    if form.validate_on_submit():
        try:
            services.check_in(session, actor, key_result_id, form.draft())
            flash("Thank you. The check-in is written down.", "success")
            return redirect(url_for("objectives.show_key_result", key_result_id=key_result_id))
        except InvalidInput as problem:
            show_problem(form, problem)
    page = render_template(
        "objectives/check_in.html",
        form=form,
        key_result=row,
        objective=objective,
        standing=queries.progress_of(session, row),
        aim=aim_in_words(row.baseline, row.target, row.relative, row.way, row.sign),
    )
    return page, 422 if form.errors else 200


@blueprint.get("/check-ins")
def my_check_ins() -> ResponseReturnValue:
    """My key results: those that wait for a check-in first; and what is late with others."""
    session, actor = current_session(), current_actor()
    every = queries.open_key_results(session, actor)
    mine = [one for one in every if one.key_result.owner_id == actor.user_id]
    late = [one for one in every if one.due is not None and one.key_result.owner_id != actor.user_id]
    return render_template("objectives/my_check_ins.html", mine=mine, late=late)
