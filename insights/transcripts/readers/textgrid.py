"""Praat's TextGrid in its long and short forms: a tier for each speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.transcripts.readers.parsed import Reading, Turn, UnreadableTranscript
from insights.transcripts.readers.tiers import Tier, add_tiers
from insights.transcripts.readers.values import seconds

_VALUE = re.compile(
    r'"(?:[^"]|"")*"|<(?:exists|absent)>|(?<![\w\[])[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w\]])'
)
_EMPTY = frozenset({"", "<sil>", "sil", "<p:>", "sp", "<p>", "#", "xxx", "-", "_"})
_DAMAGED = "The TextGrid is damaged: a tier ends too soon."


def read(text: str, _filename: str = "") -> Reading:
    """Read a TextGrid; silent intervals are left out."""
    reading = Reading("textgrid")
    values = (found[0] for found in _VALUE.finditer(text))
    for value in values:
        if value == "<exists>":
            break
    try:
        add_tiers(reading, [_tier(values) for _ in range(_count(values))])
    except (StopIteration, ValueError) as error:
        raise UnreadableTranscript(_DAMAGED) from error
    return reading


def _tier(values: Iterator[str]) -> Tier:
    kind, name = _text(next(values)), _text(next(values))
    next(values), next(values)
    said: list[Turn] = []
    for _ in range(_count(values)):
        start = _time(next(values))
        end = _time(next(values)) if kind == "IntervalTier" else start
        words = " ".join(_text(next(values)).split())
        if words.lower() not in _EMPTY and kind == "IntervalTier":
            said.append(Turn(None, start, end, words))
    return Tier(name, None, said)


def _time(value: str) -> float | None:
    return seconds(round(float(value), 3))


def _count(values: Iterator[str]) -> int:
    return int(next(values))


def _text(value: str) -> str:
    if value[:1] != '"':
        raise ValueError(value)
    return value[1:-1].replace('""', '"')
