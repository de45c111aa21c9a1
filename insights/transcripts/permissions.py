"""Who may do what with transcripts."""

from __future__ import annotations

from insights.kernel.actor import RESEARCH, TEAM

PERMISSIONS = {"transcripts.read": TEAM, "transcripts.edit": RESEARCH}

ROUTES = {
    "upload_transcripts": "transcripts.edit",
    "list_imports": "transcripts.edit",
    "show_lines": "transcripts.edit",
    "retry_import": "transcripts.edit",
    "import_anyway": "transcripts.edit",
    "discard_import": "transcripts.edit",
    "take_as_newer": "transcripts.edit",
    "give_newer": "transcripts.edit",
    "take_as_update": "transcripts.edit",
    "show_recording": "transcripts.read",
    "play_recording": "transcripts.read",
    "attach_recording": "transcripts.edit",
    "remove_recording": "transcripts.edit",
    "show_transcript": "transcripts.read",
    "show_turn": "transcripts.read",
    "correct_turn": "transcripts.edit",
    "edit_transcript": "transcripts.edit",
    "edit_speakers": "transcripts.edit",
    "remove_transcript": "transcripts.edit",
}
