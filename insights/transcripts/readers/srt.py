"""SubRip captions (.srt)."""

from __future__ import annotations

from insights.transcripts.readers.captions import cues_in
from insights.transcripts.readers.cues import add_cues
from insights.transcripts.readers.parsed import Reading


def read(text: str, _filename: str = "") -> Reading:
    """Read an SRT file; numbers and timings may be sloppy."""
    reading = Reading("srt")
    add_cues(reading, cues_in(text, reading, has_comments=False))
    return reading
