"""Forms of accounts: Flask-Security's with a limit on failures, and ours."""

from __future__ import annotations

from typing import Any

from flask import request
from flask_security import (
    ForgotPasswordForm,
    LoginForm,
    TwoFactorRescueForm,
    TwoFactorSetupForm,
    TwoFactorVerifyCodeForm,
)
from flask_wtf import FlaskForm
from wtforms import EmailField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, Length

from insights.accounts import queries, rules, services
from insights.kernel.actor import Role
from insights.web.choices import choices
from insights.web.context import current_session, current_settings

TOO_MANY = "Too many failed tries. Wait a quarter of an hour, then try again."


class Tries:
    """The failures of an account (or what else is guessed at) and of the address they come from."""

    def __init__(self, account: str) -> None:
        secret = current_settings().secret_key
        self.account = rules.digest(secret, account)
        self.address = rules.digest(secret, request.remote_addr or "")

    @property
    def too_many(self) -> bool:
        """Whether the door is closed for now."""
        failures = queries.failures_within_window(current_session(), self.account, self.address)
        return rules.must_wait(*failures)

    def count(self, succeeded: bool) -> bool:
        """Note how a try ended, and say it again."""
        if succeeded:
            services.forget_failures(current_session(), self.account)
        else:
            services.record_failure(current_session(), self.account, self.address)
        return succeeded


class SignInForm(LoginForm):
    """Refuses while an account or an address has too many recent failures."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Call the fields by our words."""
        super().__init__(*args, **kwargs)
        self.email.label.text = "E-mail address"
        self.remember.label.text = "Keep me signed in"

    def validate(self, **kwargs: Any) -> bool:
        """Check the limit first, then the password; count a failure."""
        tries = Tries(self.email.data or "")
        if tries.too_many:
            self.form_errors = [TOO_MANY]
            return False
        return tries.count(super().validate(**kwargs))


class CodeForm(TwoFactorVerifyCodeForm):
    """The code of a second factor: guessing it is limited like guessing a password."""

    def validate(self, **kwargs: Any) -> bool:
        """Check the limit first, then the code; count a failure."""
        tries = Tries(f"code of {self.user.id if self.user else 0}")
        if tries.too_many:
            self.code.errors = [TOO_MANY]
            return False
        return tries.count(super().validate(**kwargs))


class SecondFactorForm(TwoFactorSetupForm):
    """Turns a second factor on or off; its choices in the kind that WTForms keeps."""

    setup = RadioField(
        "Second factor",
        choices=choices([("authenticator", "Authenticator app"), ("disable", "None")]),
        validate_choice=False,
    )


class NoRescueForm(TwoFactorRescueForm):
    """Nobody gets in around a second factor by a form; an admin takes it off."""

    help_setup = RadioField("Ask", choices=choices([("help", "Ask an admin")]), validate_choice=False)


class LostPasswordForm(ForgotPasswordForm):
    """Asks for a link by mail; each asking counts, so that nobody is flooded."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Call the field by our words."""
        super().__init__(*args, **kwargs)
        self.email.label.text = "E-mail address"

    def validate(self, **kwargs: Any) -> bool:
        """Check the limit, count, then look for the account."""
        tries = Tries(f"link for {self.email.data or ''}")
        if tries.too_many:
            self.email.errors = [TOO_MANY]
            return False
        tries.count(False)
        return super().validate(**kwargs)


ROLES = [
    (Role.RESEARCHER.value, "Researcher: uploads, analyses, writes insights"),
    (Role.PM.value, "Product manager: metrics, objectives, drafts of insights"),
    (Role.STAKEHOLDER.value, "Stakeholder: reads what is published"),
    (Role.ADMIN.value, "Admin: everything, and who may do what"),
]


class InviteForm(FlaskForm):
    """A person to invite."""

    email = EmailField("E-mail", [DataRequired("Give the address the invitation goes to."), Length(max=255)])
    name = StringField("Name", [DataRequired("Give the name others will read."), Length(max=200)])
    role = SelectField("Role", choices=choices(ROLES), default=Role.STAKEHOLDER.value)


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
