"""Pure decisions about transcripts: names of sessions, marks in text, what an upload may be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from pathlib import PurePath

TURNS_A_PAGE = 400


class ImportState(StrEnum):
    """Where an uploaded file stands."""

    QUEUED = "queued"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of a turn's text, in characters; a suggested one is dotted."""

    start: int
    end: int
    label: str
    url: str
    colour: int = 0
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks."""

    text: str
    marks: tuple[Mark, ...]


def pieces_of(text: str, marks: Sequence[Mark]) -> list[Piece]:
    """The text cut wherever a mark begins or ends; joined, the pieces are the text."""
    inside = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    edges = sorted({0, len(text), *(m.start for m in inside), *(m.end for m in inside)})
    return [
        Piece(text[a:b], tuple(m for m in inside if m.start <= a and b <= m.end)) for a, b in pairwise(edges)
    ]


def title_of(file_name: str) -> str:
    """A readable title from a file's name: no folder, no ending, separators as spaces."""
    stem = PurePath(file_name.replace("\\", "/")).name.rsplit(".", 1)[0]
    words = re.sub(r"[_\s]+", " ", stem).strip(" -")
    return (words[:1].upper() + words[1:])[:200] or "Transcript"


def speaker_name(pseudonym: str | None, is_moderator: bool, position: int) -> str:
    """The name a speaker goes by on pages."""
    if is_moderator:
        return "Moderator"
    return pseudonym or f"Speaker {position + 1}"


def task_title(heading: str) -> str:
    """`Task 2: Merge duplicates` as `Merge duplicates`; a heading that says only Task stays."""
    return re.sub(r"^\w+\s*\d*\s*[:.)–-]\s*", "", heading).strip() or heading.strip()
