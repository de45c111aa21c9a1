"""Speakers that stand without a colon: a name alone above the words, or before a dash or tab."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from insights.transcripts.readers.clocks import CLOCK, seconds_of
from insights.transcripts.readers.labels import can_be_label, is_name_like, is_note, trimmed
from insights.transcripts.readers.lines import Block
from insights.transcripts.readers.marks import Mark, mark_of

_CLOCK_NAME = re.compile(rf"[\[(]?({CLOCK})[\])]?\s*[-–—|]?\s+(\S.*)")
_DASHED = re.compile(r"(\S[^\t\n]{0,39}?)(?:\s+[-–—]\s+|\t+)(?=\S)(.*)", re.DOTALL)
_SQUARED = re.compile(r"\[([^\[\]\d][^\[\]]{0,58})\]\s+(\S.*)", re.DOTALL)
_ANGLED = re.compile(r"<([^\W\d_][^<>/:=\"]{0,40})>\s*(.*)", re.DOTALL)
_TAG = re.compile(r"</?[^\W\d_][\w.-]*(?:\s[^<>]*)?/?>")
_LONGEST = 60
_TIMED_SHARE = 0.6
_HEADED_SHARE = 0.6
_ALONE_SHARE = 0.3
_DASHED_SHARE = 0.7
_ANGLED_SHARE = 0.3


class _Name(NamedTuple):
    """A line that may be a speaker's name, with its time when it has one."""

    name: str
    start: float | None
    end: float | None
    is_timed: bool


def names_alone(blocks: Sequence[Block]) -> dict[int, Mark]:
    """The lines that are a speaker's name, by their place; none unless the whole file is written so."""
    possible = {at: name for at in range(len(blocks) - 1) if (name := _name_at(blocks, at))}
    above = {
        at
        for at in possible
        if possible[at].is_timed and at + 1 in possible and not possible[at + 1].is_timed
    }
    found = {
        at: name
        for at, name in possible.items()
        if at in above or (at + 1 not in possible and at - 1 not in above)
    }
    timed = {at: name for at, name in found.items() if name.is_timed}
    starts = sum(bool(_CLOCK_NAME.match(block.text)) or block.is_clock for block in blocks)
    if len(timed) > 1 and len(timed) >= _TIMED_SHARE * starts:
        return {at: Mark(name.name, name.start, name.end, "", True) for at, name in timed.items()}
    headed = {at: name for at, name in found.items() if blocks[at].heading}
    if headed and len(headed) >= _HEADED_SHARE * sum(block.heading > 1 for block in blocks):
        found = headed
    elif len(found) < _ALONE_SHARE * sum(block.gap and not block.heading for block in blocks):
        return {}
    known = {name.name for name in found.values()}
    if len(known) < 2 or len(found) == len(known):
        return {}
    return {at: Mark(name.name, None, None, "", True) for at, name in found.items()}


def names_before_dashes(blocks: Sequence[Block]) -> dict[int, Mark]:
    """`Anna - words` and `Anna<tab>words` as labels, where nearly every line is written so."""
    found: dict[int, Mark] = {}
    for at, block in enumerate(blocks):
        dashed = None if block.heading else _DASHED.fullmatch(block.text)
        if dashed and _may_name(dashed[1]):
            found[at] = Mark(trimmed(dashed[1]), None, None, dashed[2].strip(), True)
    seen = Counter(mark.label for mark in found.values())
    lines = sum(not block.heading for block in blocks)
    if len(seen) < 2 or len(found) < _DASHED_SHARE * lines or len(found) < 1.5 * len(seen):
        return {}
    return found


def names_in_bold(blocks: Sequence[Block]) -> dict[int, Mark]:
    """`**Anna** words` as labels, where most lines that begin in bold begin with one of a few names."""
    found: dict[int, Mark] = {}
    led = [
        at for at, block in enumerate(blocks) if 0 < block.line.lead < len(block.text) and not block.heading
    ]
    for at in led:
        text, lead = blocks[at].text, blocks[at].line.lead
        words = text[lead:].lstrip(" -–—\t")
        if words and _may_name(text[:lead]):
            found[at] = Mark(trimmed(text[:lead]), blocks[at].start, None, words, True)
    seen = Counter(mark.label for mark in found.values())
    repeated = sum(count for count in seen.values() if count > 1)
    if len(seen) < 2 or repeated < _TIMED_SHARE * len(led) or len(found) < 2 * len(seen):
        return {}
    return found


