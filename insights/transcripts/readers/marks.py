"""What one line of prose says about time and speaker, in the layouts that tools and people use."""

from __future__ import annotations

import re
from typing import NamedTuple

from insights.transcripts.readers.clocks import CLOCK, seconds_of
from insights.transcripts.readers.labels import can_be_label, trimmed

_CLOCK = rf"(?:{CLOCK})"
_OPEN, _CLOSE = r"[\[(<（【{]", r"[\])>）】}]"
_SLOPPY = rf"(?:{CLOCK}|\d{{1,2}}:\d{{1,2}}:\d{{1,2}}(?:\.\d{{1,9}})?)"  # Teams wrote 0:0:2.35
_SPAN = re.compile(
    rf"{_OPEN}?\s*({_SLOPPY})\s*(?:-->|->|→|[-–—]|bis|to)\s*({_SLOPPY})\s*{_CLOSE}?\s*[:\-–]?\s*(.*)",
    re.DOTALL,
)
_CLOCK_ALONE = re.compile(rf"{_OPEN}?\s*({_CLOCK})\s*{_CLOSE}?\s*[:\-–]?\s*")
_WORDED_CLOCK = re.compile(
    r"(?:(\d{1,2}) (?:hours?|stunden?|heures?|horas?),? )?(\d{1,3}) (?:minutes?|minuten?|minutos?)"
    r"(?:,? (\d{1,2}) (?:seconds?|sekunden?|secondes?|segundos?))?|"
    r"(\d{1,2}) (?:seconds?|sekunden?|secondes?|segundos?)",
    re.IGNORECASE,
)
_CLOCK_FIRST = re.compile(
    rf"(?:{_OPEN}\s*({_CLOCK})\s*{_CLOSE}|({_CLOCK})(?=\s)|#\s*({_CLOCK}(?:-\d)?)\s*#)\s*(?:[-–—|:]\s+)?(.*)",
    re.DOTALL,
)
_NAME_SPAN = re.compile(
    rf"(.{{1,60}}?)\s*(?:[-–|·•]\s*)?{_OPEN}?\s*({_CLOCK})\s*(?:-->|->|→|[-–—])\s*({_CLOCK})\s*{_CLOSE}?\s*:?",
    re.DOTALL,
)
_NAME_CLOCK = re.compile(
    rf"(.{{1,60}}?)(?:\s*{_OPEN}\s*({_CLOCK})\s*{_CLOSE}\s*([:：]?)\s*(.*)|(?:\s{{2,}}|\t+|\s+[-–|·•]\s*|,\s*|\s)({_CLOCK})\s*:?)",
    re.DOTALL,
)
_SQUARE_NAME = re.compile(rf"\[([^\[\]\d][^\[\]]{{0,58}})\][:：]?(?:\s+({_CLOCK}))?(?:\s+(.*)|$)", re.DOTALL)
_COLON = re.compile(r"([^:：\n]{1,60}?)\s*([:：])(.*)", re.DOTALL)
_END_CLOCK = re.compile(rf"\s*#\s*({_CLOCK})(?:-(\d))?\s*#\s*$")
_LEADING_CLOCK = re.compile(
    rf"\s*(?:{_OPEN}\s*({_CLOCK})\s*{_CLOSE}\s*[:\-–]?|({_CLOCK})\t|#\s*({_CLOCK})(?:-(\d))?\s*#)\s*(.*)",
    re.DOTALL,
)
_QUOTE = re.compile(r"(?:>\s?)+(?=\S)|(?:[-*+•]|\d{1,3}[.)]|\[\d{1,4}\])\s+(?=\S)")
_CLOCKS = re.compile(rf"(?:[\[(]\s*{_CLOCK}\s*[\])]\s*)+")
_TIMED_NAME = re.compile(rf"(.{{1,48}}?)[\s,|–-]+({_CLOCK})")

_HEAD = 400  # labels and times stand within so many characters
_LONGEST_END = 40
_SPAN_ENDS = frozenset("0123456789:)]>）】}")
_DASHES = ("-", "–", "—", "→")
_BRACKETS = ("[", "(", "（", "【")


class Mark(NamedTuple):
    """A line's label, times in seconds and words; `is_sure` when its layout alone marks the label."""

    label: str | None
    start: float | None
    end: float | None
    words: str
    is_sure: bool = False


def mark_of(text: str, lead: int = 0) -> Mark:
    """Read one line; its first `lead` characters are emphasised (bold) in the original."""
    text, ended = _without_end_clock(text.strip())
    if len(text) > 2 * _HEAD:
        head = text[:_HEAD].rstrip()
        mark = _mark_of(head, lead)
        return mark._replace(words=mark.words + text[len(head) :], end=mark.end if ended is None else ended)
    mark = _mark_of(text, lead)
    return mark if ended is None else mark._replace(end=ended)


