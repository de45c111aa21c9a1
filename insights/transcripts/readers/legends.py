"""Legends at the top of a file: `Speaker 01: Anna` explains a sign that is used below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from insights.transcripts.readers.labels import is_generic, is_name_like, is_note, word_set
from insights.transcripts.readers.lines import Block
from insights.transcripts.readers.marks import Mark

_LONGEST = 60
_REPLIES = word_set(
    "yes no yeah yep nope hi hello hey ok okay right sure ja nein hallo doch oui non sí si thanks danke bye"
)
_EQUATION = re.compile(r"([^\W\d_]{1,3}\d?|(?:Speaker|Sprecher|S|P)[ _]?\d{1,2})\s*[=–]\s*(\S.{1,48})")
_ANNOUNCED = re.compile(
    r"legend|speakers?\b|participants|attendees|sprecher|teilnehm|personen|people|who is who", re.IGNORECASE
)


def legend_of(lines: Sequence[Block]) -> tuple[dict[str, str], frozenset[int]]:
    """Name by sign, and the places of the lines that say so; empty when the file explains nothing.

    Lines that explain stand together at the top, or under a line that announces them; or there are two
    and more of them, each with a full name.
    """
    lines = [*map(_equated, lines[:_LONGEST]), *lines[_LONGEST:]]
    spoken = Counter(line.label for line in lines if line.label)
    legend: dict[str, str] = {}
    places: list[int] = []
    announced = False
    for at, line in enumerate(lines[:_LONGEST]):
        if not legend and (line.heading or line.label is None or not spoken[line.label] > 1):
            announced = _announces(line)
            continue
        if line.label is None or line.label in legend or not _explains(line, spoken):
            break
        legend[line.label] = line.words.strip()
        places.append(at)
    together = len(places) > 1 and not any(lines[at].gap for at in places[1:])
    full = len(places) > 1 and all(" " in name for name in legend.values())
    ended = not places or places[-1] + 1 >= len(lines) or lines[places[-1] + 1].gap
    if len(set(legend.values())) < len(legend) or not ended or not (announced or together or full):
        return {}, frozenset()
    return legend, frozenset(places)


def _announces(line: Block) -> bool:
    """Whether a heading, or a line that nobody says, tells that people are explained below it."""
    says_somebody = line.label is not None and bool(line.words) and not is_note(line.label)
    return not says_somebody and bool(_ANNOUNCED.search(line.text[:200]))


def _equated(block: Block) -> Block:
    """`AL = Anna Lee` as if a colon stood there."""
    found = _EQUATION.fullmatch(block.text) if block.label is None and not block.heading else None
    return block._replace(mark=Mark(found[1], None, None, found[2])) if found else block


def _explains(line: Block, spoken: Mapping[str, int]) -> bool:
    """Whether a line gives a sign that comes again a name, and is no short answer."""
    words = line.words.strip()
    return (
        line.label is not None
        and is_generic(line.label)
        and spoken[line.label] > 1
        and line.start is None
        and 1 < len(words) <= 50
        and words[-1] not in ".!?…"
        and words.lower() not in _REPLIES
        and is_name_like(words)
        and words[0].isupper()
    )
