"""Writes of highlights, tags and the codebook, and of what moves in from other tools."""

from insights.highlights.services.coding import code_answers, drop_codes, undo_coding
from insights.highlights.services.marking import (
    create_highlight,
    create_tag,
    edit_highlight,
    edit_tag,
    erase_person,
    follow_speakers,
    follow_words,
    heed_consent,
    merge_tags,
    remove_highlight,
    remove_tag,
)
from insights.highlights.services.marks import Marked, mark_words, unmark_words
from insights.highlights.services.moving import (
    accept_export,
    add_codes,
    confirm_move,
    discard_move,
    finish_move,
    keep_found,
    keep_rest,
    keep_talk,
    mark_failed,
    mark_quotes,
)

__all__ = [
    "Marked",
    "accept_export",
    "add_codes",
    "code_answers",
    "confirm_move",
    "create_highlight",
    "create_tag",
    "discard_move",
    "drop_codes",
    "edit_highlight",
    "edit_tag",
    "erase_person",
    "finish_move",
    "follow_speakers",
    "follow_words",
    "heed_consent",
    "keep_found",
    "keep_rest",
    "keep_talk",
    "mark_failed",
    "mark_quotes",
    "mark_words",
    "merge_tags",
    "remove_highlight",
    "remove_tag",
    "undo_coding",
    "unmark_words",
]
