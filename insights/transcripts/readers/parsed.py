"""What a transcript file says once it is read: turns, speakers, sections, warnings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from insights.kernel.errors import UnreadableFile
from insights.transcripts.readers.language import language_of, language_tag
from insights.transcripts.readers.moderator import Moderator, suggest_moderator

_MOST_WARNINGS = 200
_SURROGATE = re.compile("[\ud800-\udfff]")


class UnreadableTranscript(UnreadableFile):
    """A file that holds no transcript we can read; message and line are for the person who gave it."""


class Turn(NamedTuple):
    """What one person said without a break; times in seconds from the start, or None."""

    speaker: str | None
    start: float | None
    end: float | None
    text: str


class Section(NamedTuple):
    """A heading, and where in the turns it stands: before character `offset` of turn number `turn`."""

    title: str
    level: int
    line: int | None
    turn: int
    offset: int
    is_task: bool


class Warned(NamedTuple):
    """Something a person should know about the reading; `line` counts from 1."""

    line: int | None
    message: str


@dataclass(frozen=True)
class ParsedTranscript:
    """A whole transcript as read from one file."""

    format: str
    language: str | None
    duration: float | None
    segments: int
    speakers: tuple[str, ...]
    turns: tuple[Turn, ...]
    sections: tuple[Section, ...] = ()
    notes: tuple[str, ...] = ()
    warnings: tuple[Warned, ...] = ()
    moderator: Moderator | None = None

    def to_json_contract(self) -> dict[str, Any]:
        """The object that `insights parse` prints."""
        return {
            "format": self.format,
            "language": self.language,
            "duration": self.duration,
            "segments": self.segments,
            "speakers": list(self.speakers),
            "turns": [turn._asdict() for turn in self.turns],
            "warnings": [warning._asdict() for warning in self.warnings],
        }


@dataclass
class Reading:
    """What a reader has found so far; `joint` stands between merged segments of one speaker."""

    format: str
    segments: list[Turn] = field(default_factory=list)
    count: int | None = None
    headings: list[tuple[int, str, int, int | None]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)
    language: str | None = None
    joint: str = " "
    unsaid_warnings: int = 0

    def warn(self, message: str, line: int | None = None) -> None:
        """Keep a warning; beyond the first few hundred only their number."""
        if len(self.warnings) < _MOST_WARNINGS:
            self.warnings.append(Warned(line, message))
        else:
            self.unsaid_warnings += 1

    def add_heading(self, title: str, level: int = 2, line: int | None = None) -> None:
        """Keep a heading that stands before the next segment."""
        self.headings.append((len(self.segments), title, level, line))

    def finished(self) -> ParsedTranscript:
        """Merge neighbours, count, and conclude language, duration and moderator."""
        if any(
            not name.isascii() for name in {segment.speaker for segment in self.segments if segment.speaker}
        ):
            self.segments = [
                turn._replace(speaker=turn.speaker and _clean(turn.speaker)) for turn in self.segments
            ]
        turns, places = merge_neighbours(self.segments, self.joint)
        speakers = tuple(dict.fromkeys(turn.speaker for turn in turns if turn.speaker is not None))
        duration = self._duration()
        if self.unsaid_warnings:
            self.warnings.append(Warned(None, f"{self.unsaid_warnings:,} more warnings of these kinds."))
        return ParsedTranscript(
            format=self.format,
            language=language_tag(self.language) or language_of(turn.text for turn in turns),
            duration=duration,
            segments=len(self.segments) if self.count is None else self.count,
            speakers=speakers,
            turns=tuple(turns),
            sections=tuple(self._sections(places, turns)),
            notes=tuple(_clean(note) for note in self.notes),
            warnings=tuple(Warned(line, _clean(message)) for line, message in self.warnings),
            moderator=suggest_moderator(turns),
        )

    def _duration(self) -> float | None:
        ends = [turn.end for turn in self.segments if turn.end is not None]
        if ends:
            return max(ends)
        starts = [turn.start for turn in self.segments if turn.start is not None]
        if not starts:
            return None
        self.warn("The file gives starts only: the duration is the last start.")
        return starts[-1]

    def _sections(self, places: list[tuple[int, int]], turns: list[Turn]) -> Iterable[Section]:
        for at, title, level, line in self.headings:
            turn, offset = places[at] if at < len(places) else (len(turns), 0)
            yield Section(_clean(title), level, line, turn, offset, is_task(title))


_TASK = re.compile(
    r"(?:task|aufgabe|tarea|tâche|compito|attività|taak|tarefa|zadanie|uppgift|opgave|задание|задача|任务|課題|タスク)"
    r"(?![a-zà-ÿ]*ed)\b",
    re.IGNORECASE,
)


def is_task(title: str) -> bool:
    """Whether a heading announces a usability task."""
    return bool(_TASK.match(title.strip()))


def merge_neighbours(segments: list[Turn], joint: str) -> tuple[list[Turn], list[tuple[int, int]]]:
    """Turns of one speaker in a row as one; and for each segment its turn and its offset there.

    Segments without a speaker stand alone. Times run from the first start to the greatest end.
    """
    turns: list[Turn] = []
    places: list[tuple[int, int]] = []
    run: list[str] = []
    length = 0
    speaker: str | None = None
    start = end = None
    for name, begun, ended, text in segments:
        if run and speaker is not None and name == speaker:
            length += len(joint)
            places.append((len(turns), length))
            if ended is not None and (end is None or ended > end):
                end = ended
            if start is None:
                start = begun
        else:
            if run:
                turns.append(Turn(speaker, start, end, _clean(joint.join(run))))
            run, length = [], 0
            speaker, start, end = name, begun, ended
            places.append((len(turns), 0))
        run.append(text)
        length += len(text)
    if run:
        turns.append(Turn(speaker, start, end, _clean(joint.join(run))))
    return turns, places


def _clean(text: str) -> str:
    """Text that can be stored and printed: lone surrogates and zero bytes replaced."""
    if text.isascii() and "\x00" not in text:
        return text
    return _SURROGATE.sub("\ufffd", text).replace("\x00", "\ufffd")
