"""Who may do what with surveys."""

from __future__ import annotations

from insights.kernel.actor import RESEARCH, TEAM

PERMISSIONS = {"surveys.read": TEAM, "surveys.edit": RESEARCH}

ROUTES = {
    "upload_surveys": "surveys.edit",
    "list_imports": "surveys.edit",
    "show_import": "surveys.edit",
    "download_problems": "surveys.edit",
    "retry_import": "surveys.edit",
    "discard_import": "surveys.edit",
    "map_import": "surveys.edit",
    "show_columns": "surveys.edit",
    "choose_sheet": "surveys.edit",
    "upload_outcomes": "surveys.edit",
    "show_outcomes": "surveys.edit",
    "choose_success": "surveys.edit",
    "save_outcomes": "surveys.edit",
    "discard_outcomes": "surveys.edit",
    "list_surveys": "surveys.read",
    "show_survey": "surveys.read",
    "show_question": "surveys.read",
    "edit_survey": "surveys.edit",
    "remove_survey": "surveys.edit",
    "erase_respondent": "surveys.edit",
    "compare_score": "surveys.read",
    "show_crosstab": "surveys.read",
    "list_responses": "surveys.read",
    "list_scores": "surveys.read",
    "export_scores": "surveys.read",
    "show_score": "surveys.read",
    "export_score": "surveys.read",
    "edit_score": "surveys.edit",
    "pool_score": "surveys.edit",
    "leave_survey_out": "surveys.edit",
}
