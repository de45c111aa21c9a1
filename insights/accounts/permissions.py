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
    "list_tokens": SIGNED_IN,
    "revoke_token": SIGNED_IN,
    "list_people": "accounts.manage",
}
