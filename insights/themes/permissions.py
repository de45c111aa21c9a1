"""Who may do what with themes."""

from __future__ import annotations

from insights.kernel.actor import RESEARCH, TEAM

PERMISSIONS = {"themes.read": TEAM, "themes.edit": RESEARCH}

ROUTES = {
    "list_themes": "themes.read",
    "list_remainder": "themes.read",
    "place_passages": "themes.edit",
    "start_analysis": "themes.edit",
    "cancel_analysis": "themes.edit",
    "show_analysis": "themes.read",
    "list_pain_points": "themes.read",
    "show_theme": "themes.read",
    "show_answer": "themes.read",
    "decide_themes": "themes.edit",
    "confirm_theme": "themes.edit",
    "reject_theme": "themes.edit",
    "rename_theme": "themes.edit",
    "merge_theme": "themes.edit",
    "move_passages": "themes.edit",
    "undo_decision": "themes.edit",
    "review_themes": "themes.read",
    "accept_proposal": "themes.edit",
    "refuse_proposal": "themes.edit",
    "answer_proposals": "themes.edit",
    "give_theme_kind": "themes.edit",
    "give_passages_kind": "themes.edit",
    "list_readers": "themes.edit",
    "teach_reader": "themes.edit",
    "adopt_reader": "themes.edit",
    "decline_reader": "themes.edit",
    "use_shipped_reader": "themes.edit",
}
