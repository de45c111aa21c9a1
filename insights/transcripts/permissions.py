"""Who may do what with transcripts."""

from __future__ import annotations

from insights.kernel.actor import RESEARCH, TEAM

PERMISSIONS = {"transcripts.read": TEAM, "transcripts.edit": RESEARCH}

ROUTES = {
    "upload_transcripts": "transcripts.edit",
    "list_imports": "transcripts.edit",
    "show_import": "transcripts.edit",
    "retry_import": "transcripts.edit",
    "show_transcript": "transcripts.read",
    "show_turn": "transcripts.read",
    "edit_speakers": "transcripts.edit",
    "remove_transcript": "transcripts.edit",
}
