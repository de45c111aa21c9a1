"""Pure decisions about transcripts: names of sessions, marks in text, what an upload may be."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import accumulate, pairwise
from pathlib import PurePath
from typing import Any

from insights.kernel.rewording import LEAST_KEPT, Rewording, reworded

TURNS_A_PAGE = 400
SAME_TALK = 0.3  # share of runs of three words: .5 after slips in each fifth word, .09 at most in other talks
SHORT = 300  # letters up to which two stretches are compared letter by letter
RECORDINGS = {b"OggS": "audio/ogg", b"fLaC": "audio/flac", b"\x1aE\xdf\xa3": "video/webm"}
MP3_FRAMES = (b"\xfb", b"\xfa", b"\xf3", b"\xf2")
TAKES = "WebVTT, SRT, TTML, plain text, Markdown, DOCX, ODT, RTF, PDF, HTML, CSV, XLSX, ODS or JSON"
NOT_TRANSCRIBED = f"Kept as a recording. Speech is not transcribed here: add its transcript ({TAKES})."


class ImportState(StrEnum):
    """Where an uploaded file stands."""

    QUEUED = "queued"
    SAME = "same"
    NEWER = "newer"
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


def distinct_marks(marks: Sequence[Mark]) -> list[Mark]:
    """Marks for a turn's margin: people's own before suggested ones, each label once."""
    found: dict[str, Mark] = {}
    for mark in sorted(marks, key=lambda mark: (mark.suggested, mark.start)):
        found.setdefault(mark.label, mark)
    return list(found.values())


def clean_name(file_name: str) -> str:
    """A file's name as it may be kept and shown: no control or direction marks, at most 255 characters."""
    shown = "".join(c for c in file_name if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co"))
    return " ".join(shown.split())[-255:] or "unnamed"


def storable(value: Any) -> Any:
    """What a reader gave, without the characters that no database keeps (NUL, halves of a pair)."""
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-8", "ignore").decode()
    if isinstance(value, list):
        return [storable(item) for item in value]
    if isinstance(value, dict):
        return {key: storable(item) for key, item in value.items()}
    return value


def media_type_of(head: bytes) -> str | None:
    """What kind of recording begins with these bytes (16 are enough), as a browser names it; else None."""
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return "audio/mp4" if brand in (b"M4A ", b"M4B ") else "video/mp4"
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return "audio/wav"
    if head[:3] == b"ID3" or (head[:1] == b"\xff" and head[1:2] in MP3_FRAMES):
        return "audio/mpeg"
    if head[:1] == b"\xff" and head[1:2] in (b"\xf1", b"\xf9"):
        return "audio/aac"
    return next((kind for mark, kind in RECORDINGS.items() if head.startswith(mark)), None)


def is_bundle(file_name: str) -> bool:
    """Whether a file is taken for a folder of files, by its ending."""
    return file_name.lower().endswith(".zip")


def title_of(file_name: str) -> str:
    """A readable title from a file's name: no folder, no ending, separators as spaces."""
    stem = PurePath(file_name.replace("\\", "/")).name.rsplit(".", 1)[0]
    words = re.sub(r"[_\s]+", " ", stem).strip(" -")
    return (words[:1].upper() + words[1:])[:200] or "Transcript"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch of a former turn stands: characters of the turn `at`; the share `kept` stayed."""

    at: int
    start: int
    end: int
    kept: float


@dataclass(frozen=True, slots=True)
class Retold:
    """The turns of one talk as two files have them."""

    before: Sequence[str]
    after: Sequence[str]
    change: Rewording
    starts: Sequence[int]
    starts_now: Sequence[int]

    def place(self, at: int, start: int, end: int) -> Place | None:
        """Where characters `start` to `end` of the former turn `at` stand; None when nothing of them is left.

        What was spread over several turns stands in the one that has most of it.
        """
        first = self.starts[at]
        span = self.change.span(first + start, first + end)
        if span is None:
            return None
        held = [
            (min(span[1], begin + len(text)) - max(span[0], begin), -turn)
            for turn, begin, text in self._turns_over(*span)
        ]
        turn = -max(held)[1]
        begin = self.starts_now[turn]
        text = self.after[turn]
        left, right = max(span[0] - begin, 0), min(span[1] - begin, len(text))
        said = text[left:right]
        left, right = left + len(said) - len(said.lstrip()), right - (len(said) - len(said.rstrip()))
        kept = self.change.kept(first + start, first + end) * (right - left) / (span[1] - span[0])
        if kept < LEAST_KEPT and end - start <= SHORT:
            kept = SequenceMatcher(None, self.before[at][start:end], text[left:right], autojunk=False).ratio()
        return Place(turn, left, right, kept) if kept else None

    def summary(self) -> str:
        """What became of the turns, in a sentence."""
        whole = [self.place(at, 0, len(text)) for at, text in enumerate(self.before)]
        there = [place if place and place.kept >= LEAST_KEPT else None for place in whole]
        same = sum(
            place is not None and self.after[place.at] == text
            for place, text in zip(there, self.before, strict=True)
        )
        gone = there.count(None)
        new = len(self.after) - len({place.at for place in there if place})
        counts = {"as before": same, "changed": len(there) - same - gone, "gone": gone, "new": new}
        return f"Turns: {', '.join(f'{count} {word}' for word, count in counts.items() if count) or 'none'}."

    def _turns_over(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """(number, first character, text) of the turns that a stretch of the newer telling touches."""
        turn = max(bisect_right(self.starts_now, start) - 1, 0)
        while turn < len(self.after) and self.starts_now[turn] < end:
            yield turn, self.starts_now[turn], self.after[turn]
            turn += 1


def same_talk(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether two files tell one talk, or a part of it: by the runs of three words that both have."""
    former, newer = (_runs_of_three(texts) for texts in (before, after))
    return len(former & newer) >= SAME_TALK * min(len(former), len(newer))


def _runs_of_three(texts: Sequence[str]) -> set[tuple[str, ...]]:
    words = [word for text in texts for word in re.findall(r"\w+", text.lower())]
    return set(zip(words, words[1:], words[2:], strict=False)) or {tuple(words)}


def retold(before: Sequence[str], after: Sequence[str]) -> Retold:
    """Compare the turns of a talk with those of a newer file of it."""
    change = reworded("\n".join(before), "\n".join(after))
    starts, starts_now = (
        [0, *accumulate(len(text) + 1 for text in texts)][: len(texts)] for texts in (before, after)
    )
    return Retold(before, after, change, starts, starts_now)


def speaker_name(pseudonym: str | None, is_moderator: bool, position: int) -> str:
    """The name a speaker goes by on pages."""
    if is_moderator:
        return "Moderator"
    return pseudonym or f"Speaker {position + 1}"


def task_title(heading: str) -> str:
    """`Task 2: Merge duplicates` as `Merge duplicates`; a heading that says only Task stays."""
    return re.sub(r"^\w+\s*\d*\s*[:.)–-]\s*", "", heading).strip() or heading.strip()
