"""Who may open home, briefings, the gap board and search."""

from __future__ import annotations

from insights.kernel.actor import EVERYONE, TEAM

PERMISSIONS = {"briefings.read": EVERYONE, "briefings.gaps": TEAM}

ROUTES = {
    "home": "briefings.read",
    "show_key_result": "briefings.read",
    "show_digest": "briefings.read",
    "show_gaps": "briefings.gaps",
    "search": "briefings.read",
}
