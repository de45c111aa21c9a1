"""Who may do what with highlights and codes."""

from __future__ import annotations

from insights.kernel.actor import RESEARCH, TEAM

PERMISSIONS = {"highlights.read": TEAM, "highlights.edit": RESEARCH}

ROUTES = {
    "create_highlight": "highlights.edit",
    "show_highlight": "highlights.read",
    "edit_highlight": "highlights.edit",
    "remove_highlight": "highlights.edit",
    "undo_highlight": "highlights.edit",
    "list_highlights": "highlights.read",
    "export_highlights": "highlights.read",
    "show_codebook": "highlights.read",
    "show_tag": "highlights.read",
    "edit_tag": "highlights.edit",
    "new_tag": "highlights.edit",
    "merge_tag": "highlights.edit",
    "remove_tag": "highlights.edit",
    "code_answers": "highlights.edit",
    "undo_coding": "highlights.edit",
    "move_codes": "highlights.edit",
    "move_highlights": "highlights.edit",
    "show_move": "highlights.edit",
    "show_move_progress": "highlights.edit",
    "confirm_move": "highlights.edit",
    "discard_move": "highlights.edit",
}
