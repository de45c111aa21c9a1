"""How far the sheets of a workbook reach, known before a reader lays them out in memory."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from insights.kernel.errors import ZIP_DAMAGE, UnreadableFile

MOST_CELLS = 40_000_000
_LAST_COLUMN = 16_384
_CHUNK = 4 << 20
_OVERLAP = 200
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_ROW = re.compile(rb"""<(?:\w+:)?row\s[^>]*?\br=["']([0-9]{1,7})["']""")
_WIDE = re.compile(rb"""\sr=["']([A-Z]{2,3})[0-9]""")


def refuse_far_cells(file: BinaryIO) -> None:
    """Raise UnreadableFile when a stray cell makes a sheet of an XLSX too large to lay out.

    A reader keeps width times height cells, however few are filled. What is no archive, or a damaged one, is
    left to the reader to refuse. The file stands at its start afterwards.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            for name in filter(_SHEET.fullmatch, archive.namelist()):
                _refuse_far_cells_of(archive, name)
    except ZIP_DAMAGE:
        pass
    file.seek(0)


def _refuse_far_cells_of(archive: zipfile.ZipFile, name: str) -> None:
    height = max((int(row) for text in _texts(archive, name) for row in _ROW.findall(text)), default=0)
    if height * _LAST_COLUMN <= MOST_CELLS:
        return
    letters = {found for text in _texts(archive, name) for found in _WIDE.findall(text)}
    column = max(letters, key=_number_of, default=b"Z")
    if height * _number_of(column) > MOST_CELLS:
        raise UnreadableFile(
            f"A sheet of the workbook ({name.rpartition('/')[2]}) reaches to column {column.decode()} and "
            f"row {height:,}: more than {MOST_CELLS:,} cells, nearly all of them empty. "
            "Delete the stray cell at its end, or save the answers as CSV."
        )


def _texts(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """A sheet in parts that overlap a little, so that no cell's name is cut."""
    with archive.open(name) as stream:
        rest = b""
        while chunk := stream.read(_CHUNK):
            yield rest + chunk
            rest = chunk[-_OVERLAP:]


def _number_of(letters: bytes) -> int:
    """A column's number from 1, as Excel names columns: A is 1, XFD is 16,384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
