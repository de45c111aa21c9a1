"""Accounts: users, sign-in by Flask-Security (argon2, our templates, our roles), the audit trail."""

from __future__ import annotations

from flask import Flask, Response, g, request
from flask_security import FSQLALiteUserDatastore, RoleMixin, Security, current_user

from insights.accounts import queries, rules, services
from insights.accounts.forms import SignInForm
from insights.accounts.models import User
from insights.accounts.permissions import PERMISSIONS, ROUTES
from insights.accounts.rules import SAMPLE_PASSWORD
from insights.accounts.views import blueprint
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.kernel.errors import Forbidden
from insights.kernel.settings import Settings
from insights.kernel.wiring import SIGNED_IN, Feature, Link
from insights.web.api import is_api_request
from insights.web.extensions import db
from insights.web.guards import SAFE_METHODS

FEATURE = Feature(
    name="accounts",
    blueprint=blueprint,
    permissions=PERMISSIONS,
    routes=ROUTES,
    user=(
        Link("Change password", "security.change_password", SIGNED_IN, order=80),
        Link("API tokens", "accounts.list_tokens", SIGNED_IN, order=85),
        Link("People", "accounts.list_people", "accounts.manage", order=90),
    ),
)


class NoRole(RoleMixin):
    """Flask-Security wants a role model; roles here are a column of the user and the permission table."""


def add_security(app: Flask, settings: Settings) -> None:
    """Bind Flask-Security to the app."""
    app.config.update(
        SECURITY_PASSWORD_HASH="argon2",  # noqa: S106 - the name of the method
        SECURITY_PASSWORD_SINGLE_HASH=["argon2"],
        SECURITY_PASSWORD_SALT=settings.secret_key,
        SECURITY_EMAIL_VALIDATOR_ARGS={"check_deliverability": False},
        SECURITY_LOGIN_URL="/sign-in",
        SECURITY_LOGOUT_URL="/sign-out",
        SECURITY_LOGOUT_METHODS=["POST"],
        SECURITY_POST_LOGIN_VIEW="/",
        SECURITY_POST_LOGOUT_VIEW="/sign-in",
        SECURITY_CHANGEABLE=True,
        SECURITY_CHANGE_URL="/me/password",
        SECURITY_SEND_PASSWORD_CHANGE_EMAIL=False,
        SECURITY_PASSWORD_LENGTH_MIN=12,
        SECURITY_LOGIN_USER_TEMPLATE="accounts/sign_in.html",
        SECURITY_CHANGE_PASSWORD_TEMPLATE="accounts/change_password.html",  # noqa: S106 - a file
        SECURITY_RETURN_GENERIC_RESPONSES=True,
        SECURITY_MSG_GENERIC_AUTHN_FAILED=("The e-mail address or the password is wrong.", "error"),
        SECURITY_FLASH_MESSAGES=False,
        SECURITY_JOIN_USER_ROLES=False,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        SESSION_COOKIE_NAME="insights",
        REMEMBER_COOKIE_HTTPONLY=True,
        REMEMBER_COOKIE_SAMESITE="Lax",
        REMEMBER_COOKIE_SECURE=settings.secure_cookies,
    )
    security = Security(app, FSQLALiteUserDatastore(db, User, NoRole), login_form=SignInForm)

    @security.login_context_processor
    def _sample() -> dict[str, object]:
        users = queries.sample_users(db.session)
        return {"sample_users": users, "sample_password": SAMPLE_PASSWORD}


def load_actor() -> Actor | None:
    """The signed-in user as an actor; on /api the owner of the token, whatever cookies were sent."""
    if is_api_request():
        return _bearer(request.headers.get("Authorization", ""))
    user = current_user
    return user.as_actor() if user and user.is_authenticated else None


def note_token_use(response: Response) -> Response:
    """After a request: keep the day of the token's last use, one write a day."""
    token = g.pop("token", None)
    if token is not None and token.last_used_on != clock.today():
        db.session.rollback()  # ends the request's read, which could not write
        services.note_token_use(db.session, token.id)
        db.session.commit()
    return response


def _bearer(header: str) -> Actor | None:
    token = rules.token_in(header)
    found = queries.token_in_use(db.session, rules.token_digest(token)) if token else None
    if found is None:
        return None
    g.token, user = found
    if request.method not in SAFE_METHODS and not g.token.may_write:
        raise Forbidden("This token may only read. Make one that may write as well.")
    return user.as_actor()
