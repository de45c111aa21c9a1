"""Tables on printed pages, found again by where their words begin."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from insights.transcripts.readers.labels import can_be_label, trimmed
from insights.transcripts.readers.lines import Line
from insights.transcripts.readers.rows import Rows, is_head

_NEAR = 2.0
_FEWEST_ROWS = 3
_COLUMN_SHARE = 0.05
_MOST_COLUMNS = 6
_ROW_SHARE = 0.7
_SURE_SHARE = 0.9
_SIGNS = frozenset(("q", "a", "q.", "a."))


class Part(NamedTuple):
    """Words of a printed line, and the place where they begin; y grows upwards."""

    x: float
    y: float
    text: str


class _Bit(NamedTuple):
    y: float
    text: str


class _Printed(NamedTuple):
    """A row as its cells' lines, or (without cells) words that stand outside the table."""

    number: int
    cells: list[list[_Bit]]
    outside: str = ""


def tabled(lines: Sequence[Sequence[Part]]) -> list[Line] | None:
    """Printed lines as a table's rows, where they are one that says who speaks; None otherwise."""
    columns = _columns(lines)
    if not 2 <= len(columns) <= _MOST_COLUMNS:
        return None
    printed = list(_outside_apart(_printed(lines, columns)))
    rows = Rows()
    texts = [[_joined(cell) for cell in row.cells] for row in printed]
    read = [_read(rows, row, cells) for row, cells in zip(printed, texts, strict=True)]
    full = [cells for cells in texts if cells and cells[-1] and any(cells[:-1])]
    started = sum(bool(row.cells) for row in printed)
    if len(full) < _FEWEST_ROWS or len(full) < _ROW_SHARE * started:
        return None
    if not rows.places or not {"speaker", "text"} <= rows.places.keys():
        wrapped = any(len(cell) > 1 for row in printed for cell in row.cells[1:])
        if not wrapped or len(full) < _SURE_SHARE * started or not _named(full):
            return None
    return [line for line in read if line]


def _columns(lines: Sequence[Sequence[Part]]) -> list[float]:
    """Where many words begin, from left to right."""
    starts = Counter(round(part.x) for line in lines for part in line)
    enough = _FEWEST_ROWS + _COLUMN_SHARE * max(starts.values(), default=0)
    columns: list[float] = []
    for place in sorted(place for place, count in starts.items() if count >= enough):
        if not columns or place - columns[-1] > _NEAR:
            columns.append(place)
    return columns


def _printed(lines: Sequence[Sequence[Part]], columns: Sequence[float]) -> Iterator[_Printed]:
    """The rows: a page is written cell by cell, so a row ends where words go back to the left."""
    row: _Printed | None = None
    current = -1
    for number, written in enumerate(lines, 1):
        line = _head(written, columns) or written
        if line and bisect(columns, line[0].x + _NEAR) == 0:
            if row:
                yield row
            yield _Printed(number, [], "".join(part.text for part in line).strip())
            row, current = None, -1
            continue
        begins = True
        for part in line:
            place = bisect(columns, part.x + _NEAR) - 1
            if row is None or place < current:
                if row:
                    yield row
                row = _Printed(number, [[] for _ in columns])
            cell = row.cells[place]
            if begins or place != current or not cell:
                cell.append(_Bit(part.y, part.text))
            else:
                cell[-1] = cell[-1]._replace(text=cell[-1].text + part.text)
            begins, current = False, place
    if row:
        yield row


def _head(line: Sequence[Part], columns: Sequence[float]) -> list[Part]:
    """The names of columns, each moved to its column's left: they are often centred."""
    cells: list[Part] = []
    for part in line:
        if cells and not part.text.startswith(" "):
            cells[-1] = cells[-1]._replace(text=cells[-1].text + part.text)
        else:
            cells.append(part)
    if len(cells) != len(columns) or not is_head([cell.text.strip() for cell in cells]):
        return []
    return [cell._replace(x=place) for cell, place in zip(cells, columns, strict=True)]


def _outside_apart(rows: Iterator[_Printed]) -> Iterator[_Printed]:
    """Rows without lines above their top: these are titles at the margin of the first column."""
    for row in rows:
        filled = [cell for cell in row.cells if cell]
        first = filled[0] if filled else []
        top = filled[1][0].y if len(filled) > 1 else None
        at = next((at for at, bit in enumerate(first) if top is not None and abs(bit.y - top) <= _NEAR), 0)
        for bit in first[:at]:
            yield _Printed(row.number, [], bit.text.strip())
        del first[:at]
        yield row


def _joined(cell: Sequence[_Bit]) -> str:
    text = ""
    for bit in cell:
        more = bit.text.strip()
        if text.endswith("-") and more[:1].isalpha():
            text = text[: -1 if more[:1].islower() else None] + more
        else:
            text = f"{text} {more}".strip()
    return text


def _read(rows: Rows, row: _Printed, cells: Sequence[str]) -> Line | None:
    return rows.line(cells, row.number) if cells else Line(row.outside, row.number, gap=True)


def _named(rows: Sequence[Sequence[str]]) -> bool:
    """Whether one column before the last holds few names again and again, without colons or signs."""
    for place in range(len(rows[0]) - 1):
        names = [row[place].strip() for row in rows if row[place].strip()]
        if len(names) < _ROW_SHARE * len(rows) or len(set(names)) > len(names) / 2:
            continue
        if {name.casefold() for name in names} <= _SIGNS or any(name.endswith(":") for name in names):
            continue
        if all(can_be_label(trimmed(name)) and not name[:1].isdigit() for name in names):
            return True
    return False
