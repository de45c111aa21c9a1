"""Which address is open to whom, for Flask-Security's routes and ours."""

from __future__ import annotations

from insights.kernel.actor import ADMINS
from insights.kernel.wiring import PUBLIC, SIGNED_IN

PERMISSIONS = {"accounts.manage": ADMINS}

ROUTES = {
    "security.login": PUBLIC,
    "security.logout": SIGNED_IN,
    "security.change_password": SIGNED_IN,
    "security.verify": SIGNED_IN,
    "security.forgot_password": PUBLIC,
    "security.reset_password": PUBLIC,
    "security.two_factor_setup": SIGNED_IN,
    "security.two_factor_setup_validate": SIGNED_IN,
    "security.two_factor_token_validation": PUBLIC,
    "security.two_factor_rescue": SIGNED_IN,
    "security.tf_select": SIGNED_IN,
    "show_account": SIGNED_IN,
    "set_reminders": SIGNED_IN,
    "set_digest": SIGNED_IN,
    "list_tokens": SIGNED_IN,
    "revoke_token": SIGNED_IN,
    "list_people": "accounts.manage",
    "invite_person": "accounts.manage",
    "invite_again": "accounts.manage",
    "change_role": "accounts.manage",
    "set_access": "accounts.manage",
    "drop_second_factor": "accounts.manage",
}