def _mark_of(text: str, lead: int) -> Mark:
    if not lead and ":" not in text and "：" not in text and text[:1] != "[" and not text[:1].isdecimal():
        return Mark(None, None, None, text)  # most lines of long files: nothing below can match
    span = _SPAN.match(text)
    if span:
        inner = _labelled(span[3], 0)
        start, end = seconds_of(span[1]), seconds_of(span[2])
        return inner._replace(start=start, end=end, is_sure=inner.label is not None)
    alone = _CLOCK_ALONE.fullmatch(text)
    if alone:
        return Mark(None, seconds_of(alone[1]), None, "")
    if text[:1].isdecimal() and (worded := _WORDED_CLOCK.fullmatch(text)):
        hours, minutes, rest, only = (int(part or 0) for part in worded.groups())
        return Mark(None, float(hours * 3600 + minutes * 60 + rest + only), None, "")
    first = _CLOCK_FIRST.match(text)
    start = _signed(first[3]) if first and first[3] else seconds_of(first[1] or first[2]) if first else None
    if first and (inner := _labelled(first[4], max(0, lead - first.start(4)))).label:
        return inner._replace(start=start, is_sure=True)
    if first and not first[2]:
        return Mark(None, start, None, first[4])
    is_spanned = text[-1:] in _SPAN_ENDS and text.count(":") > 1 and any(map(text.__contains__, _DASHES))
    spanned = _NAME_SPAN.fullmatch(text) if is_spanned else None
    if spanned and _is_name(spanned[1]):
        return Mark(trimmed(spanned[1]), seconds_of(spanned[2]), seconds_of(spanned[3]), "", True)
    return _labelled(text, lead)


def _without_end_clock(text: str) -> tuple[str, float | None]:
    """F4 and MAXQDA put the time at the end of a paragraph, between number signs."""
    tail = text[-_LONGEST_END:]
    found = _END_CLOCK.search(tail) if text.endswith("#") else None
    return (text[: found.start() - len(tail)], _tenths(found[1], found[2])) if found else (text, None)


def _signed(clock: str) -> float | None:
    """Seconds of `00:01:02-3`."""
    whole, _, tenth = clock.partition("-")
    return _tenths(whole, tenth)


def _tenths(clock: str, tenth: str | None) -> float | None:
    """Seconds of `00:01:02-3`, as F4 and MAXQDA write tenths."""
    return seconds_of(f"{clock}.{tenth}" if tenth else clock)


def leading_clock(words: str) -> tuple[float | None, str]:
    """The time at the beginning of somebody's words and the words after it; no time when there is none."""
    found = _LEADING_CLOCK.match(words)
    if not found:
        return None, words
    start = _tenths(found[3], found[4]) if found[3] else seconds_of(found[1] or found[2])
    return start, found[5]


def _labelled(text: str, lead: int) -> Mark:
    """A label in one of its layouts, or none."""
    if lead and (bold := _bold(text, lead)):
        return bold
    square = _SQUARE_NAME.match(text)
    if (
        square
        and (name := trimmed(square[1]))
        and (square[2] or "]:" in text[:64] or "]：" in text[:64] or re.match(r"(?i)\[(?:speaker|spk)", text))
    ):
        inside = _TIMED_NAME.fullmatch(name)
        name, clock = (trimmed(inside[1]), inside[2]) if inside else (name, square[2] or "")
        return _timed(name, seconds_of(clock), square[3] or "", sure=True)
    timed = _NAME_CLOCK.fullmatch(text)
    if timed and _is_name(timed[1]):
        return _timed(trimmed(timed[1]), seconds_of(timed[2] or timed[5]), timed[4] or "", sure=True)
    listed = _QUOTE.match(text)
    body = text[listed.end() :] if listed else text
    found = _COLON.match(body)
    if found and _is_label_colon(found) and _is_name(found[1]):
        return _timed(trimmed(found[1]), None, found[3], sure=False)
    return Mark(None, None, None, text)


def _bold(text: str, lead: int) -> Mark | None:
    """A label set in bold: `**Anna:** words`, `**Anna**: words`, or alone on its line."""
    bold, rest = text[:lead].strip(), text[lead:].strip()
    timed = _NAME_CLOCK.fullmatch(bold)
    if timed and not timed[4]:
        bold = timed[1]
    name = trimmed(bold)
    if not can_be_label(name):
        return None
    closed = bold.rstrip().endswith((":", "："))
    if rest and not closed and not rest.startswith((":", "：")):
        start, words = leading_clock(rest)
        if start is None:
            return None
        return Mark(name, start, None, words.lstrip(":： "), True)
    start = seconds_of((timed[2] or timed[5]) if timed and not timed[4] else "")
    words = rest if closed else rest.lstrip(":：").lstrip()
    return _timed(name, start, words, sure=True)


def _timed(name: str, start: float | None, words: str, *, sure: bool) -> Mark:
    """A label whose words may begin with a bracketed time, or two."""
    if start is None and words[:1] in _BRACKETS and (span := _SPAN.match(words)):
        return Mark(name, seconds_of(span[1]), seconds_of(span[2]), span[3], True)
    if start is None:
        start, words = leading_clock(words)
        sure = sure or start is not None
    again = _CLOCKS.match(words) if start is not None and words[:1] in _BRACKETS else None
    return Mark(name, start, None, words[again.end() if again else 0 :].strip(), sure)


def _is_name(name: str) -> bool:
    return can_be_label(trimmed(name)) and not name.strip().isdigit()


def _is_label_colon(found: re.Match[str]) -> bool:
    """An ASCII colon ends a label only before a space or the line's end, or after a non-Latin name."""
    name, colon, rest = found.groups()
    return colon == "：" or not rest or rest[0].isspace() or not name.isascii()
