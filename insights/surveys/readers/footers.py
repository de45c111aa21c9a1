"""What stands below the answers of a table and is no answer: totals, averages and notes."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from insights.surveys.readers.parsed import Notice
from insights.surveys.rules.cells import Cell, is_percentage, number_in, text_of

RawRow = tuple[int, list[Cell]]

_LONGEST = 24
_WORDS = (
    r"(?:grand |sub)?totals?|sum|averages?|avg|mean|median|count|std(?:ev| dev)?|standard deviation|s\.?d\.?|"
    r"min|max|minimum|maximum|variance|"
    r"summe|gesamt|insgesamt|mittelwert|durchschnitt|anzahl|moyenne|somme|médiane|écart[- ]type|"
    r"total général|promedio|suma|media|mediana|somma|totale|gemiddelde|totaal|média|soma|średnia|"
    r"合計|平均|总计|平均值"
)
_LABEL = re.compile(
    rf"\W*(?:(?:{_WORDS})\b.{{0,40}}|.{{1,40}}\b(?:averages?|avg|mean|totals?|median|sum|count|std))\W*", re.I
)


def without_footer(
    rows: Iterable[RawRow], answers: Sequence[RawRow], notices: list[Notice]
) -> Iterator[RawRow]:
    """The rows without a footer below the last answers; what is left out is noted with its line.

    `answers` are the first rows under the header: they say what a column's answers look like.
    """
    held: deque[RawRow] = deque()
    for row in rows:
        held.append(row)
        if len(held) > _LONGEST:
            yield held.popleft()
    tail = list(held)
    end = len(tail)
    while end and (_blank(tail[end - 1][1]) or _is_footer(tail, end - 1, answers)):
        end -= 1
    for line, cells in tail[end:]:
        if not _blank(cells):
            shown = " ".join(text_of(cell) for cell in cells if text_of(cell))[:80]
            notices.append(Notice(line, f"Read as a summary or note below the answers, not as one: {shown}"))
    yield from tail[:end]


def _blank(cells: Sequence[Cell]) -> bool:
    return not any(text_of(cell) for cell in cells)


def _is_footer(tail: Sequence[RawRow], at: int, answers: Sequence[RawRow]) -> bool:
    cells = tail[at][1]
    filled = [index for index, cell in enumerate(cells) if text_of(cell)]
    label = text_of(cells[filled[0]])
    rest = [cells[index] for index in filled[1:]]
    apart = any(_blank(row) for _, row in tail[:at])
    if not rest and apart and len(cells) > 3 and filled == [0] and " " in label and number_in(label) is None:
        return True
    # a formula that was never reckoned leaves its label alone
    counted = all(number_in(cell) is not None or is_percentage(cell) or _is_error(cell) for cell in rest)
    if not counted or not _LABEL.fullmatch(label):
        return False
    above = [row for line, row in answers if line < tail[at][0]]
    return apart or _names_rows(filled[0], above)


def _is_error(cell: Cell) -> bool:
    return text_of(cell).startswith("#")


def _names_rows(index: int, answers: Sequence[Sequence[Cell]]) -> bool:
    """Whether a column names or numbers its rows, or is empty, so that `Average` in it is no answer."""
    own = [text_of(cells[index]) for cells in answers if index < len(cells) and text_of(cells[index])]
    figures = all(any(letter.isdigit() for letter in text) for text in own)
    names = index == 0 and len(own) > 3 and len(set(own)) == len(own)
    return len(answers) > 1 and (figures or names)
