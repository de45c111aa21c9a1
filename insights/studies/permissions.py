"""Who may do what with studies."""

from __future__ import annotations

from insights.kernel.actor import RESEARCH, TEAM

PERMISSIONS = {"studies.read": TEAM, "studies.edit": RESEARCH}

ROUTES = {
    "list_studies": "studies.read",
    "show_study": "studies.read",
    "new_study": "studies.edit",
    "edit_study": "studies.edit",
    "show_sessions": "studies.read",
    "show_tasks": "studies.read",
}
