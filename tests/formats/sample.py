"""What a sample is: one short talk, written as one tool writes it."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

ASKED, SEARCHED, COMPARED = "Where do you look first?", "I search for it.", "Then I compare prices."
ANNA, BEN = "Anna Lee", "Ben Koch"
NOBODY: tuple[str, ...] = ()
BOTH, STARTS, NONE = "start and end", "start", ""


class Sample(NamedTuple):
    """A file: its kind and tool as the table names them, its name and content, and what it truly says."""

    kind: str
    tool: str
    name: str
    content: str | bytes
    times: str = NONE
    speakers: tuple[str, ...] = (ANNA, BEN)
    segments: int = 2
    duration: float | None = None
    language: str | None = None
    words: tuple[str, ...] = (ASKED, SEARCHED, COMPARED)


ROWS = ((0, ANNA, 1.0, 3.0, ASKED), (1, BEN, 3.5, 6.0, SEARCHED), (1, BEN, 6.0, 9.0, COMPARED))
SPOKEN = [
    (number, who, round(start + at * step, 3), round(start + (at + 1) * step, 3), word)
    for number, who, start, end, said in ROWS
    for step in [(end - start) / len(said.split())]
    for at, word in enumerate(said.split())
]


def written(value: Any) -> str:
    """A value as JSON."""
    return json.dumps(value, ensure_ascii=False)


def as_json(tool: str, value: Any, speakers: tuple[str, ...], segments: int, times: str = BOTH) -> Sample:
    """The sample of a tool that writes JSON."""
    content = value if isinstance(value, str) else written(value)
    return Sample("JSON", tool, "talk.json", content, times, speakers, segments, 9.0 if times else None)
