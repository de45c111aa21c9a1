"""SubStation Alpha captions (.ass, .ssa)."""

from __future__ import annotations

import html
import re

from insights.kernel.decoding import lines_of
from insights.transcripts.readers.clocks import seconds_of
from insights.transcripts.readers.cues import Cue, add_cues
from insights.transcripts.readers.parsed import Reading

_USUAL = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")
_DRAWN = re.compile(r"\{[^{}]*\\p[1-9]")
_BRACED = re.compile(r"\{[^{}]*\}")
_BREAK = re.compile(r"\\[Nn]")


def read(text: str, _filename: str = "") -> Reading:
    """Read the dialogue of an .ass or .ssa file; its name column says who speaks."""
    reading = Reading("ass")
    columns: tuple[str, ...] = _USUAL
    said: dict[Cue, None] = {}
    in_events = False
    for number, line in enumerate(lines_of(text), 1):
        key, _, rest = line.strip().partition(":")
        if key[:1] == "[":
            in_events = key.lower() == "[events]"
        elif in_events and key == "Format":
            columns = tuple(column.strip().lower() for column in rest.split(","))
        elif key == "Dialogue" and not _DRAWN.search(rest):
            cells = rest.strip().split(",", len(columns) - 1)
            cue = _cue(dict(zip(columns, cells, strict=False)))
            if cue:
                said.setdefault(cue)
            else:
                reading.warn("This line of dialogue has no words or times that can be read.", number)
        elif key == "Title" and rest.strip():
            reading.notes.append(rest.strip())
    add_cues(reading, sorted(said, key=lambda cue: cue.start or 0.0))
    return reading


def _cue(cells: dict[str, str]) -> Cue | None:
    start, end = seconds_of(cells.get("start", "")), seconds_of(cells.get("end", ""))
    words = _BREAK.sub("\n", _BRACED.sub("", cells.get("text", ""))).replace(r"\h", " ").strip()
    if start is None or not words:
        return None
    who = (cells.get("name") or cells.get("actor") or "").strip()
    words = html.escape(words, quote=False)
    return Cue(start, end, f"<v {who}>{words}" if who else words, 0)
