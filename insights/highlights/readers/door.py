"""The way in: an export's bytes to what it holds, read in a confined child."""

from __future__ import annotations

import csv
import io
from pathlib import Path, PurePath
from typing import IO, Any

from python_calamine import CalamineError, CalamineWorkbook

from insights.highlights.readers.codelists import add_json, add_lines, add_qdc
from insights.highlights.readers.databases import SIGNATURE, add_database
from insights.highlights.readers.export import Export
from insights.highlights.readers.markdown import add_markdown
from insights.highlights.readers.projects import add_project, is_project
from insights.highlights.readers.tables import add_table
from insights.kernel.confined import run_confined
from insights.kernel.decoding import decode
from insights.kernel.errors import UnreadableFile
from insights.kernel.workbooks import refuse_bad_sheets
from insights.transcripts.readers.archive import opened
from insights.transcripts.readers.filecommand import LIMITS

MOST = 20_000
_MOST_UNPACKED = 300 << 20
_LONGEST_CELL = 10 << 20


def read_confined(path: Path, file_name: str) -> dict[str, Any]:
    """What the file holds as plain values; UnreadableFile with a reason for a person.

    Talks inside are read as transcripts are, so the limits are theirs.
    """
    return run_confined(f"{__name__}:values_in", {"file_name": file_name}, content=path, limits=LIMITS)


def values_in(content: IO[bytes], file_name: str) -> dict[str, Any]:
    """Runs in the child."""
    return read_export(content.read(), file_name).as_values()


def read_export(content: bytes, file_name: str) -> Export:
    """Read an export of any known kind; UnreadableFile says why one cannot be read."""
    export = Export()
    if content[:2] == b"PK":
        _add_archive(export, content)
    elif content.startswith(SIGNATURE):
        add_database(export, content)
    else:
        _add_text(export, content, PurePath(file_name).suffix.lower())
    if not (export.codes or export.quotes or export.talks):
        raise UnreadableFile("The file holds no highlights, notes or codes.")
    if max(len(export.codes), len(export.quotes), len(export.talks)) > MOST:
        raise UnreadableFile(f"The file holds more than {MOST:,} entries: move it in in parts.")
    return export


def _add_text(export: Export, content: bytes, suffix: str) -> None:
    decoded = decode(content)
    text = decoded.text
    for assumption in decoded.assumptions:
        export.warn(assumption)
    head = text.lstrip()[:200]
    if head.startswith("<"):
        if "CodeBook" not in text[:2000] and suffix not in (".qdc", ".xml"):
            raise UnreadableFile("This XML is no codebook (.qdc).")
        add_qdc(export, text.encode())
    elif head[:1] in ("{", "["):
        add_json(export, text)
    elif suffix in (".md", ".markdown") or head.startswith(("# ", "> ")):
        add_markdown(export, text)
    elif suffix in (".csv", ".tsv", ".tab"):
        add_table(export, _rows(text))
    else:
        add_lines(export, text)


def _rows(text: str) -> list[list[str]]:
    """The rows under the delimiter that gives the header most columns."""
    csv.field_size_limit(_LONGEST_CELL)
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t|", key=head.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UnreadableFile(f"The table is damaged: {error}.") from error


def _add_archive(export: Export, content: bytes) -> None:
    """A project of a QDA tool, or the first sheet of a workbook that holds highlights or codes."""
    with opened(content) as archive:
        if is_project(archive):
            return add_project(export, archive)
        if sum(member.file_size for member in archive.infolist()) > _MOST_UNPACKED:
            raise UnreadableFile(f"The workbook unpacks to more than {_MOST_UNPACKED >> 20} MB.")
    _add_workbook(export, content)


def _add_workbook(export: Export, content: bytes) -> None:
    refusal = UnreadableFile("The workbook has no sheet with cells.")
    refuse_bad_sheets(io.BytesIO(content))
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in workbook.sheet_names:
            try:
                return add_table(export, workbook.get_sheet_by_name(name).to_python())
            except UnreadableFile as error:
                refusal = error
    except CalamineError as error:
        raise UnreadableFile("The workbook is damaged or locked and cannot be read.") from error
    raise refusal
