"""People of the installation, for admins; everybody's own API tokens."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_security.recoverable import send_reset_password_instructions

from insights.accounts import queries, services
from insights.accounts.forms import InviteForm, TokenForm
from insights.kernel.actor import Role
from insights.kernel.errors import InvalidInput
from insights.web.context import current_actor, current_session
from insights.web.filters import words
from insights.web.forms import show_problem

blueprint = Blueprint("accounts", __name__)


@blueprint.get("/me")
def show_account() -> ResponseReturnValue:
    """The own account: role, password, second factor, tokens."""
    session, actor = current_session(), current_actor()
    user = queries.user(session, actor.user_id or 0)
    return render_template("accounts/show_account.html", user=user, tokens=queries.tokens_of(session, actor))


@blueprint.post("/me/reminders")
def set_reminders() -> ResponseReturnValue:
    """Turn reminders by mail on or off."""
    wanted = request.form.get("wanted") == "yes"
    services.set_reminders(current_session(), current_actor(), wanted=wanted)
    flash("Reminders will come by mail." if wanted else "No more reminders by mail.", "success")
    return redirect(url_for("accounts.show_account"))


@blueprint.post("/me/digest")
def set_digest() -> ResponseReturnValue:
    """Choose how often a digest comes by mail."""
    every = request.form.get("every", "")
    services.set_digest(current_session(), current_actor(), every)
    flash(f"A {every} digest will come by mail." if every else "No digest by mail.", "success")
    return redirect(url_for("accounts.show_account"))


@blueprint.get("/people")
def list_people() -> ResponseReturnValue:
    """Everybody with an account, and the form that invites somebody."""
    return _people(InviteForm())


@blueprint.post("/people")
def invite_person() -> ResponseReturnValue:
    """Add a person and mail them a link by which they choose a password."""
    form = InviteForm()
    if form.validate_on_submit():
        session, name = current_session(), form.name.data or ""
        try:
            email, role = form.email.data or "", Role(form.role.data)
            user = services.invite_user(session, current_actor(), email, name, role)
        except InvalidInput as problem:
            show_problem(form, problem)
        else:
            send_reset_password_instructions(user)
            flash(f"{user.name} was invited: a link to choose a password goes to {user.email}.", "success")
            return redirect(url_for("accounts.list_people"))
    return _people(form), 422


@blueprint.post("/people/<int:user_id>/invite")
def invite_again(user_id: int) -> ResponseReturnValue:
    """Mail the link once more to somebody who has not chosen a password yet."""
    user = queries.user(current_session(), user_id)
    if not user.is_invited:
        raise InvalidInput(f"{user.name} has a password already, or may not sign in.")
    send_reset_password_instructions(user)
    flash(f"A new link to choose a password goes to {user.email}.", "success")
    return redirect(url_for("accounts.list_people"))


@blueprint.post("/people/<int:user_id>/role")
def change_role(user_id: int) -> ResponseReturnValue:
    """Give a person another role."""
    role = request.form.get("role", "")
    if role not in set(Role):
        raise InvalidInput("Choose one of the roles.", "role")
    user = services.change_role(current_session(), current_actor(), user_id, Role(role))
    flash(f"{user.name} is now {words(user.role).lower()}.", "success")
    return redirect(url_for("accounts.list_people"))


@blueprint.post("/people/<int:user_id>/access")
def set_access(user_id: int) -> ResponseReturnValue:
    """Close an account, or open it again."""
    active = request.form.get("active") == "yes"
    user = services.set_access(current_session(), current_actor(), user_id, active=active)
    flash(f"{user.name} may {'sign in again' if active else 'no longer sign in'}.", "success")
    return redirect(url_for("accounts.list_people"))


@blueprint.post("/people/<int:user_id>/second-factor")
def drop_second_factor(user_id: int) -> ResponseReturnValue:
    """Take the second factor off the account of somebody who lost their device."""
    user = services.drop_second_factor(current_session(), current_actor(), user_id)
    flash(f"{user.name} signs in by password alone until they set up a new second factor.", "success")
    return redirect(url_for("accounts.list_people"))


def _people(form: InviteForm) -> str:
    people = queries.everybody(current_session())
    return render_template("accounts/list_people.html", people=people, form=form, roles=list(Role))


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
