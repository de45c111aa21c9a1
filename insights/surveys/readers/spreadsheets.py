"""XLSX, XLS, XLSB and ODS workbooks; one sheet is read, the others are named."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any, BinaryIO

from insights.kernel.workbooks import cells_without_results, refuse_bad_sheets
from insights.surveys.readers.headers import find_heading
from insights.surveys.readers.parsed import Notice, UnreadableSurvey
from insights.surveys.readers.tables import MOST_CELL, MOST_COLUMNS, RawRow, Table
from insights.surveys.rules.cells import Cell


def read_spreadsheet(file: BinaryIO, container: str, sheet: str = "") -> Table:
    """Open a workbook and read the wanted sheet, else the first that reads as a table of answers."""
    refuse_bad_sheets(file)
    # Heavy, and needed for workbooks only
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(file)
        sheets = {name: _rows_of(book, name) for name in book.sheet_names[:50]}
    except python_calamine.PasswordError:
        raise UnreadableSurvey("The workbook is protected by a password. Save it without one.") from None
    except (python_calamine.CalamineError, OSError, ValueError, KeyError) as error:
        raise UnreadableSurvey(f"The workbook is damaged or of an unknown kind ({error}).") from error
    if not sheets:
        raise UnreadableSurvey("The workbook has no sheets.")
    if sheet and sheet not in sheets:
        raise UnreadableSurvey(f"The workbook has no sheet '{sheet[:60]}'.")
    if not sheet and _is_xlsform(sheets):
        return Table(container, sheets["survey"], (), tuple(sheets), "survey", form=sheets)
    chosen = sheet or _chosen(sheets)
    names = tuple(sheets)
    notices: tuple[Notice, ...] = ()
    others = [name for name in names if name != chosen and sheets[name]]
    if others:
        listed = ", ".join(others[:8]) + (" …" if len(others) > 8 else "")
        notices = (Notice(None, f"The sheet '{chosen}' was read; the workbook also has: {listed}."),)
    if container == "xlsx":
        notices += _of_formulas(cells_without_results(file, chosen))
    return Table(container, sheets[chosen], notices, names, chosen)


def _of_formulas(cells: list[str]) -> tuple[Notice, ...]:
    """What to say of cells whose formulas were never reckoned, and what to do."""
    if not cells:
        return ()
    named = ", ".join(cells[:5]) + (" …" if len(cells) > 5 else "")
    many = f"{len(cells):,} cells hold formulas without their results ({named}) and read as empty."
    one = f"1 cell holds a formula without its result ({named}) and reads as empty."
    told = one if len(cells) == 1 else many
    return (Notice(None, f"{told} Open the workbook in a spreadsheet program, save it and upload it again."),)


def _is_xlsform(sheets: dict[str, list[RawRow]]) -> bool:
    first = {str(cell) for _, cells in sheets.get("survey", [])[:1] for cell in cells}
    return {"type", "name"} <= first and ("choices" in sheets or "settings" in sheets)


def _chosen(sheets: dict[str, list[RawRow]]) -> str:
    """The first sheet that reads as a table of answers; else the one with most rows.

    A small summary before it (three columns or fewer, or under three answers) is passed over for a sheet
    that is both wider and longer.
    """
    read = {name: size for name, rows in sheets.items() if (size := _size_of(rows))}
    for name, (answers, width) in read.items():
        if width <= 3 or answers < 3:
            larger = [other for other, (more, wider) in read.items() if more > answers and wider > width]
            return larger[0] if larger else name
        return name
    return max(sheets, key=lambda name: len(sheets[name]))


def _size_of(rows: list[RawRow]) -> tuple[int, int] | None:
    """The answers and filled columns of a sheet; None when it is no table of two columns or more."""
    filled = [row for row in rows[:60] if any(cell not in (None, "") for cell in row[1])]
    width = max((sum(cell not in (None, "") for cell in cells) for _, cells in filled), default=0)
    if len(filled) < 2 or max(len(cells) for _, cells in filled) < 2:
        return None
    try:
        heading = find_heading(filled)
    except UnreadableSurvey:
        return None
    return (len(rows) - heading.rows, width) if heading.rows < len(filled) else None


def _rows_of(book: Any, name: str) -> list[RawRow]:
    sheet = book.get_sheet_by_name(name)
    if sheet.width > MOST_COLUMNS:
        raise UnreadableSurvey(
            f"The sheet '{name}' has {sheet.width:,} columns; up to {MOST_COLUMNS:,} can be read."
        )
    return [
        (number, [plain_cell(cell) for cell in row]) for number, row in enumerate(sheet.iter_rows(), start=1)
    ]


def plain_cell(value: Any) -> Cell:
    """A spreadsheet's or statistics file's value as text, number or nothing; times as ISO text."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "seconds")
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, dt.timedelta):
        seconds = round(value.total_seconds())
        return f"{seconds // 3600:02}:{seconds % 3600 // 60:02}:{seconds % 60:02}"
    return str(value)[:MOST_CELL]
