"""Pages of teams."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from insights.accounts.queries import names_of
from insights.kernel.actor import Actor
from insights.kernel.errors import InvalidInput
from insights.objectives import queries, services
from insights.objectives.forms import TeamForm
from insights.objectives.models import Team
from insights.objectives.views.blueprint import blueprint, people_choices
from insights.web.context import current_actor, current_session
from insights.web.forms import show_problem, version_in


@blueprint.get("/teams")
def list_teams() -> ResponseReturnValue:
    """All teams and who belongs to them."""
    session, actor = current_session(), current_actor()
    teams = queries.teams(session, actor)
    members = queries.members_of(session, [team.id for team in teams])
    people = [user_id for ids in members.values() for user_id in ids]
    names = names_of(session, people)
    return render_template(
        "objectives/list_teams.html",
        teams=teams,
        members={team_id: [names[user_id] for user_id in ids] for team_id, ids in members.items()},
        parents=queries.team_names(session, [team.parent_id for team in teams]),
    )


@blueprint.route("/teams/new", methods=["GET", "POST"])
def new_team() -> ResponseReturnValue:
    """Add a team."""
    session, actor = current_session(), current_actor()
    form = TeamForm()
    _offer(session, actor, form, None)
    if form.validate_on_submit():
        try:
            services.create_team(session, actor, form.draft())
            flash("The team is here. Objectives can belong to it now.", "success")
            return redirect(url_for("objectives.list_teams"))
        except InvalidInput as problem:
            show_problem(form, problem)
    return _form_page(form, None)


@blueprint.route("/teams/<int:team_id>/edit", methods=["GET", "POST"])
def edit_team(team_id: int) -> ResponseReturnValue:
    """Change a team."""
    session, actor = current_session(), current_actor()
    team = queries.team(session, actor, team_id)
    form = TeamForm(obj=team, member_ids=queries.members_of(session, [team_id])[team_id])
    _offer(session, actor, form, team_id)
    if form.validate_on_submit():
        try:
            services.edit_team(session, actor, team_id, version_in(form), form.draft())
            flash("Saved.", "success")
            return redirect(url_for("objectives.list_teams"))
        except InvalidInput as problem:
            show_problem(form, problem)
    return _form_page(form, team)


def _offer(session: Session, actor: Actor, form: TeamForm, own_id: int | None) -> None:
    others = [(row.id, row.name) for row in queries.teams(session, actor) if row.id != own_id]
    form.offer(others, people_choices(session))


def _form_page(form: TeamForm, team: Team | None) -> ResponseReturnValue:
    page = render_template("objectives/edit_team.html", form=form, team=team)
    return page, 422 if form.errors else 200
