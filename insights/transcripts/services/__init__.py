"""Writes of transcripts: from an upload to a whole transcript, its speakers, its removal."""

from insights.transcripts.services.editing import edit_transcript
from insights.transcripts.services.imports import (
    accept_members,
    accept_upload,
    ask_for_clearing,
    ask_for_reading,
    begin_transcript,
    discard_import,
    finish_transcript,
    import_anyway,
    mark_failed,
    recognise_upload,
    retry_reading,
    take_as_update,
)
from insights.transcripts.services.media import attach_recording, keep_recording, remove_recording
from insights.transcripts.services.newer import accept_newer, hold_as_newer, take_as_newer
from insights.transcripts.services.passages import (
    PassageDraft,
    add_first_passages,
    add_passages,
    replace_passages,
)
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
    correct_speakers,
    index_turns,
    role_of,
    say_who_speaks,
    speaking_of,
)
from insights.transcripts.services.spoken import keep_spoken
from insights.transcripts.services.wording import correct_words, wording_of

__all__ = [
    "ERASED",
    "PassageDraft",
    "SpeakerDraft",
    "TurnDraft",
    "accept_members",
    "accept_newer",
    "accept_upload",
    "add_first_passages",
    "add_passages",
    "add_sections",
    "add_speakers",
    "add_turns",
    "ask_for_clearing",
    "ask_for_indexing",
    "ask_for_reading",
    "ask_for_splitting",
    "attach_recording",
    "begin_transcript",
    "correct_speaker",
    "correct_speakers",
    "correct_words",
    "discard_import",
    "edit_transcript",
    "erase_person",
    "finish_transcript",
    "hold_as_newer",
    "import_anyway",
    "index_turns",
    "keep_recording",
    "keep_spoken",
    "mark_failed",
    "recognise_upload",
    "remove_recording",
    "remove_transcript",
    "remove_unfinished",
    "replace_passages",
    "retry_reading",
    "role_of",
    "say_who_speaks",
    "speaking_of",
    "take_as_newer",
    "take_as_update",
    "wording_of",
]
