"""CSV and XLSX files of values."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from python_calamine import CalamineError, CalamineWorkbook

from insights.kernel.confined import Limits, run_confined
from insights.kernel.decoding import decode
from insights.kernel.errors import InvalidInput, UnreadableFile
from insights.kernel.workbooks import cells_without_results, number_of, refuse_bad_sheets
from insights.metrics.rules.grids import NO_RESULT, plain, read_grid, rows_in

ZIP = b"PK\x03\x04"
LIMITS = Limits(memory_mb=2048, cpu_seconds=60, silent_seconds=90)


def read_confined(path: Path) -> dict[str, Any]:
    """`read_values` of a stored file, in a child process."""
    return run_confined("insights.metrics.readers.sheets:read_values", content=path, limits=LIMITS)


def read_values(file: BinaryIO) -> dict[str, Any]:
    """The series of a CSV or XLSX file as plain values; UnreadableFile when it is no such table."""
    content = file.read()
    try:
        return plain(read_grid(_workbook_rows(content) if content.startswith(ZIP) else _text_rows(content)))
    except UnreadableFile:
        raise
    except InvalidInput as problem:
        raise UnreadableFile(problem.message) from None


def _text_rows(content: bytes) -> list[list[str]]:
    return rows_in(decode(content).text)


def _workbook_rows(content: bytes) -> list[list[str]]:
    refuse_bad_sheets(io.BytesIO(content))
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, IndexError, ValueError) as error:
        raise UnreadableFile("The workbook cannot be read: it is damaged or protected.") from error
    table = [[_cell(cell) for cell in row] for row in rows]
    for place in cells_without_results(io.BytesIO(content)):
        letters = place.rstrip("0123456789")
        at, column = int(place[len(letters) :] or 0) - 1, number_of(letters.encode()) - 1
        if 0 <= at < len(table) and 0 <= column < len(table[at]):
            table[at][column] = f"{NO_RESULT} {place}"
    return table


def _cell(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return repr(int(cell)) if cell.is_integer() else repr(cell)
    return str(cell).strip()
