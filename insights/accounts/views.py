"""People of the installation, for admins; everybody's own API tokens."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from insights.accounts import queries, services
from insights.accounts.forms import TokenForm
from insights.kernel.actor import EVERYONE
from insights.kernel.errors import InvalidInput
from insights.web.context import current_actor, current_session
from insights.web.forms import show_problem

blueprint = Blueprint("accounts", __name__)


@blueprint.get("/people")
def list_people() -> ResponseReturnValue:
    """Everybody who may sign in, with their role."""
    people = queries.people_with(current_session(), EVERYONE)
    return render_template("accounts/list_people.html", people=people)


@blueprint.route("/me/tokens", methods=["GET", "POST"])
def list_tokens() -> ResponseReturnValue:
    """The own tokens; a new one is shown this once."""
    session, actor = current_session(), current_actor()
    form, made = TokenForm(), None
    if form.validate_on_submit():
        try:
            may_write = form.rights.data == "write"
            made = services.create_token(session, actor, form.name.data or "", may_write=may_write)
            form = TokenForm(formdata=None)
        except InvalidInput as problem:
            show_problem(form, problem)
    tokens = queries.tokens_of(session, actor)
    page = render_template("accounts/list_tokens.html", form=form, tokens=tokens, made=made)
    return page, 422 if form.errors else 200


@blueprint.post("/me/tokens/<int:token_id>/revoke")
def revoke_token(token_id: int) -> ResponseReturnValue:
    """Close one of the own tokens."""
    services.revoke_token(current_session(), current_actor(), token_id)
    flash("Revoked. Programs that used it are refused from now on.", "success")
    return redirect(url_for("accounts.list_tokens"))
