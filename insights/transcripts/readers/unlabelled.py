"""Lines that nobody's name stands before: monologues, Whisper's brackets, YouTube's panel."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from insights.transcripts.readers.clocks import CLOCK, seconds_of
from insights.transcripts.readers.lines import Block, Line
from insights.transcripts.readers.marks import Mark
from insights.transcripts.readers.parsed import Reading, Turn

_BARE_CLOCK = re.compile(rf"({CLOCK})\s+(\S.*)", re.DOTALL)
_CLOCKED_SHARE = 0.6
_DASHED = re.compile(r"[–—―][ \t\xa0]*(?=[^\s–—―])|[-‐‑] +(?=\S)")
_FEWEST_DASHED, _DASHED_SHARE, _FEWEST_ASKED = 3, 0.4, 2


def add_unlabelled(reading: Reading, blocks: Sequence[Block]) -> None:
    """A file without speakers: a segment for each timed line or paragraph."""
    blocks = _with_bare_clocks(blocks)
    dashed = _dialogue(blocks)
    if dashed:
        reading.warn("A dash begins each turn of this talk, and nobody is named.")
    bare = not any(block.line.gap for block in blocks[1:] if not block.line.heading)
    pending: tuple[float | None, float | None] = (None, None)
    run: list[str] = []

    def close() -> None:
        if run:
            reading.segments.append(Turn(None, times[0], times[1], " ".join(run)))
            run.clear()

    times = pending
    for at, (mark, line) in enumerate(blocks):
        if line.heading:
            close()
            reading.add_heading(line.text, line.heading, line.number)
            continue
        if mark.start is not None and not mark.words and mark.label is None:
            close()
            pending = (mark.start, mark.end)
            continue
        if (line.gap and not dashed) or at in dashed or bare or mark.start is not None or not run:
            close()
            times = (mark.start, mark.end) if mark.start is not None else pending
            pending = (None, None)
        words = _unlabelled_words(mark, line)
        words = words[dashed[at] :] if at in dashed else words
        if words:
            run.append(words)
    close()
    if any(segment.start is not None for segment in reading.segments):
        reading.joint = " "


def _dialogue(blocks: Sequence[Block]) -> dict[int, int]:
    """The lines that a dash begins, each with the dash's length, in a talk where turns begin so.

    Somebody asks and is answered in it, more than once where the dashes are hyphens: else it is a list.
    """
    spoken = [at for at, block in enumerate(blocks) if not block.heading]
    found = {at: dash.end() for at in spoken if (dash := _DASHED.match(_unlabelled_words(*blocks[at])))}
    if len(found) < max(_FEWEST_DASHED, _DASHED_SHARE * sum(blocks[at].gap for at in spoken)):
        return {}
    asked = sum(
        blocks[at].text.rstrip().endswith(("?", "？")) and not blocks[new].text.rstrip().endswith(("?", "？"))
        for at, new in pairwise(found)
    )
    hyphens = sum(blocks[at].text[:1] in "-‐‑" for at in found)
    return found if asked >= (_FEWEST_ASKED if 2 * hyphens > len(found) else 1) else {}


def _with_bare_clocks(blocks: Sequence[Block]) -> Sequence[Block]:
    """The lines with times taken from their beginnings, where nearly every one begins with a later time."""
    numbered = [at for at, block in enumerate(blocks) if block.text[:1].isdecimal() and not block.heading]
    if len(numbered) < max(2, _CLOCKED_SHARE * sum(not block.heading for block in blocks)):
        return blocks
    found = {at: clock for at in numbered if (clock := _BARE_CLOCK.fullmatch(blocks[at].text))}
    marks = {at: Mark(None, seconds_of(clock[1]), None, clock[2]) for at, clock in found.items()}
    late = any((last.start or 0.0) > (new.start or 0.0) for last, new in pairwise(marks.values()))
    if late or len(marks) < _CLOCKED_SHARE * len(numbered):
        return blocks
    return [block._replace(mark=marks[at]) if at in marks else block for at, block in enumerate(blocks)]


def _unlabelled_words(mark: Mark, line: Line) -> str:
    """A line's words where what looked like a label is none."""
    if mark.label is None:
        return mark.words
    if mark.start is None:
        return line.text.strip()
    return f"{mark.label}: {mark.words}" if mark.words else mark.label
