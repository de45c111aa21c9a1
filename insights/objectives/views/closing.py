"""Closing, carrying over, and the review of a period."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from insights.accounts.queries import names_of
from insights.kernel import clock
from insights.kernel.actor import PLANNING
from insights.kernel.errors import Forbidden, InvalidInput
from insights.metrics.rules.periods import quarter_around
from insights.objectives import queries, services
from insights.objectives.forms import CarryForm, CloseForm, PeriodReviewForm, float_or_none
from insights.objectives.rules.targets import aim_in_words
from insights.objectives.views.blueprint import blueprint
from insights.objectives.views.objectives import period_choices, period_in
from insights.web.context import current_actor, current_session
from insights.web.forms import show_problem, version_in
from insights.web.panels import panels_for


@blueprint.route("/objectives/<int:objective_id>/close", methods=["GET", "POST"])
def close_objective(objective_id: int) -> ResponseReturnValue:
    """Close an objective with a score and what was learnt."""
    session, actor = current_session(), current_actor()
    objective = queries.objective(session, actor, objective_id)
    form = CloseForm(retrospective=objective.retrospective)
    if form.validate_on_submit():
        try:
            services.close_objective(
                session, actor, objective_id, form.retrospective.data or "", float_or_none(form.score.data)
            )
            flash("Closed. What is not reached can be carried over.", "success")
            return redirect(url_for("objectives.show_objective", objective_id=objective_id))
        except InvalidInput as problem:
            show_problem(form, problem)
    return _ending(objective_id, form, "Close the objective", "Close it")


@blueprint.post("/objectives/<int:objective_id>/reopen")
def reopen_objective(objective_id: int) -> ResponseReturnValue:
    """Take a closing back."""
    services.reopen_objective(current_session(), current_actor(), objective_id)
    flash("Open again.", "success")
    return redirect(url_for("objectives.show_objective", objective_id=objective_id))


@blueprint.route("/objectives/<int:objective_id>/carry-over", methods=["GET", "POST"])
def carry_over(objective_id: int) -> ResponseReturnValue:
    """Begin a closed objective anew in the next period."""
    session, actor = current_session(), current_actor()
    objective = queries.objective(session, actor, objective_id)
    following = quarter_around(quarter_around(objective.ends).next_start)
    form = CarryForm(starts=following.starts, ends=following.ends)
    if form.validate_on_submit():
        try:
            row = services.carry_over(session, actor, objective_id, form.starts.data, form.ends.data)
            flash("Carried over: what was not reached starts from where it stands.", "success")
            return redirect(url_for("objectives.show_objective", objective_id=row.id))
        except InvalidInput as problem:
            show_problem(form, problem)
    return _ending(objective_id, form, "Carry over", "Carry over")


@blueprint.route("/objectives/review", methods=["GET", "POST"])
def review_period() -> ResponseReturnValue:
    """What a period came to, what was learnt, what was decided."""
    session, actor = current_session(), current_actor()
    chosen = request.args.get("period", "")
    period = period_in(chosen) or quarter_around(clock.today())
    team_id = request.args.get("team", type=int)
    form = PeriodReviewForm(obj=queries.period_review(session, period.starts, period.ends, team_id))
    if form.validate_on_submit():
        if actor.role not in PLANNING:
            raise Forbidden
        services.write_review(
            session,
            actor,
            period.starts,
            period.ends,
            team_id,
            version_in(form),
            form.learnt.data or "",
            form.decisions.data or "",
        )
        flash("The review is saved.", "success")
        return redirect(url_for("objectives.review_period", period=chosen or None, team=team_id))
    outcome = queries.period_outcome(session, actor, period.starts, period.ends, team_id)
    nodes = list(outcome.tree.nodes.values())
    return render_template(
        "objectives/review_period.html",
        period=period,
        outcome=outcome,
        nodes=nodes,
        form=form,
        names=names_of(session, [node.objective.owner_id for node in nodes]),
        panels=panels_for("objectives.key_result", [one.key_result.id for one in outcome.moved]),
        period_choices=period_choices(clock.today()),
        team_choices=[(row.id, row.name) for row in queries.teams(session, actor)],
    )


@blueprint.get("/key-results/<int:key_result_id>/story")
def show_story(key_result_id: int) -> ResponseReturnValue:
    """One page that prints: what was reached, by whom, and what stands behind it."""
    session, actor = current_session(), current_actor()
    row = queries.key_result(session, actor, key_result_id)
    objective = queries.objective(session, actor, row.objective_id)
    check_ins = list(reversed(queries.check_ins_of(session, actor, key_result_id)))
    return render_template(
        "objectives/show_story.html",
        key_result=row,
        objective=objective,
        standing=queries.progress_of(session, row),
        check_ins=check_ins,
        milestones=queries.milestones_of(session, key_result_id),
        aim=aim_in_words(row.baseline, row.target, row.relative, row.way, row.sign),
        names=names_of(session, [said.author_id for said in check_ins]),
        panels=panels_for("objectives.story", [key_result_id]).of(key_result_id),
        today=clock.today(),
    )


def _ending(objective_id: int, form: CloseForm | CarryForm, title: str, label: str) -> ResponseReturnValue:
    session, actor = current_session(), current_actor()
    objective = queries.objective(session, actor, objective_id)
    key_results = queries.key_results_of(session, actor, [objective_id])
    page = render_template(
        "objectives/end_objective.html",
        objective=objective,
        form=form,
        title=title,
        label=label,
        key_results=key_results,
        standings=queries.standings_of(session, key_results),
    )
    return page, 422 if form.errors else 200
