"""CSV and TSV tables of speech: Whisper's TSV, oral-history tables, exports of transcript tools."""

from __future__ import annotations

import csv
from pathlib import PurePath

from insights.transcripts.readers.columns import add_rows, columns_of
from insights.transcripts.readers.parsed import Reading, UnreadableTranscript

_DELIMITERS = "\t,;|"
_LONGEST_CELL = 200 << 20


def read(text: str, filename: str = "") -> Reading:
    """Read a table; the delimiter is the one under which the header makes sense."""
    suffix = PurePath(filename).suffix.lower()
    reading = Reading("tsv" if suffix in (".tsv", ".tab") else "csv")
    delimiter = _delimiter(text)
    if not suffix and delimiter == "\t":
        reading.format = "tsv"
    try:
        rows = _rows(text, delimiter)
    except csv.Error as error:
        raise UnreadableTranscript(f"The table is damaged: {error}.") from error
    add_rows(reading, rows)
    return reading


def _rows(text: str, delimiter: str) -> list[list[str]]:
    """All rows; in a tab-separated table without quoted cells a quote is a sign like others."""
    csv.field_size_limit(_LONGEST_CELL)
    unquoted = delimiter == "\t" and not _is_quoted(text[:20000])
    lines = text.split("\n") if unquoted else text.splitlines(keepends=True)
    return list(
        csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE if unquoted else csv.QUOTE_MINIMAL)
    )


def _is_quoted(head: str) -> bool:
    """Whether quotes enclose cells in the first lines, instead of standing in them as signs."""
    lines = head.split("\n")
    opened = [cell for line in lines[:-1] for cell in line.split("\t") if cell.startswith('"')]
    return '"' in lines[0] or (bool(opened) and all(len(cell) > 1 and cell.endswith('"') for cell in opened))


def _delimiter(text: str) -> str:
    """The delimiter that gives a transcript's columns in the first lines; else the most frequent one."""
    head = text[:20000].rpartition("\n")[0] or text[:20000]
    for delimiter in _DELIMITERS:
        try:
            columns_of(_rows(head, delimiter))
        except (UnreadableTranscript, csv.Error):
            continue
        return delimiter
    return max(_DELIMITERS, key=head.split("\n", 1)[0].count)
