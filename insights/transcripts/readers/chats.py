"""Chats copied or exported as text: Zoom, WhatsApp, Telegram, Slack, Discord, IRC."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import NamedTuple

from insights.kernel.months import MONTHS
from insights.transcripts.readers.lines import Line
from insights.transcripts.readers.moments import since_first
from insights.transcripts.readers.parsed import Reading, Turn

_DATE = r"(?P<date>\d{1,4}[./-](?:\d{1,2}|[A-Za-z]{3})[./-]\d{2,4}\.?|\d{1,2}\.? [^\W\d_]{3,9} \d{4})"
_HALF = r"[ \u202f\xa0]?[AaPp]\.?[ \u202f\xa0]?[Mm]\b\.?"
_TIME = rf"(?P<time>\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?)(?:[.,]\d+)?(?P<half>{_HALF})?"
_NAME = r"(?P<name>[^:<>\[\]]{1,60}?)"
_NICK = r"[ @+%&~]?(?P<name>[^<>\s]{1,40})"
_DAY = r"(?:Today|Yesterday|Heute|Gestern|Aujourd’hui|Hoy|Hier|Ayer)(?: at| um| à| a las)?"
_TO = r"(?:\s+(?:to|an|à|a|para|aan)\s+[^:]{1,80}?)"
_LAYOUTS = tuple(
    re.compile(layout, re.DOTALL)
    for layout in (
        rf"(?:{_DATE} )?{_TIME}\s+(?:From|Von|De|Da|Van)\s+{_NAME}{_TO}?\s*:(?P<text>.*)",
        rf"\[?{_DATE},? {_TIME}\]?(?: [-–]|:)? {_NAME}:(?P<text>(?:\s.*)?)",
        rf"{_NAME}, \[{_DATE}(?: at)? {_TIME}\]:?(?P<text>)",
        rf"{_NAME}\s+[—–]\s+(?:{_DAY} |{_DATE},? ){_TIME}(?P<text>)",
        rf"\[{_DATE} {_TIME}\] {_NAME}(?: \(pinned\))?(?P<text>)",
        rf"{_NAME}\s+\[?(?P<date>)(?P<time>\d{{1,2}}:\d{{2}})(?P<half>{_HALF})\]?(?P<text>)",
        rf"\[?(?:{_DATE}[ T])?{_TIME}\]?\s*<{_NICK}>\s(?P<text>.*)",
        rf"{_DATE} {_TIME}\t{_NICK}\t(?P<text>.*)",
        rf"(?P<date>)(?P<time>)(?P<half>)<{_NICK}>\s(?P<text>.*)",
    )
)  # fmt: skip
_ZOOM, _SLACK = _LAYOUTS[0], _LAYOUTS[5]
_LONE = re.compile(rf"\[?(?P<time>\d{{1,2}}:\d{{2}})(?P<half>{_HALF})?\]?")
_WHEN = re.sub(r"\?P<\w+>", "?:", rf"\[?(?:{_DATE},?[ T])?{_TIME}\]?")
_SERVICE = re.compile(
    rf"{_WHEN} [-–] \S.*|{_WHEN}\s+(?:-!-|\*|-->|<--|--)\s.*|"
    r"--- (?:Log|Day) .*|(?:Guild|Channel|Topic|After|Before): .*|Exported [\d,.]+ message\(s\)",
    re.DOTALL,
)
_ACTION = re.compile(rf"\[?(?:{_DATE}[ T])?{_TIME}\]?\s+\*\s(?P<name>\S{{1,40}})\s(?P<text>.*)", re.DOTALL)
_MOVED = re.compile(
    r"(?:has |have )?(?:joined|left|quit|changed|set|parted)|is now known|sets? mode|was kicked|connected"
)
_LONGEST_NAME = 60
_HEAD = 400  # a message's time and name stand within so many characters
_MARKS = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_SAMPLE, _LEAST, _SHARE = 40, 2, 0.2
_DAY_SECONDS = 86_400


class _Message(NamedTuple):
    """A message: who, its date and time as written, and its lines with whether a gap stands above each."""

    name: str
    date: str
    time: str
    half: str
    lines: list[tuple[str, bool]]


def add_chat(reading: Reading, lines: Sequence[Line]) -> bool:
    """Turn a chat's messages into the reading's segments; False when the lines are no chat."""
    layout = _layout_of(lines[:_SAMPLE])
    if layout is None:
        return False
    walk = _Walk(layout)
    for line in lines:
        walk.step(line)
    messages = walk.messages
    if not any(words for message in messages for words, _ in message.lines):
        return False
    reading.notes += walk.notes
    starts = _starts(messages, as_written=layout is _ZOOM)
    reading.joint = "\n\n"
    for message, start in zip(messages, starts, strict=True):
        text = "".join(
            ("\n\n" if gap and at else " ") + words for at, (words, gap) in enumerate(message.lines)
        )
        if text.strip():
            reading.segments.append(Turn(message.name, start, None, text.strip()))
    return True


def _layout_of(sample: Sequence[Line]) -> re.Pattern[str] | None:
    """The layout in which most of a file's first lines begin a message; None when none does often enough."""
    texts = [_MARKS.sub("", line.text[:_HEAD]) for line in sample]
    joined = [f"{above.strip()} {below}" for above, below in pairwise(texts) if _LONE.fullmatch(below)]
    counts = {
        layout: sum(bool(layout.fullmatch(text)) for text in (*texts, *(joined if layout is _SLACK else ())))
        for layout in _LAYOUTS
    }
    best = max(_LAYOUTS, key=lambda layout: counts[layout])
    return best if counts[best] >= max(_LEAST, _SHARE * len(sample)) else None


