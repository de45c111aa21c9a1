"""Texts of other tools as talks, and what was marked in them as quotes of who said it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from insights.highlights.readers.export import Export, Talk
from insights.kernel.ids import fold
from insights.transcripts.readers import UnreadableTranscript, read_transcript
from insights.transcripts.readers.clocks import CLOCK

_TIME = rf"(?:[\[(]?(?:{CLOCK})[\])]?)?"
_LINE = re.compile(rf"{_TIME}\s*([^:\[(]{{0,80}}?)\s*{_TIME}\s*(?::\s*(.*))?")


def add_talk(
    export: Export, title: str, content: str, file_name: str, line: int | None = None
) -> Set[str] | None:
    """A text read as a transcript is: who speaks in it, folded, or None where a reason is told instead."""
    try:
        turns = read_transcript(content.encode(), file_name).turns
    except UnreadableTranscript as refusal:
        export.warn(f"{title}: {refusal.message}", line)
        return None
    export.talks.append(Talk(title[:200], tuple((turn.speaker, turn.start, turn.text) for turn in turns)))
    return {fold(turn.speaker) for turn in turns if turn.speaker}


def pieces_of(lines: Iterable[str], speakers: Set[str]) -> Iterator[tuple[str | None, str]]:
    """(speaker, words) of each line that was marked, without times and names at its head."""
    for line in map(str.strip, lines):
        headed = _LINE.fullmatch(line)
        if headed is None or fold(headed[1]) not in speakers:
            if line:
                yield None, line
        elif headed[2]:
            yield headed[1], headed[2]
