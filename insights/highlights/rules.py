"""Pure decisions about quotes and codes."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from insights.kernel.errors import InvalidInput
from insights.kernel.ids import fold

COLOURS = 8
LONGEST_NAME = 100


class MoveState(StrEnum):
    """Where an export of another tool stands."""

    READING = "reading"
    READY = "ready"
    MOVING = "moving"
    DONE = "done"
    FAILED = "failed"


class MovedQuote(NamedTuple):
    """A highlight of another tool: words, codes by their paths, who said it, when (seconds), a note."""

    text: str
    codes: tuple[tuple[str, ...], ...] = ()
    speaker: str | None = None
    at: float | None = None
    note: str = ""


def place_of(quote: str, text: str) -> tuple[int, int] | None:
    """Where a quote stands in a text, in characters, whatever its case, spaces and quotation marks."""
    words = re.findall(r"\w+|[^\w\s\"“”„'’‘…]+", quote)
    if not words:
        return None
    pattern = r"[\s\"“”„'’‘…]*".join(map(re.escape, words))
    found = re.search(pattern, text, re.IGNORECASE)
    return found.span() if found else None


def title_of_rest(title: str) -> str:
    """The title of the transcript that takes the quotes which the session's own transcript does not hold."""
    return f"{title[:180]} (highlights)"


def quote_from(text: str, start: int, end: int) -> tuple[int, int]:
    """Character offsets of a quote without the spaces at its ends; InvalidInput when nothing is left."""
    start, end = max(start, 0), min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        raise InvalidInput("Select some words first.")
    return start, end


def keys_of(counts: Sequence[int]) -> list[str]:
    """The keys 1 to 9 for the nine codes used most often, in the order of the list; "" for the others."""
    most = sorted(range(len(counts)), key=lambda at: (-counts[at], at))[:9]
    keys = {at: str(number) for number, at in enumerate(sorted(most), start=1)}
    return [keys.get(at, "") for at in range(len(counts))]


def tag_names(typed: str) -> list[str]:
    """Names typed with commas between, each once, as first written."""
    names: dict[str, str] = {}
    for part in re.split(r"[,;\n]", typed):
        name = re.sub(r"\s+", " ", part).strip()[:LONGEST_NAME]
        if name:
            names.setdefault(fold(name), name)
    return list(names.values())


def colour_of(name: str) -> int:
    """A colour of 1–8 that a code keeps wherever it is first written."""
    return zlib.crc32(fold(name).encode()) % COLOURS + 1
