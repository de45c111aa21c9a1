"""Speakers set off by their place in the line: columns, brackets, initials with a full stop, Q and A."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from insights.transcripts.readers.clocks import CLOCK, seconds_of
from insights.transcripts.readers.labels import can_be_label, is_name_like, is_note, trimmed
from insights.transcripts.readers.lines import Block
from insights.transcripts.readers.marks import Mark

_NAME = r"(?P<name>[^\[\]()|;\t\n]{1,40}?)"
_TIME = rf"[\[(]?(?P<time>{CLOCK})[\])]?"
_WORDS = r"(?P<words>\S.*)"
_LAYOUTS = tuple(
    re.compile(layout, re.DOTALL)
    for layout in (
        rf"{_NAME}(?:\s{{2,}}|\t+|\s){_TIME}(?:\s{{2,}}|\t+|\s){_WORDS}",
        rf"{_TIME}\s*\|\s*{_NAME}\s*\|\s*{_WORDS}",
        rf"{_NAME}\s*\|\s*{_TIME}\s*\|\s*{_WORDS}",
        rf"\[{_NAME}\]\s+{_WORDS}",
        rf"\({_NAME}\)\s+{_WORDS}",
        rf"(?P<name>[^\W\d_a-z]{{1,2}})(?:\.\s+|\s{{2,}}|\t+){_WORDS}",
        rf"{_NAME};\s+{_WORDS}",
    )
)
_ASKED = re.compile(r"(?P<name>[QA])(?:[.:]\s*|\s{2,}|\t+|\s*[-–—]\s+)(?P<words>\S.*)", re.DOTALL)
_SHARE = 0.6
_FEWEST_ASKED = 3
_COURT = re.compile(
    r"(?:BY )?(?:MR|MS|MRS|DR|JUDGE)\. [A-Z][A-Z'’-]+:?|"
    r"THE (?:WITNESS|COURT|REPORTER|DEPONENT|VIDEOGRAPHER):|"
    r"(?:\S+ )?EXAMINATION\b|.{0,60}\b(?:duly|first) sworn\b|DEPOSITION OF\b"
)
_ALTERNATING = 0.6
_HEAD = 200


def names_by_place(blocks: Sequence[Block]) -> dict[int, Mark]:
    """The lines that begin with a speaker in one of these layouts, where most lines do."""
    gaps = sum(block.gap and not block.heading and not block.is_clock for block in blocks)
    lines = gaps if gaps > 1 else sum(not block.heading for block in blocks)
    for layout in _LAYOUTS:
        found = {at: mark for at, block in enumerate(blocks) if (mark := _mark(layout, block))}
        seen = Counter(mark.label for mark in found.values())
        people = {name for name, count in seen.items() if count > 1}
        spoken = sum(seen[name] for name in people)
        if len(people) > 1 and spoken >= max(_SHARE * lines, 2 * len(people)) and len(seen) <= spoken / 2 + 1:
            return found
    return {}


def with_questions(blocks: list[Block]) -> list[Block]:
    """Lines such as `Q. Were you there?` and `A. Yes.` with Q and A as labels, where they take turns."""
    found = {
        at: asked
        for at, block in enumerate(blocks)
        if block.text[:1] in ("Q", "A") and not block.heading and (asked := _ASKED.fullmatch(block.text))
    }
    signs = [asked["name"] for asked in found.values()]
    taken = sum(last != new for last, new in pairwise(signs))
    fewest = 1 if any(_COURT.match(block.text[:_HEAD]) for block in blocks) else _FEWEST_ASKED
    if min(signs.count("Q"), signs.count("A")) < fewest or taken < _ALTERNATING * (len(signs) - 1):
        return blocks
    return [
        block._replace(mark=Mark(found[at]["name"], None, None, found[at]["words"], True))
        if at in found
        else block
        for at, block in enumerate(blocks)
    ]


def _mark(layout: re.Pattern[str], block: Block) -> Mark | None:
    if block.heading or block.mark.label or not (found := layout.fullmatch(block.text[:_HEAD])):
        return None
    name, told = trimmed(found["name"]), found.groupdict()
    if not can_be_label(name) or not is_name_like(name) or is_note(name) or name.isdigit():
        return None
    start = seconds_of(told["time"]) if told.get("time") else block.start
    return Mark(name, start, None, (found["words"] + block.text[_HEAD:]).strip(), True)
