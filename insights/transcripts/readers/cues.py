"""What captions of all kinds share: tags and entities, labels in the cue, repeats of rolling captions."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from insights.transcripts.readers.carrying import carry_names
from insights.transcripts.readers.labels import Label, can_be_label, people_among, trimmed
from insights.transcripts.readers.parsed import Reading, Turn

_TAG = re.compile(
    r"</?(?:v|c|i|b|u|s|em|strong|ruby|rt|lang|font|span|br|p)(?:[.\s][^<>]*)?/?>|<\d[\d:.]*>|\{\\[^{}]*\}",
    re.IGNORECASE,
)
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:\s([^<>]*))?>", re.IGNORECASE)
_LABEL = re.compile(r"[ \t]*(?:>>+ ?|(?:&gt;){2,} ?|[-–—] ?)?([^\s<][^\n]{0,79}?)[ \t]*")
_LONGEST_LABEL = 90
_AFTER_LABEL = ("", " ", "\t", "\n")
_BRACKETED = re.compile(r"[ \t]*[\[(（【]([^\[\]()（）【】\n]{1,60})[\])）】][:：]?\s*(?=\S)(.*)", re.DOTALL)
_BRACKETED_ALONE = re.compile(r"\s*[\[(（【]([^\[\]()（）【】\n]{1,60})[\])）】][:：]?\s*")
_NUMBERED = re.compile(r"(?:speaker|spk|sprecher|locuteur)[ _]?\d+", re.IGNORECASE)
_SIGNS = ("[", "(", "（", "【", ">")
_OPENED = "[(（【 \t"
_CHANGES = (">>", "- ", "– ", "&gt;&gt;")
_DASHES = ("-", "–", "—")
_ROLLING_SHARE = 0.25
_MOST_SHOWN = 10


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
    segments = reading.segments
    if any("<v" in cue.text or "<V" in cue.text for cue in cues):
        for start, end, text, _ in cues:
            segments += _by_voice(start, end, text)
        carry_names(reading)
        return
    labelled = list(map(label_of, [cue.text for cue in cues]))
    people = _people_in(cues, labelled)
    changes: set[int] = set()
    for (start, end, text, _), found in zip(cues, labelled, strict=True):
        label = None
        if found and found[0] in people:
            label, text = found
        elif text.startswith(_CHANGES):
            changes.add(len(segments))
        if people and "\n" in text:
            segments += _by_line(label, start, end, text, people)
            continue
        text = plain(text)
        if text:
            segments.append(Turn(label, start, end, text))
    carry_names(reading, changes)


def plain(text: str) -> str:
    """A caption's words without tags, entities and line breaks."""
    if "<" in text or "{" in text:
        text = _TAG.sub("", text)
    if "&" in text:
        text = html.unescape(text)
    if text[:2] == ">>":
        text = text.lstrip(">")
    return " ".join(text.split())


def _by_line(
    name: str | None, start: float | None, end: float | None, text: str, people: frozenset[str]
) -> Iterator[Turn]:
    """The parts of a cue by lines that begin with somebody's label; most cues are one part."""
    held: list[str] = []
    for line in text.split("\n"):
        alone = _BRACKETED_ALONE.fullmatch(line)
        found = ((trimmed(alone[1]), "") if alone else label_of(line)) if held else None
        if found and found[0] in people:
            if words := plain("\n".join(held)):
                yield Turn(name, start, end, words)
            name, held = found[0], [found[1]]
        elif line.strip() not in _DASHES:
            held.append(line)
    if words := plain("\n".join(held)):
        yield Turn(name, start, end, words)


def _by_voice(start: float | None, end: float | None, text: str) -> Iterator[Turn]:
    """The parts of a cue by its `<v Name>` tags; words before the first tag have no speaker."""
    words = text.removesuffix("</v>")
    if words.startswith("<v ") and words.find("<", 3) < 0:
        tag, _, words = words[3:].partition(">")
        if words := plain(words):
            yield Turn(_voice_name(tag) or None, start, end, words)
        return
    pieces = _VOICE.split(text)
    name: str | None = None
    for at, piece in enumerate(pieces):
        if at % 2:
            name = _voice_name(piece or "") or None
        elif words := plain(piece):
            yield Turn(name, start, end, words)


