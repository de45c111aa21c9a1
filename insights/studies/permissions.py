"""Who may do what with studies."""

from __future__ import annotations

from insights.kernel.actor import RESEARCH, TEAM

PERMISSIONS = {"studies.read": TEAM, "studies.edit": RESEARCH}

ROUTES = {
    "list_studies": "studies.read",
    "show_study": "studies.read",
    "new_study": "studies.edit",
    "edit_study": "studies.edit",
    "set_members": "studies.edit",
    "show_sessions": "studies.read",
    "show_tasks": "studies.read",
    "export_tasks": "studies.read",
    "add_task": "studies.edit",
    "edit_outcomes": "studies.edit",
    "list_participants": "studies.read",
    "show_participant": "studies.read",
    "describe_participant": "studies.edit",
    "record_consent": "studies.edit",
    "withdraw_consent": "studies.edit",
    "erase_participant": "studies.edit",
}
