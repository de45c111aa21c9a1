"""What a workbook's reader cannot stand, known before it lays the sheets out in memory."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

from insights.kernel.errors import ZIP_DAMAGE, UnreadableFile

MOST_CELLS = 40_000_000
_LAST_COLUMN = 16_384
_CHUNK = 4 << 20
_OVERLAP = 200
_ODS = "content.xml"
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_ROW = re.compile(rb"""<(?:\w+:)?row\s[^>]*?\br=["']([0-9]{1,7})["']""")
_WIDE = re.compile(rb"""\sr=["']([A-Z]{2,3})[0-9]""")
_TAG = re.compile(rb"<(?:\w+:)?(sheet|Relationship)\s([^>]*)>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)=["']([^"']*)["']""")
_UNRECKONED = re.compile(
    rb"""<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"""
    rb"""(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
)


def refuse_bad_sheets(file: BinaryIO) -> None:
    """Raise UnreadableFile when a sheet of an XLSX is too large to lay out, or an ODS is no whole XML.

    A reader keeps width times height cells, however few are filled, and looks for the end of a cut ODS for
    ever. What is no archive, or a damaged one, is left to it. The file stands at its start afterwards.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            if _ODS in archive.namelist():
                _refuse_cut(archive)
            for name in filter(_SHEET.fullmatch, archive.namelist()):
                _refuse_far_cells_of(archive, name)
    except ZIP_DAMAGE:
        pass
    file.seek(0)


def cells_without_results(file: BinaryIO, sheet: str = "") -> list[str]:
    """The cells (C2, C3 …) of a sheet of an XLSX, or its first, whose formulas were never reckoned.

    A program that writes formulas does not reckon them: such cells read as empty. The file stands at its
    start afterwards.
    """
    found: dict[str, None] = {}
    try:
        with zipfile.ZipFile(file) as archive:
            part = _part_of(archive, sheet)
            for text in _texts(archive, part) if part in archive.namelist() else ():
                for cell in _UNRECKONED.findall(text):
                    named = dict(_ATTRIBUTE.findall(cell))
                    if named.get(b"t") != b"str":
                        found[named.get(b"r", b"").decode("ascii", "replace")] = None
    except ZIP_DAMAGE:
        pass
    file.seek(0)
    return list(found)


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str:
    """Where in the archive a sheet lies, or the first one; nothing for what is no XLSX."""
    inside = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= inside:
        return ""
    targets, wanted = {}, b""
    for _, tag in _TAG.findall(archive.read("xl/_rels/workbook.xml.rels")):
        named = dict(_ATTRIBUTE.findall(tag))
        targets[named.get(b"Id", b"")] = named.get(b"Target", b"")
    for _, tag in _TAG.findall(archive.read("xl/workbook.xml")):
        named = dict(_ATTRIBUTE.findall(tag))
        if not sheet or html.unescape(named.get(b"name", b"").decode("utf-8", "replace")) == sheet:
            wanted = targets.get(next((v for k, v in named.items() if k.endswith(b":id")), b""), b"")
            break
    path = wanted.decode("utf-8", "replace")
    return path.removeprefix("/") if path.startswith("/") else f"xl/{path}"


def _refuse_cut(archive: zipfile.ZipFile) -> None:
    with archive.open(_ODS) as stream:
        try:
            expat.ParserCreate().ParseFile(stream)
        except expat.ExpatError as error:
            raise UnreadableFile(
                "The workbook is damaged: its sheets are cut off or not closed. "
                "Open it in your office program and save it again."
            ) from error


def _refuse_far_cells_of(archive: zipfile.ZipFile, name: str) -> None:
    height = max((int(row) for text in _texts(archive, name) for row in _ROW.findall(text)), default=0)
    if height * _LAST_COLUMN <= MOST_CELLS:
        return
    letters = {found for text in _texts(archive, name) for found in _WIDE.findall(text)}
    column = max(letters, key=number_of, default=b"Z")
    if height * number_of(column) > MOST_CELLS:
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


def number_of(letters: bytes) -> int:
    """A column's number from 1, as Excel names columns: A is 1, XFD is 16,384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
