"""CSV, TSV and their kin: encoding, delimiter, quoting; read as a stream."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import BinaryIO, cast

from insights.kernel.decoding import binary_kind, decode
from insights.kernel.errors import UnreadableFile
from insights.surveys.readers.parsed import Notice, UnreadableSurvey
from insights.surveys.readers.tables import MOST_CELL, MOST_COLUMNS, RawRow, Table
from insights.surveys.rules.cells import Cell

_SAMPLE = 1 << 17
_CHUNK = 1 << 20
_DELIMITERS = (",", ";", "\t", "|")


class _BorrowedText(io.TextIOWrapper):
    """Text of a file that its opener closes."""

    def __del__(self) -> None:
        with suppress(ValueError):
            self.detach()


def read_delimited(file: BinaryIO) -> Table:
    """Open a delimited text; bytes that are no UTF-8 are decoded as the kernel decides, with a warning."""
    text, notices = _as_text(file)
    head = text.read(_SAMPLE)
    text.seek(0)
    declared = _declared_delimiter(head)
    delimiter = declared or sniff_delimiter(head)
    if declared:
        text.readline()
    container = "tsv" if delimiter == "\t" else "csv"
    return Table(container, _rows(text, delimiter, 1 if declared else 0), tuple(notices))


def _as_text(file: BinaryIO) -> tuple[io.TextIOBase, list[Notice]]:
    start = file.read(_CHUNK)
    if not start:
        raise UnreadableSurvey("The file is empty (0 bytes).")
    kind = binary_kind(start)
    if kind:
        raise UnreadableSurvey(f"This is {kind}, not a table that can be read.")
    if _is_utf8(file, start):
        file.seek(0)
        return _BorrowedText(file, encoding="utf-8-sig", newline=""), []
    file.seek(0)
    try:
        decoded = decode(file.read())
    except UnreadableFile as error:
        raise UnreadableSurvey(error.message) from error
    return io.StringIO(decoded.text, newline=""), [Notice(None, note) for note in decoded.assumptions]


def _is_utf8(file: BinaryIO, chunk: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    zero = False
    try:
        while chunk:
            zero = zero or b"\x00" in chunk
            decoder.decode(chunk)
            chunk = file.read(_CHUNK)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return not zero


def _declared_delimiter(head: str) -> str | None:
    """Excel's first line `sep=;`."""
    first = head.split("\n", 1)[0].strip().strip('"')
    return first[4] if first[:4].casefold() == "sep=" and len(first) == 5 else None


def sniff_delimiter(head: str) -> str:
    """The delimiter that cuts the first rows most evenly into most cells; a comma where nothing is cut."""
    if len(head) >= _SAMPLE and "\n" in head:
        head = head[: head.rfind("\n") + 1]
    best, best_score = ",", 0.0
    for delimiter in _DELIMITERS:
        widths = _widths(head, delimiter)
        if not widths or max(widths) < 2:
            continue
        usual, times = Counter(width for width in widths if width > 1).most_common(1)[0]
        evenness = times / len(widths)
        wide_first = next(width for width in widths if width > 1) >= usual or widths[0] == 1
        score = evenness**2 * min(usual, 50) ** 0.5 * (1.0 if wide_first else 0.5)
        if score > best_score * 1.0001:
            best, best_score = delimiter, score
    return best


def _widths(head: str, delimiter: str) -> list[int]:
    widths = []
    _allow_large_cells()
    try:
        for number, row in enumerate(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)):
            if any(cell.strip() for cell in row):
                widths.append(len(row))
            if number > 200:
                break
    except csv.Error:
        pass
    return widths


def _rows(text: Iterable[str], delimiter: str, skipped: int) -> Iterator[RawRow]:
    _allow_large_cells()
    reader = csv.reader(text, delimiter=delimiter)
    line = 0
    while True:
        line = reader.line_num
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableSurvey(_reason(error), line + 1 + skipped) from error
        if len(row) > MOST_COLUMNS:
            raise UnreadableSurvey(
                f"The row has {len(row):,} cells; up to {MOST_COLUMNS:,} columns can be read.",
                line + 1 + skipped,
            )
        yield line + 1 + skipped, cast("list[Cell]", row)


def _allow_large_cells() -> None:
    csv.field_size_limit(MOST_CELL)


def _reason(error: csv.Error) -> str:
    if "field larger" in str(error):
        return (
            f"A cell here has more than {MOST_CELL:,} characters: "
            "a quotation mark before it is probably not closed."
        )
    return f"The row cannot be split into cells ({error})."
