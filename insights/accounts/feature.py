"""Accounts: users, sign-in by Flask-Security (argon2, our templates, our roles), the audit trail."""

from __future__ import annotations

from datetime import timedelta
from functools import wraps
from typing import Any, cast

from flask import Flask, Response, g, redirect, request
from flask.typing import ResponseReturnValue
from flask_security import FSQLALiteUserDatastore, MailUtil, RoleMixin, Security, current_user

from insights.accounts import queries, rules, services
from insights.accounts.forms import CodeForm, LostPasswordForm, NoRescueForm, SecondFactorForm, SignInForm
from insights.accounts.models import User
from insights.accounts.permissions import PERMISSIONS, ROUTES
from insights.accounts.rules import SAMPLE_PASSWORD
from insights.accounts.views import blueprint
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.kernel.errors import Forbidden
from insights.kernel.mail import send_mail
from insights.kernel.settings import Settings
from insights.kernel.wiring import SIGNED_IN, Feature, Link
from insights.web.api import is_api_request
from insights.web.context import current_settings
from insights.web.extensions import db
from insights.web.guards import SAFE_METHODS

FEATURE = Feature(
    name="accounts",
    blueprint=blueprint,
    permissions=PERMISSIONS,
    routes=ROUTES,
    user=(
        Link("My account", "accounts.show_account", SIGNED_IN, order=80),
        Link("API tokens", "accounts.list_tokens", SIGNED_IN, order=85),
        Link("People", "accounts.list_people", "accounts.manage", order=90),
    ),
)


class NoRole(RoleMixin):
    """Flask-Security wants a role model; roles here are a column of the user and the permission table."""


class Post(MailUtil):
    """Hands Flask-Security's mail to ours."""

    def send_mail(
        self,
        template: str,
        subject: str,
        recipient: str | tuple[str, str],
        sender: str | tuple[str, str],
        body: str | None,
        html: str | None,
        **kwargs: Any,
    ) -> None:
        """Send the text of a mail."""
        settings = current_settings()
        to = recipient if isinstance(recipient, str) else recipient[1]
        send_mail(settings.mail_url, settings.base_url, to, subject, body or "")


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
        SECURITY_RECOVERABLE=True,
        SECURITY_RESET_URL="/lost-password",
        SECURITY_RESET_PASSWORD_WITHIN=timedelta(days=2),
        SECURITY_FORGOT_PASSWORD_TEMPLATE="accounts/lost_password.html",  # noqa: S106 - a file
        SECURITY_RESET_PASSWORD_TEMPLATE="accounts/choose_password.html",  # noqa: S106 - a file
        SECURITY_EMAIL_SUBJECT_PASSWORD_RESET="Choose a password for Insights",  # noqa: S106 - a subject
        SECURITY_EMAIL_TEMPLATE_PASSWORD_RESET="accounts/mail/choose_password",  # noqa: S106 - a file
        SECURITY_SEND_PASSWORD_RESET_NOTICE_EMAIL=False,
        SECURITY_EMAIL_HTML=False,
        SECURITY_TWO_FACTOR=True,
        SECURITY_TWO_FACTOR_ENABLED_METHODS=["authenticator"],
        SECURITY_TWO_FACTOR_SETUP_URL="/me/second-factor",
        SECURITY_TWO_FACTOR_TOKEN_VALIDATION_URL="/sign-in/code",  # noqa: S106 - an address
        SECURITY_TWO_FACTOR_RESCUE_EMAIL=False,
        SECURITY_TWO_FACTOR_POST_SETUP_VIEW="/me",
        SECURITY_TWO_FACTOR_SETUP_TEMPLATE="accounts/set_second_factor.html",
        SECURITY_TWO_FACTOR_VERIFY_CODE_TEMPLATE="accounts/enter_code.html",
        SECURITY_TOTP_SECRETS={"1": rules.digest(settings.secret_key, "second factor")},
        SECURITY_TOTP_ISSUER="Insights",
        SECURITY_VERIFY_URL="/me/verify",
        SECURITY_VERIFY_TEMPLATE="accounts/verify.html",
        SECURITY_FLASH_MESSAGES=True,
        SECURITY_JOIN_USER_ROLES=False,
        **{f"SECURITY_MSG_{name}": said for name, said in rules.SAID.items()},
        **_cookies(settings),
    )
    security = Security(
        app,
        FSQLALiteUserDatastore(db, User, NoRole),
        login_form=SignInForm,
        forgot_password_form=LostPasswordForm,
        two_factor_verify_code_form=CodeForm,
        two_factor_setup_form=SecondFactorForm,
        two_factor_rescue_form=NoRescueForm,
        mail_util_cls=Post,
    )

    _ask_strangers_only(app, "security.two_factor_token_validation")

    @security.mail_context_processor
    def _address() -> dict[str, object]:
        return {"base_url": settings.base_url}

    @security.login_context_processor
    def _sample() -> dict[str, object]:
        users = queries.sample_users(db.session)
        return {"sample_users": users, "sample_password": SAMPLE_PASSWORD}


def _cookies(settings: Settings) -> dict[str, object]:
    return {
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": settings.secure_cookies,
        "SESSION_COOKIE_NAME": "insights",
        "REMEMBER_COOKIE_HTTPONLY": True,
        "REMEMBER_COOKIE_SAMESITE": "Lax",
        "REMEMBER_COOKIE_SECURE": settings.secure_cookies,
    }


def _ask_strangers_only(app: Flask, endpoint: str) -> None:
    """Flask-Security takes a signed-in visitor of the page of the code for an attack, and signs out."""
    view = app.view_functions[endpoint]

    @wraps(view)
    def asked(**arguments: Any) -> ResponseReturnValue:
        if current_user.is_authenticated:
            return redirect("/")
        return cast(ResponseReturnValue, view(**arguments))

    app.view_functions[endpoint] = asked


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
