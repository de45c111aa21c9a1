"""Plain text: chats, `Name: words`, Otter, Zoom, Rev, Whisper brackets, YouTube's panel, notes."""

from __future__ import annotations

import re

from insights.kernel.decoding import lines_of
from insights.transcripts.readers.chats import add_chat
from insights.transcripts.readers.lines import Line
from insights.transcripts.readers.parsed import Reading
from insights.transcripts.readers.printed import Printed, lines_without_paper
from insights.transcripts.readers.prose import add_prose

_RULED = re.compile(r"([=\-_*~#])\1{2,}[ \t]*([^=\-_*~#\s].{0,160}?)[ \t]*\1{3,}")
_RULE = re.compile(r"[\s=\-_*~#.]{3,}")


def read(text: str, _filename: str = "") -> Reading:
    """Read a text file of any layout."""
    reading = Reading("txt")
    lines = plain_lines(text)
    if not add_chat(reading, lines):
        add_prose(reading, lines)
    return reading


def plain_lines(text: str) -> list[Line]:
    """The lines that hold words, each with whether a paragraph begins; rules around words make a heading."""
    printed: list[Printed] = []
    titles: set[int] = set()
    blanks = 1
    for number, raw in enumerate(lines_of(text), 1):
        words = raw.strip()
        if not words or _RULE.fullmatch(words):
            blanks += 1
            continue
        ruled = _RULED.fullmatch(words) if words[0] == words[-1] else None
        if ruled:
            titles.add(number)
        indent = len(raw) - len(raw.lstrip())
        printed.append(Printed(ruled[2] if ruled else words, number, indent, blanks))
        blanks = int(bool(ruled))
    lines = lines_without_paper(printed)
    return (
        [line._replace(heading=2) if line.number in titles else line for line in lines] if titles else lines
    )
