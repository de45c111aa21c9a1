"""Accounts: users, sign-in, the audit trail."""

from __future__ import annotations

from insights.accounts.permissions import PERMISSIONS, ROUTES
from insights.accounts.views import blueprint
from insights.kernel.wiring import Feature

FEATURE = Feature(name="accounts", blueprint=blueprint, permissions=PERMISSIONS, routes=ROUTES)
