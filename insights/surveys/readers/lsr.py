"""LimeSurvey's responses as its archives (.lsa) hold them: XML whose fields are named by ids."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from insights.surveys.readers.parsed import Column, ParsedSurvey, Row, UnreadableSurvey
from insights.surveys.readers.tables import FIRST_ANSWERS, MOST_COLUMNS
from insights.surveys.rules.cells import Cell, is_missing


def read_lsr(file: BinaryIO) -> ParsedSurvey:
    """Open the responses of an archive; `structures.with_structure` says what their fields are."""
    try:
        root = fromstring(file.read(), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise UnreadableSurvey(f"The responses are no sound XML ({error}).") from error
    fields = [(cell.text or "").strip() for cell in root.findall("responses/fields/fieldname")]
    rows = root.findall("responses/rows/row")
    fields = fields or list(dict.fromkeys(cell.tag for row in rows for cell in row))
    names = [field.removeprefix("_") for field in fields]
    if not names or len(names) > MOST_COLUMNS:
        raise UnreadableSurvey(
            f"The responses have {len(names):,} fields; 1 to {MOST_COLUMNS:,} can be read."
        )
    cells = [_cells(row, names) for row in rows]
    columns = tuple(
        Column(index, name, name, code=name, first=tuple(_first(cells, index)))
        for index, name in enumerate(names)
    )
    return ParsedSurvey("lsa", columns, _rows(cells), [])


def _cells(row: Element, names: list[str]) -> list[Cell]:
    """A row's values in the order of the fields; a tag cannot begin with a figure, so `_` stands before."""
    values = {cell.tag.removeprefix("_"): (cell.text or "").strip() or None for cell in row}
    return [values.get(name) for name in names]


def _first(rows: list[list[Cell]], index: int) -> list[Cell]:
    return [cells[index] for cells in rows[:60] if not is_missing(cells[index])][:FIRST_ANSWERS]


def _rows(rows: list[list[Cell]]) -> Iterator[Row]:
    for number, cells in enumerate(rows, start=1):
        if any(cell is not None for cell in cells):
            yield Row(number, cells)