@lru_cache(maxsize=10_000)
def _voice_name(tag: str) -> str:
    """The name in a voice tag; Teams writes a dash for somebody it does not know."""
    found = trimmed(plain(tag))
    return found if any(map(str.isalnum, found)) else ""


def _people_in(cues: list[Cue], labelled: list[tuple[str, str] | None]) -> frozenset[str]:
    """The labels of a caption file that are people; in brackets only where most captions begin so."""
    begun = [(cue, found) for cue, found in zip(cues, labelled, strict=True) if found]
    bracketed = sum(bool(_BRACKETED.match(cue.text)) for cue, _ in begun)
    few_bracketed = 0 < 2 * bracketed < len(cues)
    labels = [
        Label(found[0], bool(found[1]), cue.text.lstrip()[:1] in _SIGNS)
        for cue, found in begun
        if not few_bracketed or not _BRACKETED.match(cue.text) or _NUMBERED.fullmatch(found[0])
    ]
    labels += [Label(*inner, False) for cue, _ in begun for inner in _labels_inside(cue.text)]
    if bracketed and not few_bracketed:
        labels += [Label(name, True, True) for cue in cues for name in _names_inside(cue.text)]
    return people_among(labels, len(cues)) if labels else frozenset()


def _labels_inside(text: str) -> Iterator[tuple[str, bool]]:
    """The labels at the beginnings of a cue's later lines, and whether words follow them."""
    for line in text.split("\n")[1:]:
        if found := label_of(line):
            yield found[0], bool(found[1])


def _names_inside(text: str) -> Iterator[str]:
    """The names in brackets that stand alone on later lines of a cue."""
    for line in text.split("\n")[1:]:
        alone = _BRACKETED_ALONE.fullmatch(line)
        if alone and can_be_label(name := trimmed(alone[1])):
            yield name


def label_of(text: str) -> tuple[str, str] | None:
    """The label that may stand at the beginning of a cue, and the words after it."""
    if "<" in text:
        text = _TAG.sub("", text)
    if text[:1] in _OPENED and (bracketed := _BRACKETED.match(text)):
        inside = trimmed(bracketed[1])
        return (inside, bracketed[2]) if can_be_label(inside) else None
    colon = text.find(":", 0, _LONGEST_LABEL)
    wide = text.find("：", 0, _LONGEST_LABEL if colon < 0 else colon)
    if wide >= 0:
        colon = wide
    name = _label(text[:colon]) if colon > 0 else None
    if name is None:
        return None
    if wide < 0 and name.isascii() and text[colon + 1 : colon + 2] not in _AFTER_LABEL:
        return None
    return name, text[colon + 1 :].lstrip()


@lru_cache(maxsize=10_000)
def _label(before: str) -> str | None:
    """The name in what stands before a colon, when that may be a label; the same few come again and again."""
    found = _LABEL.fullmatch(before)
    name = trimmed(html.unescape(found[1])) if found else ""
    return name if can_be_label(name) else None


def unrolled(cues: list[Cue]) -> list[Cue]:
    """Captions without the lines that rolling captions show twice, or words that live captions grow by."""
    rolling = growing = 0
    last, was_long = "", False
    for _, _, text, _ in cues:
        if "\n" in text or "<" in text:
            lines = _lines(text)
            if not lines:
                continue
            first, final, is_long = lines[0], lines[-1], len(lines) > 1
        else:
            first, final, is_long = text, text, False
        if first == last:
            rolling += is_long or was_long
        elif last and final.startswith(last):
            growing += 1
        last, was_long = final, is_long
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
            (
                size
                for size in range(min(len(shown), len(lines), _MOST_SHOWN), 0, -1)
                if shown[-size:] == lines[:size]
            ),
            0,
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
