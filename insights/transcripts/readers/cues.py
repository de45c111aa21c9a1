"""What captions of all kinds share: tags and entities, labels in the cue, repeats of rolling captions."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from insights.transcripts.readers.labels import Label, can_be_label, people_among, trimmed
from insights.transcripts.readers.parsed import Reading, Turn

_TAG = re.compile(
    r"</?(?:v|c|i|b|u|s|em|strong|ruby|rt|lang|font|span|br|p)(?:[.\s][^<>]*)?/?>|<\d[\d:.]*>|\{\\[^{}]*\}",
    re.IGNORECASE,
)
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:\s+([^<>]*))?>", re.IGNORECASE)
_LABEL = re.compile(r"[ \t]*(?:>>+ ?|[-–—] ?)?([^\s:：<][^:：\n]{0,59}?)[ \t]*([:：])[ \t]*(.*)", re.DOTALL)
_BRACKETED = re.compile(
    r"[ \t]*[\[(]((?:speaker|spk|sprecher|locuteur)[ _]?\d+)[\])][:：]?[ \t]+(.*)",
    re.DOTALL | re.IGNORECASE,
)
_ROLLING_SHARE = 0.25


class Cue(NamedTuple):
    """A caption as it stands: times in seconds, its raw lines as one text, its line in the file."""

    start: float | None
    end: float | None
    text: str
    line: int


def add_cues(reading: Reading, cues: list[Cue]) -> None:
    """Turn raw captions into the reading's segments."""
    reading.count = len(cues)
    if not cues:
        reading.warn("The file has no captions.")
        return
    cues = unrolled(cues)
    voices = any("<v" in cue.text or "<V" in cue.text for cue in cues)
    people = frozenset() if voices else _people_in(cues)
    segments = reading.segments
    for start, end, text, _ in cues:
        if voices and "<" in text:
            segments += _by_voice(start, end, text)
            continue
        label = None
        if people and (":" in text or "：" in text or "[" in text or "(" in text):
            label, text = split_label(text, people)
        text = plain(text)
        if text:
            segments.append(Turn(label, start, end, text))


def plain(text: str) -> str:
    """A caption's words without tags, entities and line breaks."""
    if "<" in text or "{" in text:
        text = _TAG.sub("", text)
    if "&" in text:
        text = html.unescape(text)
    if "\n" in text or "  " in text or "\t" in text:
        return " ".join(text.split())
    return text.strip()


def _by_voice(start: float | None, end: float | None, text: str) -> Iterator[Turn]:
    """The parts of a cue by its `<v Name>` tags; words before the first tag have no speaker."""
    pieces = _VOICE.split(text)
    name: str | None = None
    for at, piece in enumerate(pieces):
        if at % 2:
            name = trimmed(plain(piece or "")) or None
        elif words := plain(piece):
            yield Turn(name, start, end, words)


def _people_in(cues: list[Cue]) -> frozenset[str]:
    labels = []
    for cue in cues:
        if (":" in cue.text or "：" in cue.text or "[" in cue.text or "(" in cue.text) and (
            found := label_of(cue.text)
        ):
            name, words = found
            labels.append(Label(name, bool(words), cue.text.lstrip().startswith(("[", "(", ">>"))))
    return people_among(labels, len(cues)) if labels else frozenset()


def label_of(text: str) -> tuple[str, str] | None:
    """The label that may stand at the beginning of a cue, and the words after it."""
    if "<" in text:
        text = _TAG.sub("", text)
    if bracketed := _BRACKETED.match(text):
        return trimmed(bracketed[1]), bracketed[2]
    found = _LABEL.match(text)
    if not found:
        return None
    name, colon, words = found.groups()
    if colon == ":" and words and text[found.end(2)] not in " \t\n" and name.isascii():
        return None
    name = trimmed(html.unescape(name))
    return (name, words) if can_be_label(name) else None


def split_label(text: str, people: frozenset[str]) -> tuple[str | None, str]:
    """A cue's speaker, if its label is one of the people, and its words."""
    found = label_of(text)
    if found and found[0] in people:
        return found
    return None, text


def unrolled(cues: list[Cue]) -> list[Cue]:
    """Captions without the lines that rolling captions show twice, or words that live captions grow by."""
    rolling = growing = 0
    before: list[str] = []
    for cue in cues:
        lines = _lines(cue.text)
        if lines and before:
            if lines[0] == before[-1] and (len(lines) > 1 or len(before) > 1):
                rolling += 1
            elif len(lines[-1]) > len(before[-1]) and lines[-1].startswith(before[-1]):
                growing += 1
        before = lines or before
    if rolling >= max(2, _ROLLING_SHARE * len(cues)):
        return list(_without_repeats(cues))
    if growing >= max(3, _ROLLING_SHARE * len(cues)):
        return list(_grown(cues))
    return cues


def _lines(text: str) -> list[str]:
    if "\n" not in text:
        line = plain(text)
        return [line] if line else []
    return [line for line in map(plain, text.split("\n")) if line]


def _without_repeats(cues: list[Cue]) -> Iterator[Cue]:
    """Each cue with its lines that the cue before already showed taken away."""
    shown: list[str] = []
    held: Cue | None = None
    for cue in cues:
        lines = _lines(cue.text)
        known = next(
            (size for size in range(min(len(shown), len(lines)), 0, -1) if shown[-size:] == lines[:size]), 0
        )
        fresh = lines[known:]
        if fresh:
            if held:
                yield held
            held = cue._replace(text="\n".join(html.escape(line, quote=False) for line in fresh))
        elif held and lines and cue.end is not None and (held.end is None or cue.end > held.end):
            held = held._replace(end=cue.end)
        if lines:
            shown = lines
    if held:
        yield held


def _grown(cues: list[Cue]) -> Iterator[Cue]:
    """The last state of each caption that grew word by word."""
    held: Cue | None = None
    for cue in cues:
        if held and plain(cue.text).startswith(plain(held.text)):
            held = cue._replace(start=held.start)
            continue
        if held:
            yield held
        held = cue
    if held:
        yield held
