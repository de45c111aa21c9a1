"""Transcripts of Transcriber (.trs) and EXMARaLDA (.exb)."""

from __future__ import annotations

import io

from lxml import etree

from insights.transcripts.readers.parsed import Reading, Turn
from insights.transcripts.readers.tiers import Tier, add_tiers
from insights.transcripts.readers.values import seconds
from insights.transcripts.readers.xmlstream import (
    bare_attribute,
    bare_name,
    events_of,
    forget,
    without_declaration,
)


def read(text: str, _filename: str = "") -> Reading:
    """Read a file of either tool, by its root."""
    content = io.BytesIO(without_declaration(text))
    return _exmaralda(content) if "<basic-transcription" in text[:20_000] else _transcriber(content)


def _transcriber(content: io.BytesIO) -> Reading:
    """Turns with the times inside them; where two speak at once, each says what follows their number."""
    reading = Reading("trs")
    people: dict[str, str] = {}
    for event, element, name in events_of(content, "Trans", "Speaker", "Turn"):
        if event == "start" and name == "Trans":
            reading.language = bare_attribute(element, "lang")
        elif event == "end" and name == "Speaker":
            people[element.get("id") or ""] = (element.get("name") or "").strip()
        elif event == "end" and name == "Turn":
            reading.segments += _spoken(element, people)
            forget(element)
    return reading


def _spoken(turn: etree._Element, people: dict[str, str]) -> list[Turn]:
    present = [people.get(key) or key for key in (turn.get("speaker") or "").split()]
    who = present[0] if present else None
    start, last = seconds(turn.get("startTime"), 1.0), seconds(turn.get("endTime"), 1.0)
    said: list[Turn] = []
    words = turn.text or ""
    for child in turn:
        name = bare_name(child)
        if name in ("Sync", "Who"):
            said.append(Turn(who, start, None, " ".join(words.split())))
            words = ""
        if name == "Sync":
            start = seconds(child.get("time"), 1.0)
        elif name == "Who":
            number = child.get("nb") or ""
            at = int(number) - 1 if number.isdecimal() and len(number) < 4 else 0
            who = present[at] if 0 <= at < len(present) else who
        inside = child.text if name == "Sync" else None
        words += f" {inside or ''} {child.tail or ''}"
    said = [part for part in (*said, Turn(who, start, None, " ".join(words.split()))) if part.text]
    ends = [*(part.start for part in said[1:]), last]
    return [part._replace(end=end) for part, end in zip(said, ends, strict=False)]


def _exmaralda(content: io.BytesIO) -> Reading:
    """The tiers of kind `t`, each with its speaker's name or sign."""
    reading = Reading("exb")
    people: dict[str, str] = {}
    clocks: dict[str, float | None] = {}
    tiers: list[Tier] = []
    for event, element, name in events_of(content, "speaker", "tli", "tier"):
        if event == "start":
            continue
        if name == "speaker":
            people[element.get("id") or ""] = (element.findtext("abbreviation") or "").strip()
        elif name == "tli":
            clocks[element.get("id") or ""] = seconds(element.get("time"), 1.0)
        elif name == "tier" and element.get("type") == "t":
            key = element.get("speaker") or ""
            said = [
                Turn(None, clocks.get(part.get("start") or ""), clocks.get(part.get("end") or ""), words)
                for part in element.iter("event")
                if (words := " ".join((part.text or "").split()))
            ]
            tiers.append(Tier(element.get("display-name") or "", people.get(key) or key or None, said))
    add_tiers(reading, tiers)
    return reading
