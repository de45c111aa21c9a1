"""Rich text (.rtf)."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from insights.transcripts.readers.lines import Line
from insights.transcripts.readers.parsed import Reading, UnreadableTranscript
from insights.transcripts.readers.prose import add_prose
from insights.transcripts.readers.rows import Rows

_PICTURE = re.compile(r"\{\\(?:\*\\)?(?:pict|objdata)\b[^{}]*\}")


def read(content: bytes, _filename: str = "") -> Reading:
    """Read an RTF file."""
    reading = Reading("rtf")
    source = _PICTURE.sub("", content.decode("latin-1"))
    try:
        text = rtf_to_text(source, errors="replace")
    except (ValueError, LookupError, OverflowError, TypeError) as error:
        raise UnreadableTranscript("The document is damaged: it is no whole RTF.") from error
    lines: list[Line] = []
    rows = Rows()
    for number, raw in enumerate(text.replace("\r", "\n").split("\n"), 1):
        words = raw.replace("\xa0", " ").strip()
        if not words.strip("|"):
            continue
        row = (
            rows.line(words.removesuffix("|").split("|"), number)
            if words.endswith("|")
            else Line(words, number)
        )
        if row:
            lines.append(row)
    if not lines:
        raise UnreadableTranscript("The document holds no text.")
    add_prose(reading, lines)
    return reading
