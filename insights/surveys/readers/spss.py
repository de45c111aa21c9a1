"""SPSS files (.sav, .zsav, .por) with value labels; user-missing values become missing."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from insights.surveys.readers.markup import plain_words
from insights.surveys.readers.parsed import Column, Notice, ParsedSurvey, Row, UnreadableSurvey
from insights.surveys.readers.spreadsheets import plain_cell
from insights.surveys.readers.tables import FIRST_ANSWERS, MOST_COLUMNS
from insights.surveys.rules.cells import Cell, is_missing, text_of


def read_spss(file: BinaryIO, container: str) -> ParsedSurvey:
    """Read an SPSS file whole: stored codes as they are, what they stand for in each column's labels."""
    # Heavy, and needed for these files only
    import pyreadstat

    sav = container == "sav"
    reader = pyreadstat.read_sav if sav else pyreadstat.read_por
    with _path_of(file) as path:
        try:
            answers, meta = reader(path, output_format="dict")
            ranges = {}
            if sav:
                ranges = pyreadstat.read_sav(path, metadataonly=True, user_missing=True)[1].missing_ranges
        except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, ValueError, OverflowError) as error:
            raise UnreadableSurvey(f"The SPSS file is damaged or of an unknown kind ({error}).") from error
        except UnicodeDecodeError:
            raise UnreadableSurvey(
                "The SPSS file's texts are in an encoding that it does not name."
            ) from None
    names = list(meta.column_names)
    if not names:
        raise UnreadableSurvey("The SPSS file holds no variables.")
    if len(names) > MOST_COLUMNS:
        raise UnreadableSurvey(f"The file has {len(names):,} variables; up to {MOST_COLUMNS:,} can be read.")
    cells = {name: [plain_cell(value) for value in answers.get(name, ())] for name in names}
    columns = tuple(_column(index, name, meta, cells[name]) for index, name in enumerate(names))
    return ParsedSurvey(container, columns, _rows([cells[name] for name in names]), _notices(ranges))


def _column(index: int, name: str, meta: Any, cells: list[Cell]) -> Column:
    labels = {
        text_of(plain_cell(code)): plain_words(str(label))
        for code, label in (meta.variable_value_labels.get(name) or {}).items()
    }
    words = plain_words(str(meta.column_names_to_labels.get(name) or "")) or name
    first = tuple([cell for cell in cells if not is_missing(cell)][:FIRST_ANSWERS])
    return Column(index, name, words, code=name, labels=labels, first=first)


def _rows(columns: list[list[Cell]]) -> Iterator[Row]:
    for number, cells in enumerate(zip(*columns, strict=True), start=1):
        if any(cell is not None for cell in cells):
            yield Row(number, list(cells))


def _notices(missing_ranges: Any) -> list[Notice]:
    names = [name for name, found in (missing_ranges or {}).items() if found]
    if not names:
        return []
    listed = ", ".join(names[:6]) + (" …" if len(names) > 6 else "")
    return [Notice(None, f"Values marked as missing in the file count as missing, in: {listed}.")]


@contextmanager
def _path_of(file: BinaryIO) -> Iterator[str]:
    """A path to an open file; one without a descriptor is written out first."""
    try:
        descriptor = file.fileno()
    except (OSError, AttributeError):
        with tempfile.NamedTemporaryFile(suffix=".sav") as copy:
            copy.write(file.read())
            copy.flush()
            yield copy.name
        return
    path = f"/proc/self/fd/{descriptor}"
    yield path if Path(path).exists() else f"/dev/fd/{descriptor}"
