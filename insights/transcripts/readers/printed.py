"""Text that was laid out for paper: double spacing, heads that run from page to page, numbered lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from insights.transcripts.readers.lines import Line

_FEWEST_LINES = 12
_SPACED_SHARE = 0.85
_CUT_SHARE = 0.3
_LONG = 45
_INDENTED = 3
_FEWEST_PAGES = 3
_LONGEST_HEAD = 100
_SHARE_OF_PAGES = 0.5
_ENDS = (".", "!", "?", "…", ":", "”", '"', ")", "]", "—", "–")
_OF = r"(?:\s*(?:/|of|von|de|di|sur)\s*\d{1,4})?"
_PAGED = re.compile(
    rf"(\S.*?)(?:\s{{3,}}|\t\s*)(?:(?:page|seite|página|pagina|p\.)\s*)?(\d{{1,4}}){_OF}|"
    r"(\d{1,4})(?:\s{3,}|\t\s*)(\S.*)",
    re.IGNORECASE,
)
_PAGE = re.compile(
    rf"[-–—\[]?\s*(?:(?:page|seite|página|pagina|p\.)\s*)?(\d{{1,4}}){_OF}\s*[-–—\]]?",
    re.IGNORECASE,
)
_PAGE_SAID = re.compile(
    r"[-–—\[]?\s*(?:page|seite|página|pagina|strona|страница)\s*(\d{1,4})"
    rf"{_OF}\s*[-–—\]]?",
    re.IGNORECASE,
)
_FIRST_NUMBER, _LINES_A_PAGE = 2, 15
_FEWEST_TIMED, _SAME_SHARE = 6, 0.9
_TIMED = re.compile(r"\[?((?:\d{1,2}:)?\d{1,2}:\d{2})\]?[ \t]+(?=\S)")
_NUMBER = re.compile(r"(?:\[[A-Za-z]{0,3}(\d{1,5})\]|(\d{1,5})[.):]?)[ \t]+(?=[^\s\d])")


class Printed(NamedTuple):
    """A line as it stands on paper: how far it is indented and how many blank lines stand above."""

    words: str
    number: int
    indent: int
    blanks: int


def lines_without_paper(printed: Sequence[Printed]) -> list[Line]:
    """The lines as they would stand without pages; a gap stands above each new paragraph."""
    heads = _running_heads(printed)
    kept = [line for at, line in enumerate(printed) if at not in heads]
    beneath = {line.number for at, line in enumerate(printed) if at - 1 in heads}
    spaced = _is_double_spaced(kept)
    if not heads and not spaced:
        return [Line(line.words, line.number, gap=line.blanks > 0 or not at) for at, line in enumerate(kept)]
    margin = min((line.indent for line in kept), default=0)
    lines: list[Line] = []
    for line in kept:
        begins = line.indent >= margin + _INDENTED if spaced else line.blanks > 0
        if line.number in beneath and lines and not spaced:
            begins = begins and (lines[-1].text.endswith(_ENDS) or not line.words[:1].islower())
        lines.append(Line(line.words, line.number, gap=begins or not lines or (spaced and line.blanks > 2)))
    return lines


def _is_double_spaced(lines: Sequence[Printed]) -> bool:
    """Whether a blank line stands above nearly every line, and many of them end within a sentence."""
    spaced = sum(line.blanks > 0 for line in lines)
    if len(lines) < _FEWEST_LINES or spaced < _SPACED_SHARE * len(lines):
        return False
    indents = {line.indent for line in lines}
    cut = sum(
        len(line.words) > _LONG and not line.words.endswith(_ENDS) and below.indent <= line.indent
        for line, below in pairwise(lines)
    )
    return max(indents) - min(indents) >= _INDENTED and cut >= _CUT_SHARE * len(lines)


def _running_heads(printed: Sequence[Printed]) -> set[int]:
    """The places of lines that carry the page's number, one higher each time they come."""
    found: dict[str, list[tuple[int, int]]] = {}
    for at, line in enumerate(printed):
        if not any(map(str.isdigit, line.words[-12:] + line.words[:12])):
            continue
        paged = _PAGED.fullmatch(line.words)
        if paged:
            key, number = (paged[1] or paged[4]).lower(), int(paged[2] or paged[3])
        elif alone := (_PAGE if line.blanks > 1 else _PAGE_SAID).fullmatch(line.words):
            key, number = "", int(alone[1])
        else:
            continue
        found.setdefault(key, []).append((at, number))
    numbered = {
        at
        for places in found.values()
        if len(places) >= _FEWEST_PAGES and all(new == last + 1 for (_, last), (_, new) in pairwise(places))
        for at, _ in places
    }
    return numbered | _beside(printed, numbered)


def _beside(printed: Sequence[Printed], numbered: set[int]) -> set[int]:
    """The places of titles that stand directly above or below the lines with the pages' numbers."""
    beside = [at for head in numbered for at in (head - 1, head + 1) if 0 <= at < len(printed)]
    seen = Counter(printed[at].words for at in beside)
    fewest = max(_FEWEST_PAGES, _SHARE_OF_PAGES * len(numbered))
    titles = {words for words, count in seen.items() if count >= fewest and len(words) <= _LONGEST_HEAD}
    return {at for at in beside if printed[at].words in titles} - numbered


def without_numbers(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without their numbers, where nearly every one begins with one higher than the last.

    A time that is the same before nearly all of them tells nothing either.
    """
    lines = _without_one_time(lines)
    found = [_NUMBER.match(line.text) for line in lines]
    numbers = [int(number[1] or number[2]) for number in found if number]
    if len(numbers) < max(3, 0.6 * len(lines)) or any(map(_falls, numbers, numbers[1:])):
        return lines
    return [
        line._replace(text=line.text[number.end() :], lead=max(0, line.lead - number.end()))
        if number
        else line
        for line, number in zip(lines, found, strict=True)
        if not line.text.isdecimal()
    ]


def _without_one_time(lines: Sequence[Line]) -> Sequence[Line]:
    found = [_TIMED.match(line.text) for line in lines]
    seen = Counter(time[1] for time in found if time)
    if not seen or max(seen.values()) < max(_FEWEST_TIMED, _SAME_SHARE * len(lines)):
        return lines
    same = max(seen, key=seen.__getitem__)
    return [
        line._replace(text=line.text[time.end() :], lead=max(0, line.lead - time.end()))
        if time and time[1] == same
        else line
        for line, time in zip(lines, found, strict=True)
    ]


def _falls(last: int, new: int) -> bool:
    """Whether a line's number is no higher than the last, and no page of numbered lines begins with it."""
    return new <= last and not (new <= _FIRST_NUMBER and last >= _LINES_A_PAGE)
