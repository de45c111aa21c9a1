"""Single recognised words to segments: a new one with each speaker, and else with each sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from insights.transcripts.readers.parsed import Turn

_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟")
_LONGEST_PAUSE = 2.0


class Word(NamedTuple):
    """A recognised word; `joins` when it follows without a space (a full stop, a Chinese letter)."""

    text: str
    start: float | None = None
    end: float | None = None
    speaker: str | None = None
    joins: bool = False


def segments_of(words: Iterable[Word]) -> Iterator[Turn]:
    """Segments of the words: by speaker where one is named, else by sentence or a pause of two seconds."""
    run: list[Word] = []
    for word in words:
        if run and _breaks(run[-1], word):
            yield _segment(run)
            run = []
        if word.text.strip():
            run.append(word)
    if run:
        yield _segment(run)


def _breaks(last: Word, word: Word) -> bool:
    if word.joins:
        return False
    if last.speaker != word.speaker:
        return True
    if word.speaker is not None:
        return False
    if last.text.endswith(_ENDS):
        return True
    return last.end is not None and word.start is not None and word.start - last.end > _LONGEST_PAUSE


def _segment(run: list[Word]) -> Turn:
    text = "".join(word.text if word.joins else f" {word.text.strip()}" for word in run).strip()
    starts = [word.start for word in run if word.start is not None]
    ends = [word.end for word in run if word.end is not None]
    return Turn(run[0].speaker, starts[0] if starts else None, max(ends) if ends else None, text)
