"""Who speaks in a document: by labels, else by how names are set off from the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from insights.transcripts.readers.alone import (
    names_alone,
    names_before_dashes,
    names_in_angles,
    names_in_bold,
    names_in_squares,
)
from insights.transcripts.readers.labels import Label, is_role, people_among
from insights.transcripts.readers.lines import Block
from insights.transcripts.readers.marks import Mark, mark_of
from insights.transcripts.readers.signs import names_by_place

_LONGEST_NAME = 40
_FEWEST_APART, _APART_SHARE = 4, 0.8
_RATING = re.compile(r"\d{1,3}(?: ?/ ?\d{1,3})?|[-–—✓✗☐]")
_DOUBTED = re.compile(r"([^:?\n]{1,38}?)\s*\?+\s*:\s+(\S.*)", re.DOTALL)


def with_people(blocks: list[Block]) -> tuple[list[Block], frozenset[str]]:
    """The lines, and who speaks: by labels, else by names that stand alone or before dashes."""
    gaps = sum(block.gap and not block.heading and not block.is_clock for block in blocks)
    people = people_among(_labels(blocks), gaps if gaps > 1 else len(blocks))
    if people:
        return [_doubted(block, people) for block in blocks], people
    if angled := names_in_angles(blocks):
        return angled, people_among(_labels(angled), gaps)
    named = (
        names_alone(blocks)
        or names_in_squares(blocks)
        or names_in_bold(blocks)
        or names_by_place(blocks)
        or names_before_dashes(blocks)
    )
    if not named:
        return blocks, people
    blocks = [
        Block(named[at], block.line._replace(heading=0)) if at in named else block
        for at, block in enumerate(blocks)
        if not (block.is_clock and (_is_timed(named, at + 1) or _is_timed(named, at - 1)))
    ]
    return blocks, frozenset(mark.label or "" for mark in named.values())


def with_spoken_headings(blocks: list[Block]) -> list[Block]:
    """Headings such as `Interviewer: What do you do?` as lines that somebody says, where they come again."""
    marks = {
        at: mark_of(block.text) for at, block in enumerate(blocks) if block.heading and ":" in block.text
    }
    seen = Counter(mark.label for mark in marks.values() if mark.label and mark.words and is_role(mark.label))
    again = {label for label, count in seen.items() if count > 1}
    return [
        Block(marks[at], block.line._replace(heading=0))
        if at in marks and marks[at].label in again
        else block
        for at, block in enumerate(blocks)
    ]


def _doubted(block: Block, people: frozenset[str]) -> Block:
    """`Anna?: words` as said by Anna, who speaks elsewhere without the doubt."""
    found = _DOUBTED.match(block.text) if block.label is None and "?" in block.text[:_LONGEST_NAME] else None
    if not found or block.heading or found[1] not in people:
        return block
    return block._replace(mark=Mark(found[1], block.start, None, found[2]))


def _is_timed(named: Mapping[int, Mark], at: int) -> bool:
    return at in named and named[at].start is not None


def _labels(blocks: Sequence[Block]) -> list[Label]:
    """The label of each line, and whether speech follows it before the next label or heading.

    Where nearly all stand with a time or alone in their lines, what comes once within a line is none.
    """
    labels: list[Label] = []
    seen = Counter(block.label for block in blocks if block.label)
    apart = Counter(block.label for block in blocks if block.label and _stands_apart(block))
    is_apart = apart.total() >= max(_FEWEST_APART, _APART_SHARE * seen.total())
    below = [at for at in range(1, len(blocks)) if blocks[at - 1].is_clock]
    clocked = set(below) if 2 * sum(blocks[at].label is not None for at in below) >= len(below) else set()
    for at, (mark, _) in enumerate(blocks):
        if mark.label is None or (is_apart and seen[mark.label] == 1 and not apart[mark.label]):
            continue
        has_text = bool(mark.words) and not _RATING.fullmatch(mark.words)
        if not mark.words and at + 1 < len(blocks):
            follower = blocks[at + 2 if blocks[at + 1].is_clock and at + 2 < len(blocks) else at + 1]
            has_text = not follower.line.heading and follower.mark.label is None and bool(follower.mark.words)
        is_sure = mark.is_sure or at in clocked or (is_apart and apart[mark.label] == seen[mark.label])
        labels.append(Label(mark.label, has_text, is_sure))
    return labels


def _stands_apart(block: Block) -> bool:
    return not block.words or block.start is not None
