"""Who may open home, briefings and search."""

from __future__ import annotations

from insights.kernel.actor import EVERYONE

PERMISSIONS = {"briefings.read": EVERYONE}

ROUTES = {"home": "briefings.read", "show_key_result": "briefings.read", "search": "briefings.read"}
