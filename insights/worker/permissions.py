"""Who may look at background work."""

from __future__ import annotations

from insights.kernel.actor import TEAM

PERMISSIONS = {"jobs.read": TEAM}

ROUTES = {
    "list_jobs": "jobs.read",
    "show_progress": "jobs.read",
    "retry": "jobs.read",
    "cancel": "jobs.read",
}
