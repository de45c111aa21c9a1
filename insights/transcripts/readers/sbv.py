"""SubViewer captions as YouTube's editor exports them (.sbv)."""

from __future__ import annotations

import re

from insights.transcripts.readers.captions import cues_in
from insights.transcripts.readers.cues import add_cues
from insights.transcripts.readers.parsed import Reading

_TIMING = re.compile(r"^(\d[\d:.]*),(\d[\d:.]*)$", re.MULTILINE)


def read(text: str, _filename: str = "") -> Reading:
    """Read an SBV file: both times on one line, a comma between."""
    reading = Reading("sbv")
    add_cues(reading, cues_in(_TIMING.sub(r"\1 --> \2", text), reading, has_comments=False))
    return reading
