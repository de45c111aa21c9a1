"""The tree of objectives, an objective's page, and writing one."""

from __future__ import annotations

import re
from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from insights.accounts.queries import names_of
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.kernel.errors import InvalidInput
from insights.metrics import queries as metric_queries
from insights.metrics.rules.periods import Period, add_months, quarter_around
from insights.objectives import queries, services
from insights.objectives.forms import ObjectiveForm
from insights.objectives.models import Objective
from insights.objectives.queries.objectives import tree_of
from insights.objectives.views.blueprint import blueprint, people_choices
from insights.web.context import current_actor, current_session
from insights.web.forms import show_problem, version_in
from insights.web.panels import panels_for

_QUARTER = re.compile(r"^(\d{4})-Q([1-4])$")


def period_in(text: str) -> Period | None:
    """The quarter named in an address: 2026-Q2."""
    found = _QUARTER.match(text)
    return quarter_around(date(int(found[1]), int(found[2]) * 3 - 2, 1)) if found and int(found[1]) else None


def period_choices(today: date) -> list[tuple[str, str]]:
    """The quarters around today as (value for the address, label), the next one first."""
    quarters = [quarter_around(add_months(today, 3 - 3 * back)) for back in range(7)]
    return [(f"{q.starts.year}-Q{(q.starts.month + 2) // 3}", q.label) for q in quarters]


@blueprint.get("/objectives")
def list_objectives() -> ResponseReturnValue:
    """The objectives that are open (or of a quarter) under those they are aligned to, page by page."""
    session, actor = current_session(), current_actor()
    period, chosen = period_in(request.args.get("period", "")), request.args.get("period", "")
    wanted = queries.ObjectiveFilter(
        starts=period.starts if period else None,
        ends=period.ends if period else None,
        team_id=_id_in("team"),
        owner_id=_id_in("owner"),
        archived=request.args.get("archived") == "1",
        everything=chosen == "all",
    )
    tree, after, cut = queries.objectives_page(session, actor, wanted, request.args.get("cursor"))
    nodes = list(tree.nodes.values())
    owners = [node.objective.owner_id for node in nodes]
    return render_template(
        "objectives/list_objectives.html",
        tree=tree,
        after=after,
        cut=cut,
        names=names_of(session, [*owners, *(row.owner_id for node in nodes for row in node.key_results)]),
        teams=queries.team_names(session, [node.objective.team_id for node in nodes]),
        team_choices=[(row.id, row.name) for row in queries.teams(session, actor)],
        owner_choices=people_choices(session),
        period_choices=[*period_choices(clock.today()), ("all", "All periods")],
    )


@blueprint.get("/objectives/<int:objective_id>")
def show_objective(objective_id: int) -> ResponseReturnValue:
    """An objective: why, its key results with progress, and what is aligned under it."""
    session, actor = current_session(), current_actor()
    objective = queries.objective(session, actor, objective_id)
    children = queries.objectives_under(session, actor, objective_id)
    tree = tree_of(session, actor, [objective, *children], clock.today())
    node = tree.nodes[objective_id]
    ids = [row.id for row in node.key_results]
    comments = metric_queries.comments_of(session, "objective", [objective_id])[objective_id]
    people = [objective.owner_id, *(row.owner_id for row in node.key_results)]
    people += [row.author_id for row in comments]
    team_id, goal_id = objective.team_id or 0, objective.strategy_goal_id or 0
    parents = queries.objectives_by_id(session, actor, [objective.parent_id, objective.carried_from_id])
    return render_template(
        "objectives/show_objective.html",
        objective=objective,
        node=node,
        tree=tree,
        children=[tree.nodes[child.id] for child in children],
        names=names_of(session, people),
        parents=parents,
        team=queries.team_names(session, [team_id]).get(team_id),
        goal=metric_queries.goal_names(session, [goal_id]).get(goal_id),
        advice=queries.advice_on_objective(session, actor, objective, node.key_results),
        key_result_advice=queries.advice_on_key_results(session, actor, node.key_results),
        comments=comments,
        panels=panels_for("objectives.objective", [objective_id]).of(objective_id),
        key_result_panels=panels_for("objectives.key_result", ids),
    )


@blueprint.route("/objectives/new", methods=["GET", "POST"])
def new_objective() -> ResponseReturnValue:
    """Write a new objective."""
    session, actor = current_session(), current_actor()
    quarter = quarter_around(clock.today())
    form = ObjectiveForm(starts=quarter.starts, ends=quarter.ends, owner_id=actor.user_id)
    _offer(session, actor, form, None)
    if form.validate_on_submit():
        try:
            row = services.create_objective(session, actor, form.draft())
            flash(
                "The objective is here. Add the key results that will tell whether it is reached.", "success"
            )
            return redirect(url_for("objectives.show_objective", objective_id=row.id))
        except InvalidInput as problem:
            show_problem(form, problem)
    return _form_page(form, None)


@blueprint.route("/objectives/<int:objective_id>/edit", methods=["GET", "POST"])
def edit_objective(objective_id: int) -> ResponseReturnValue:
    """Change an objective."""
    session, actor = current_session(), current_actor()
    objective = queries.objective(session, actor, objective_id)
    form = ObjectiveForm(obj=objective)
    _offer(session, actor, form, objective)
    if form.validate_on_submit():
        try:
            services.edit_objective(session, actor, objective_id, version_in(form), form.draft())
            flash("Saved.", "success")
            return redirect(url_for("objectives.show_objective", objective_id=objective_id))
        except InvalidInput as problem:
            show_problem(form, problem)
    return _form_page(form, objective)


@blueprint.post("/objectives/<int:objective_id>/archive")
def archive_objective(objective_id: int) -> ResponseReturnValue:
    """Put an objective away, or take it back."""
    session, actor = current_session(), current_actor()
    if queries.objective(session, actor, objective_id).archived_at is None:
        services.archive_objective(session, actor, objective_id)
        flash("Archived. It can be restored from its page.", "success")
    else:
        services.restore_objective(session, actor, objective_id)
        flash("Restored.", "success")
    return redirect(url_for("objectives.show_objective", objective_id=objective_id))


def _id_in(name: str) -> int | None:
    text = request.args.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 18 else None


def _offer(session: Session, actor: Actor, form: ObjectiveForm, objective: Objective | None) -> None:
    own_id = objective.id if objective else None
    parents = queries.objective_choices(session, actor, without=own_id)
    offered = {parent_id for parent_id, _ in parents}
    if objective and objective.parent_id is not None and objective.parent_id not in offered:
        kept = queries.objective(session, actor, objective.parent_id)
        parents.append((kept.id, f"{kept.statement} ({kept.period})"))
    form.offer(
        people_choices(session),
        [(row.id, row.name) for row in queries.teams(session, actor)],
        parents,
        [(row.id, f"{row.statement} ({row.period})") for row in metric_queries.goals(session, actor)],
    )


def _form_page(form: ObjectiveForm, objective: Objective | None) -> ResponseReturnValue:
    page = render_template("objectives/edit_objective.html", form=form, objective=objective)
    return page, 422 if form.errors else 200
