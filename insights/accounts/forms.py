"""The sign-in form: Flask-Security's, with a limit on failures."""

from __future__ import annotations

from typing import Any

from flask import request
from flask_security import LoginForm
from flask_wtf import FlaskForm
from wtforms import RadioField, StringField
from wtforms.validators import DataRequired, Length

from insights.accounts import queries, rules, services
from insights.web.choices import choices
from insights.web.context import current_session, current_settings

TOO_MANY = "Too many failed tries. Wait a quarter of an hour, then try again."


class SignInForm(LoginForm):
    """Refuses while an account or an address has too many recent failures."""

    def validate(self, **kwargs: Any) -> bool:
        """Check the limit first, then the password; count a failure."""
        session, secret = current_session(), current_settings().secret_key
        account = rules.digest(secret, self.email.data or "")
        address = rules.digest(secret, request.remote_addr or "")
        if rules.must_wait(*queries.failures_within_window(session, account, address)):
            self.form_errors = [TOO_MANY]
            return False
        if super().validate(**kwargs):
            services.forget_failures(session, account)
            return True
        services.record_failure(session, account, address)
        return False


class TokenForm(FlaskForm):
    """A new API token."""

    name = StringField(
        "Name",
        [DataRequired("Name the token after the program that will use it."), Length(max=120)],
        description="The program that will use it, like “nightly export of sales”.",
    )
    rights = RadioField(
        "It may",
        choices=choices([("read", "read"), ("write", "read and write")]),
        default="read",
        description="Never more than your own role may.",
    )
