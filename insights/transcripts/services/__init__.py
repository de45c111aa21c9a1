"""Writes of transcripts: from an upload to a whole transcript, its speakers, its removal."""

from insights.transcripts.services.imports import (
    accept_upload,
    ask_for_clearing,
    ask_for_reading,
    begin_transcript,
    finish_transcript,
    mark_failed,
)
from insights.transcripts.services.passages import PassageDraft, add_passages, replace_passages
from insights.transcripts.services.removal import (
    ERASED,
    erase_person,
    remove_transcript,
    remove_unfinished,
)
from insights.transcripts.services.speech import (
    SpeakerDraft,
    TurnDraft,
    add_sections,
    add_speakers,
    add_turns,
    ask_for_indexing,
    ask_for_splitting,
    correct_speaker,
    index_turns,
)

__all__ = [
    "ERASED",
    "PassageDraft",
    "SpeakerDraft",
    "TurnDraft",
    "accept_upload",
    "add_passages",
    "add_sections",
    "add_speakers",
    "add_turns",
    "ask_for_clearing",
    "ask_for_indexing",
    "ask_for_reading",
    "ask_for_splitting",
    "begin_transcript",
    "correct_speaker",
    "erase_person",
    "finish_transcript",
    "index_turns",
    "mark_failed",
    "remove_transcript",
    "remove_unfinished",
    "replace_passages",
]