class _Walk:
    """Goes through a chat's lines once; what is no message, of the tool or above the first, is a note."""

    def __init__(self, layout: re.Pattern[str]) -> None:
        self.layout = layout
        self.messages: list[_Message] = []
        self.notes: list[str] = []
        self.people: set[str] = set()

    def step(self, line: Line) -> None:
        text = line.text if line.text.isascii() else _MARKS.sub("", line.text)
        lone = _LONE.fullmatch(text) if self.layout is _SLACK else None
        if head := self.layout.fullmatch(text[:_HEAD]):
            words = (head["text"] + text[_HEAD:]).strip()
            self._begin(head["name"], head["date"], head["time"], head["half"], words)
        elif lone and (self.messages or self.notes):
            self._begin(self._name_above(lone["half"]), "", lone["time"], lone["half"] or self._half(), "")
        elif (
            (did := _ACTION.fullmatch(text[:_HEAD]))
            and did["name"] in self.people
            and not _MOVED.match(did["text"])
        ):
            self._begin(did["name"], did["date"], did["time"], did["half"], did["text"] + text[_HEAD:])
        elif _SERVICE.fullmatch(text[:_HEAD]) or not self.messages:
            self.notes.append(text)
        else:
            self.messages[-1].lines.append((text, line.gap))

    def _begin(self, name: str, date: str | None, time: str, half: str | None, text: str) -> None:
        name = name.strip(" ~\t")
        self.people.add(name)
        self.messages.append(_Message(name, date or "", time, half or "", [(text, False)]))

    def _name_above(self, half: str | None) -> str:
        """Who a lone time is of: the name above it, or in a short form whoever wrote last."""
        if not self.messages:
            return self.notes.pop()
        lines = self.messages[-1].lines
        named = half and len(lines) > 1 and lines[-1][1] and len(lines[-1][0]) <= _LONGEST_NAME
        return lines.pop()[0] if named else self.messages[-1].name

    def _half(self) -> str:
        return self.messages[-1].half if self.messages else ""


def _starts(messages: Sequence[_Message], *, as_written: bool) -> list[float | None]:
    """When each message was sent: after the first, or in a meeting as its clock says."""
    clocks = [_clock(message) for message in messages]
    if as_written and not any(message.date for message in messages):
        return clocks
    day_first = _is_day_first(messages)
    moments: list[float | None] = []
    last, days = -1.0, 0
    for message, clock in zip(messages, clocks, strict=True):
        if message.date:
            day = _day(message.date, day_first=day_first)
            moments.append(None if day is None or clock is None else day + clock)
        elif clock is not None:
            days += clock < last
            last = clock
            moments.append(days * _DAY_SECONDS + clock)
        else:
            moments.append(None)
    return since_first(moments)


def _clock(message: _Message) -> float | None:
    """Seconds since midnight."""
    if not message.time:
        return None
    hour, *rest = map(int, re.split(r"[:.]", message.time))
    half = message.half.strip(" \u202f\xa0").lower()[:1]
    hour = hour % 12 + 12 * (half == "p") if half else hour
    return float(hour * 3600 + rest[0] * 60 + sum(rest[1:]))


def _is_day_first(messages: Sequence[_Message]) -> bool:
    """Whether dates put the day first: by a number above twelve, else by full stops or 24 hours."""
    parts = [re.split(r"[./-]", message.date) for message in messages if message.date[:1].isdecimal()]
    numbers = [(int(each[0]), int(each[1])) for each in parts if len(each) > 1 and each[1].isdecimal()]
    if any(second > 12 for _, second in numbers):
        return False
    if any(first > 12 for first, _ in numbers):
        return True
    return any("." in message.date for message in messages) or not any(message.half for message in messages)


def _day(date: str, *, day_first: bool) -> float | None:
    """Seconds since 1970 at the beginning of a day."""
    parts = re.split(r"[./ -]+", date.strip(". "))
    if len(parts) != 3:
        return None
    month = parts[1].lower()[:3]
    if not month.isdecimal():
        parts[1] = str(MONTHS.get(month, ""))
        day_first = True
    if not all(part.isdecimal() for part in parts):
        return None
    one, two, three = map(int, parts)
    year, number, day = (
        (one, two, three) if one > 31 else (three, two, one) if day_first else (three, one, two)
    )
    try:
        return datetime(year + (2000 if year < 100 else 0), number, day, tzinfo=UTC).timestamp()
    except ValueError:
        return None
