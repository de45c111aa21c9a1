"""Pages of strategy goals."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from insights.accounts.queries import names_of
from insights.kernel.errors import InvalidInput
from insights.metrics import queries, services
from insights.metrics.forms import GoalForm
from insights.metrics.models import StrategyGoal
from insights.metrics.views.blueprint import blueprint, owner_choices
from insights.web.choices import choices
from insights.web.context import current_actor, current_session
from insights.web.forms import show_problem, version_in
from insights.web.panels import panels_for


@blueprint.get("/goals")
def list_goals() -> ResponseReturnValue:
    """The strategy goals that objectives and metrics serve."""
    session, actor = current_session(), current_actor()
    goals = queries.goals(session, actor)
    return render_template(
        "metrics/list_goals.html",
        goals=goals,
        owners=names_of(session, [goal.owner_id for goal in goals]),
        served=queries.metrics_serving(session, [goal.id for goal in goals]),
        panels=panels_for("metrics.goal", [goal.id for goal in goals]),
    )


@blueprint.route("/goals/new", methods=["GET", "POST"])
def new_goal() -> ResponseReturnValue:
    """Write a strategy goal."""
    session, actor = current_session(), current_actor()
    form = GoalForm()
    form.owner_id.choices = choices(owner_choices(session))
    if request.method == "GET":
        form.owner_id.data = actor.user_id
    if form.validate_on_submit():
        try:
            services.create_goal(session, actor, form.draft())
            flash("The goal is here. Objectives and metrics can name it now.", "success")
            return redirect(url_for("metrics.list_goals"))
        except InvalidInput as problem:
            show_problem(form, problem)
    return _form_page(form, None)


@blueprint.route("/goals/<int:goal_id>/edit", methods=["GET", "POST"])
def edit_goal(goal_id: int) -> ResponseReturnValue:
    """Change a strategy goal."""
    session, actor = current_session(), current_actor()
    goal = queries.goal(session, actor, goal_id)
    form = GoalForm(obj=goal)
    form.owner_id.choices = choices(owner_choices(session))
    if form.validate_on_submit():
        try:
            services.edit_goal(session, actor, goal_id, version_in(form), form.draft())
            flash("Saved.", "success")
            return redirect(url_for("metrics.list_goals"))
        except InvalidInput as problem:
            show_problem(form, problem)
    return _form_page(form, goal)


def _form_page(form: GoalForm, goal: StrategyGoal | None) -> ResponseReturnValue:
    return render_template("metrics/edit_goal.html", form=form, goal=goal), 422 if form.errors else 200