def names_in_squares(blocks: Sequence[Block]) -> dict[int, Mark]:
    """`[0:02] [p1] words` as labels, where most lines with a time are written so."""
    found: dict[int, Mark] = {}
    timed = [at for at, block in enumerate(blocks) if block.start is not None and not block.heading]
    for at in timed:
        squared = _SQUARED.fullmatch(blocks[at].words) if blocks[at].mark.label is None else None
        if squared and can_be_label(name := trimmed(squared[1])) and not is_note(name):
            found[at] = blocks[at].mark._replace(label=name, words=squared[2], is_sure=True)
    names = {mark.label for mark in found.values()}
    if len(found) < max(2, _TIMED_SHARE * len(timed)) or len(names) * 3 > len(found) * 2 + 3:
        return {}
    return found


def names_in_angles(blocks: Sequence[Block]) -> list[Block]:
    """The lines with `<Anna> words` as labels, where most lines are written so; other tags go."""
    found = {
        at: angled
        for at, block in enumerate(blocks)
        if not block.heading and (angled := _ANGLED.match(block.text))
    }
    seen = Counter(trimmed(angled[1]) for angled in found.values())
    names = {name for name, count in seen.items() if count > 1 and can_be_label(name) and not is_note(name)}
    spoken = [at for at, angled in found.items() if trimmed(angled[1]) in names]
    if len(names) < 2 or len(spoken) < _ANGLED_SHARE * sum(not block.heading for block in blocks):
        return []
    named = set(spoken)
    return [
        block._replace(mark=Mark(trimmed(found[at][1]), None, None, _untagged(found[at][2]), True))
        if at in named
        else block._replace(
            mark=block.mark._replace(words=_untagged(block.words)),
            line=block.line._replace(text=_untagged(block.text) or block.text),
        )
        for at, block in enumerate(blocks)
    ]


def _untagged(words: str) -> str:
    return " ".join(_TAG.sub("", words).split()) if "<" in words else words


def _name_at(blocks: Sequence[Block], at: int) -> _Name | None:
    block, follower = blocks[at], blocks[at + 1]
    if follower.is_clock and at + 2 < len(blocks) and not (at and blocks[at - 1].is_clock):
        return _name_above_clock(block, follower, blocks[at + 2])
    if block.mark.label or block.heading == 1 or follower.heading or follower.mark.label:
        return None
    if not follower.mark.words or follower.mark.start is not None or len(block.text) > _LONGEST:
        return None
    if block.heading and (timed := mark_of(block.text)).label and timed.start is not None and not timed.words:
        return _Name(timed.label or "", timed.start, timed.end, True)
    mark, words = block.mark, block.text if block.heading else block.mark.words
    start, end = mark.start, mark.end
    if start is None and (clocked := _CLOCK_NAME.fullmatch(words)):
        start, words = seconds_of(clocked[1]), clocked[2]
    elif start is None and at and blocks[at - 1].is_clock:
        start, end = blocks[at - 1].mark.start, blocks[at - 1].mark.end
    elif start is not None:
        words = words.lstrip("-–—| ")
    return _Name(trimmed(words), start, end, start is not None) if _may_name(words) else None


def _name_above_clock(block: Block, clock: Block, below: Block) -> _Name | None:
    """A name with its time on the line between it and the words."""
    if block.mark.label or block.start is not None or block.heading or below.heading or not below.mark.words:
        return None
    if len(block.text) > _LONGEST or not _may_name(block.text):
        return None
    return _Name(trimmed(block.text), clock.mark.start, clock.mark.end, True)


def _may_name(words: str) -> bool:
    name = trimmed(words)
    if not name or words.rstrip()[-1:] in ".!?…。！？,;" or name.count(" ") > 4:
        return False
    return can_be_label(name) and is_name_like(name) and not is_note(name) and not name.isdigit()
