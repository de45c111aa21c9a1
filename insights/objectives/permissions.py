"""Who may do what with objectives."""

from __future__ import annotations

from insights.kernel.actor import EVERYONE, PLANNING, TEAM

PERMISSIONS = {"objectives.read": EVERYONE, "objectives.edit": PLANNING, "objectives.comment": TEAM}

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
    "close_objective": "objectives.edit",
    "reopen_objective": "objectives.edit",
    "carry_over": "objectives.edit",
    "review_period": "objectives.read",
    "show_story": "objectives.read",
    "import_okrs": "objectives.edit",
    "advise": "objectives.edit",
    "edit_sidemetrics": "objectives.edit",
    "remove_side_metric": "objectives.edit",
    "move_key_result": "objectives.edit",
    "comment_objective": "objectives.comment",
    "comment_key_result": "objectives.comment",
    "comment_check_in": "objectives.comment",
    "list_teams": "objectives.read",
    "new_team": "objectives.edit",
    "edit_team": "objectives.edit",
}
