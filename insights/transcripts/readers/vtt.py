"""WebVTT in the dialects of Zoom, Teams, Meet, Whisper, YouTube and others."""

from __future__ import annotations

import html
import json
import re

from insights.transcripts.readers.captions import cues_in
from insights.transcripts.readers.cues import add_cues
from insights.transcripts.readers.parsed import Reading

_HEADER = re.compile(r"(?im)^Language:[ \t]*([A-Za-z-]{2,10})[ \t]*$")
_NAMED_ID = re.compile(r'^\d+ "([^"\n<>]{1,80})" \(\d+\)\n([^\n]*-->[^\n]*\n)', re.MULTILINE)


_SPOKEN = re.compile(r'^\{[^\n]*"spokenText"[^\n]*\}$', re.MULTILINE)


def read(text: str, _filename: str = "") -> Reading:
    """Read a WebVTT file; a missing `WEBVTT` line is only worth a warning."""
    reading = Reading("vtt")
    if not text.lstrip().startswith("WEBVTT"):
        reading.warn("The first line is not WEBVTT; the file was read as WebVTT all the same.", 1)
    declared = _HEADER.search(text[:400].partition("-->")[0])
    reading.language = declared[1] if declared else None
    if '" (' in text:
        text = _NAMED_ID.sub(r"\n\2<v \1>", text)  # Webex: the name stands in the cue's identifier
    if '"spokenText"' in text:
        text = _SPOKEN.sub(_spoken, text)
    add_cues(reading, cues_in(text, reading, has_comments=True))
    return reading


def _spoken(found: re.Match[str]) -> str:
    """Teams' captions with metadata, an object in each, as a voice and its words."""
    try:
        told = json.loads(found[0])
    except (ValueError, RecursionError):
        return found[0]
    who, said = (" ".join(str(told.get(key) or "").split()) for key in ("speakerName", "spokenText"))
    return f"<v {who}>{html.escape(said, quote=False)}" if who else html.escape(said, quote=False)
