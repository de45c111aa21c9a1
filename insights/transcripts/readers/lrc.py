"""LRC: lines with their start in square brackets."""

from __future__ import annotations

import re

from insights.kernel.decoding import lines_of
from insights.transcripts.readers.clocks import seconds_of
from insights.transcripts.readers.cues import Cue, add_cues
from insights.transcripts.readers.parsed import Reading

_TIMES = re.compile(r"((?:\[\d{1,3}:\d{2}(?:[.:,]\d{1,3})?\][ \t]*)+)(.*)")
_TIME = re.compile(r"\[(\d{1,3}:\d{2})(?:[.:,](\d{1,3}))?\]")
_FACT = re.compile(r"\[([a-z]{2,8}|#)[ \t]*:([^\]]*)\]", re.IGNORECASE)
_WORD_TIME = re.compile(r"<\d{1,3}:\d{2}[.:,]\d{1,3}>")


def read(text: str, _filename: str = "") -> Reading:
    """Read an LRC file; a line with several times is said several times."""
    reading = Reading("lrc")
    cues: list[Cue] = []
    offset = 0.0
    for number, line in enumerate(lines_of(text), 1):
        timed = _TIMES.match(line.strip())
        fact = None if timed else _FACT.fullmatch(line.strip())
        if timed:
            words = " ".join(_WORD_TIME.sub("", timed[2]).split())
            cues += [Cue(_start(time), None, words, number) for time in _TIME.finditer(timed[1])]
        elif fact:
            offset = _offset(fact, offset)
            reading.language = fact[2].strip() if fact[1].lower() == "la" else reading.language
            reading.notes.append(line.strip()[1:-1])
        elif line.strip():
            cues.append(Cue(cues[-1].start if cues else None, None, line.strip(), number))
            reading.warn("This line has no time; it was kept.", number)
    shifted = [
        cue._replace(start=max(0.0, round(cue.start - offset, 3))) if cue.start is not None else cue
        for cue in cues
    ]
    add_cues(reading, sorted(shifted, key=lambda cue: cue.start or 0.0))
    return reading


def _start(time: re.Match[str]) -> float:
    whole = seconds_of(time[1]) or 0.0
    return whole + int(time[2]) / 10 ** len(time[2]) if time[2] else whole


def _offset(fact: re.Match[str], before: float) -> float:
    """`[offset:+500]` shows all lines half a second earlier."""
    value = fact[2].strip()
    if fact[1].lower() != "offset" or not re.fullmatch(r"[+-]?\d{1,9}", value):
        return before
    return int(value) / 1000
