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
_BESIDE = re.compile(r"([^\W\d_]{1,3}\d?) ?\(([^()]{2,40})\)")
_LISTED = re.compile(r"(?:^|[,;:] ?(?:and )?)([^\W\d_][^,;:()\n]{2,40}?) ?\(([^\W\d_a-z]{1,4})\)")
_ANNOUNCED = re.compile(
    r"legend|speakers?\b|participants|attendees|sprecher|teilnehm|personen|people|who is who", re.IGNORECASE
)


def legend_of(lines: Sequence[Block], people: frozenset[str]) -> tuple[dict[str, str], frozenset[int]]:
    """Name by sign, and the places of the lines that say so; empty when the file explains nothing.

    A sign may be explained by lines of their own, in a list of who is there, or where it first stands.
    """
    legend, places = _by_lines(lines)
    listed, place = _by_list(lines, people)
    return _by_first_labels(people) | listed | legend, places | place


def _by_first_labels(people: frozenset[str]) -> dict[str, str]:
    """`K (Kiki)` beside plain `K`."""
    beside = [found for name in people if (found := _BESIDE.fullmatch(name)) and found[1] in people]
    signs = Counter(found[1] for found in beside)
    return {
        label: found[2]
        for found in beside
        if signs[found[1]] == 1 and found[1].isupper() and found[2][0].isupper() and is_name_like(found[2])
        for label in (found[1], found[0])
    }


def _by_list(lines: Sequence[Block], people: frozenset[str]) -> tuple[dict[str, str], frozenset[int]]:
    """`Anna Lee (AL), Ben Okafor (BO)` above the talk of AL and BO."""
    for at, line in enumerate(lines[:_LONGEST]):
        if line.label in people:
            break
        found = {sign: name for name, sign in _LISTED.findall(line.text)}
        if len(found) > 1 and len(found.keys() & people) > 1 and len(set(found.values())) == len(found):
            return {sign: name for sign, name in found.items() if sign in people}, frozenset({at})
    return {}, frozenset()


def _by_lines(lines: Sequence[Block]) -> tuple[dict[str, str], frozenset[int]]:
    """Signs that lines explain.

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
