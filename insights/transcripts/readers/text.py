"""Plain text: chats, `Name: words`, Otter, Zoom, Rev, Whisper brackets, YouTube's panel, notes."""

from __future__ import annotations

import re

from insights.kernel.decoding import lines_of
from insights.transcripts.readers.chats import add_chat
from insights.transcripts.readers.lines import Line
from insights.transcripts.readers.parsed import Reading
from insights.transcripts.readers.prose import add_prose

_RULE = re.compile(r"[\s=\-_*~#.]{3,}")


def read(text: str, _filename: str = "") -> Reading:
    """Read a text file of any layout."""
    reading = Reading("txt")
    lines = plain_lines(text)
    if not add_chat(reading, lines):
        add_prose(reading, lines)
    return reading


def plain_lines(text: str) -> list[Line]:
    """The lines that hold words, each with whether a blank line stands above it."""
    lines: list[Line] = []
    gap = True
    for number, raw in enumerate(lines_of(text), 1):
        words = raw.strip()
        if not words or _RULE.fullmatch(words):
            gap = True
            continue
        lines.append(Line(words, number, gap=gap))
        gap = False
    return lines
