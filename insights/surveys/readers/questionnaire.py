"""A filled-in questionnaire in text: numbered statements, each with its rating; one person."""

from __future__ import annotations

import re
from typing import BinaryIO

from insights.kernel.decoding import decode, lines_of
from insights.surveys.readers.parsed import Column, Notice, ParsedSurvey, Row, UnreadableSurvey
from insights.surveys.rules.cells import Cell, number_in
from insights.surveys.rules.likert import wording_of

_ITEM = re.compile(
    r"^\s*(?:[-*+]\s+|#{1,6}\s+)?(?:\*\*)?(?:Q(?:uestion)?\s*)?(\d{1,2})[.):]\s*(?:\*\*)?\s*(\S.*)$", re.I
)
_RATING = re.compile(
    r"^\W*(?:your\s+)?(?:rating|answer|score|response|bewertung|antwort|note|réponse|respuesta|risposta|valutazione)"
    r"\s*\**\s*[:=]\s*(.*)$",
    re.I,
)
_INLINE = re.compile(r"^(.*\S)\s*(?:[:=→]|—|–|\s-)\s*\**\[?([0-9]{1,2}|_)\]?\**\s*(?:/\s*\d+)?\s*$")
_BLANKS = re.compile(r"[*_`\[\]\s]+")
_INSTRUCTIONS = re.compile(r"instruction|example|anleitung|beispiel|consigne|exemple|ejemplo", re.I)


def read_questionnaire(file: BinaryIO) -> ParsedSurvey:
    """Read one person's questionnaire as one row, a column for each numbered statement."""
    decoded = decode(file.read())
    items = list(_items(lines_of(decoded.text)))
    if sum(answer is not None for _, _, answer in items) < 2:
        raise UnreadableSurvey(
            "This text holds no numbered statements with ratings. A questionnaire needs lines such as "
            "'1. I thought it was easy' and 'Your rating: 4'."
        )
    columns = tuple(
        Column(index, text, text, first=() if answer is None else (answer,))
        for index, (_, text, answer) in enumerate(items)
    )
    row = Row(items[0][0], [answer for _, _, answer in items])
    notices = [Notice(None, note) for note in decoded.assumptions]
    notices += [Notice(line, "This statement has no rating.") for line, _, answer in items if answer is None]
    return ParsedSurvey("md-questionnaire", columns, iter([row]), notices)


def looks_like_questionnaire(text: str) -> bool:
    """Whether a text has at least two numbered statements with a rating line."""
    return sum(answer is not None for _, _, answer in _items(lines_of(text[:200_000]))) >= 2


def _items(lines: list[str]) -> list[tuple[int, str, Cell]]:
    """Line, statement and answer of each item; answers beside the statement or on a line of their own."""
    items: list[tuple[int, str, Cell]] = []
    open_item = False
    for number, line in enumerate(lines, start=1):
        if match := _RATING.match(line):
            if open_item:
                at, text, _ = items[-1]
                items[-1] = (at, text, _answer(match[1]))
                open_item = False
        elif match := _ITEM.match(line):
            text, answer = match[2].strip(), None
            if beside := _INLINE.match(text):
                text, answer = beside[1], _answer(beside[2])
            items.append((number, text.strip("* "), answer))
            open_item = answer is None
        elif line.lstrip().startswith("#") or _INSTRUCTIONS.search(line):
            open_item = False
        elif open_item and (bare := _bare(line)) is not None:
            at, text, _ = items[-1]
            items[-1], open_item = (at, text, bare), False
    return items


def _answer(text: str) -> Cell:
    words = _BLANKS.sub(" ", text).strip()
    if not words:
        return None
    number = number_in(words)
    if number is not None:
        return int(number) if number.is_integer() else number
    return words if wording_of([words]) else None


def _bare(line: str) -> Cell:
    """An answer that stands alone on its line: a number or a word of a scale."""
    words = _BLANKS.sub(" ", line.lstrip(" \t-*>")).strip()
    return _answer(words) if words and len(words) < 40 else None
