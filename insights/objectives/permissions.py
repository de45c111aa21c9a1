"""Who may do what with objectives."""

from __future__ import annotations

from insights.kernel.actor import EVERYONE, PLANNING

PERMISSIONS = {"objectives.read": EVERYONE, "objectives.edit": PLANNING}

ROUTES = {
    "list_objectives": "objectives.read",
    "show_objective": "objectives.read",
    "new_objective": "objectives.edit",
    "edit_objective": "objectives.edit",
    "archive_objective": "objectives.edit",
    "show_key_result": "objectives.read",
    "new_key_result": "objectives.edit",
    "edit_key_result": "objectives.edit",
    "agree_key_result": "objectives.edit",
    "archive_key_result": "objectives.edit",
    "check_in": "objectives.edit",
    "my_check_ins": "objectives.edit",
    "list_teams": "objectives.read",
    "new_team": "objectives.edit",
    "edit_team": "objectives.edit",
}
