"""Captions in XML: TTML (DFXP, IMSC, Apple's podcasts) and YouTube's timed text."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator

from lxml import etree

from insights.transcripts.readers.clocks import seconds_of
from insights.transcripts.readers.cues import Cue, add_cues
from insights.transcripts.readers.parsed import Reading
from insights.transcripts.readers.values import seconds
from insights.transcripts.readers.xmlstream import (
    bare_attribute,
    bare_name,
    events_of,
    forget,
    without_declaration,
)

_COUNTED = re.compile(r"(\d{1,15}(?:\.\d{1,9})?)(h|m|s|ms|f|t)")
_FRAMED = re.compile(r"(\d{1,4}:\d{2}:\d{2}):(\d{1,4})(?:\.\d+)?")
_LONGEST = 1e9
_UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}


def read(text: str, _filename: str = "") -> Reading:
    """Read a file of timed text; whoever a caption's `agent` names is its speaker."""
    reading = Reading("ttml")
    add_cues(reading, list(_cues(text, reading)))
    return reading


def _cues(text: str, reading: Reading) -> Iterator[Cue]:
    people: dict[str, str] = {}
    rates = {"f": 30.0, "t": 1.0}
    clock = None
    for event, element, name in events_of(io.BytesIO(without_declaration(text)), *_ELEMENTS):
        if event == "start" and name in ("tt", "timedtext"):
            reading.language = bare_attribute(element, "lang")
            rates = _rates_of(element)
        elif event == "end" and name == "agent":
            people[bare_attribute(element, "id") or ""] = " ".join(
                "".join(map(str, element.itertext())).split()
            )
        elif event == "end" and name in ("p", "text"):
            start, end = _times_of(element, rates)
            words = "".join(_words(element)).strip()
            words = html.escape(words, quote=False) if name == "p" else words
            agent = (_nearest(element, "agent") or " ").split(" ")[0]
            who = people.get(agent) or agent
            clock = start if start is not None else clock
            if words:
                spoken = f"<v {who}>{words}" if who else words
                yield Cue(clock, end, spoken, element.sourceline or 0)
            forget(element)


_ELEMENTS = ("tt", "timedtext", "agent", "p", "text")


def _nearest(element: etree._Element, name: str) -> str | None:
    """An attribute of the element or of what it stands in."""
    above = (bare_attribute(one, name) for one in (element, *element.iterancestors()))
    return next((value for value in above if value), None)


def _rates_of(root: etree._Element) -> dict[str, float]:
    """How many frames and ticks make a second."""
    frames = _number(bare_attribute(root, "frameRate"), 30.0)
    above, _, below = (bare_attribute(root, "frameRateMultiplier") or "1 1").partition(" ")
    frames *= _number(above, 1.0) / _number(below, 1.0)
    return {"f": frames, "t": _number(bare_attribute(root, "tickRate"), frames)}


def _number(told: str | None, otherwise: float) -> float:
    return float(told) if told and told.isdecimal() and 0 < len(told) < 12 and int(told) else otherwise


def _times_of(element: etree._Element, rates: dict[str, float]) -> tuple[float | None, float | None]:
    """Start and end of a caption, or of the timed words in it."""
    if element.get("t") is not None:
        start, lasts = (_milliseconds(element.get(name)) for name in ("t", "d"))
    else:
        spans = [element, *element.iterdescendants()]
        start = next((at for span in spans if (at := _seconds(_begin(span), rates)) is not None), None)
        ends = [at for span in spans if (at := _seconds(span.get("end"), rates)) is not None]
        if ends:
            return start, max(ends)
        lasts = _seconds(element.get("dur"), rates)
    return start, None if start is None or lasts is None else round(start + lasts, 3)


def _begin(span: etree._Element) -> str | None:
    return span.get("begin") or span.get("start") if isinstance(span.tag, str) else None


def _milliseconds(told: str | None) -> float | None:
    return int(told) / 1000 if told and told.isdecimal() and len(told) < 12 else None


def _seconds(told: str | None, rates: dict[str, float]) -> float | None:
    """Seconds in `00:01:02.5`, `00:01:02:12` (frames), `12.5s`, `300f`, `10000000t`."""
    if counted := _COUNTED.fullmatch(told or ""):
        unit = counted[2]
        found = float(counted[1]) * (_UNITS[unit] if unit in _UNITS else 1 / rates[unit])
    elif framed := _FRAMED.fullmatch(told or ""):
        found = (seconds_of(framed[1]) or 0.0) + int(framed[2]) / rates["f"]
    else:
        return seconds(told)
    return round(found, 3) if found < _LONGEST else None


def _words(element: etree._Element) -> Iterator[str]:
    """A caption's words, a line break for each `br`, a space behind each word that stands by itself."""
    yield " ".join((element.text or "").split("\n"))
    for child in element:
        name = bare_name(child)
        if name == "br":
            yield "\n"
        elif name and name != "metadata":
            yield from _words(child)
            if bare_attribute(child, "unit") in ("word", "sentence"):
                yield " "
        yield " ".join((child.tail or "").split("\n"))
