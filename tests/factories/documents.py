"""Transcripts of our own making as office documents, pages, tables and recognisers' JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from openpyxl import Workbook

from tests.factories.transcripts import Said, clock, zipped

_OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)
_BOLD = (
    '<office:automatic-styles><style:style style:name="T1" style:family="text">'
    '<style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>'
)


def odt_document(body: str) -> bytes:
    """An OpenDocument text with ready-made paragraphs."""
    content = (
        f"<office:document-content {_OFFICE}>{_BOLD}<office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def odt(turns: Iterable[Said]) -> bytes:
    """A bold name with colon, then the words."""
    return odt_document(
        "".join(
            f'<text:p><text:span text:style-name="T1">{escape(turn.speaker)}:</text:span>'
            f" {escape(turn.text)}</text:p>"
            for turn in turns
        )
    )


def html(turns: Iterable[Said]) -> str:
    """A page with a strong name in each paragraph."""
    body = "".join(f"<p><strong>{escape(turn.speaker)}:</strong> {escape(turn.text)}</p>\n" for turn in turns)
    head = "<head><title>Talk</title><style>p{}</style></head>"
    return f"<!DOCTYPE html><html lang='en'>{head}<body>{body}</body></html>"


def rtf(turns: Iterable[Said]) -> bytes:
    """Rich text with a bold name in each paragraph."""
    body = "".join(f"{{\\b {_rtf(turn.speaker)}:}} {_rtf(turn.text)}\\par\n" for turn in turns)
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0 {{\\fonttbl {{\\f0 Arial;}}}}\n{body}}}".encode("ascii")


def _rtf(text: str) -> str:
    return "".join(
        f"\\{sign}" if sign in "\\{}" else sign if sign.isascii() else f"\\u{ord(sign)}?" for sign in text
    )


def pdf(pages: Sequence[Sequence[str | tuple[str, str]]]) -> bytes:
    """A PDF with one text line under the other on each page, in Helvetica; of a pair the first is bold."""
    return _drawn_pages(f"BT /F1 11 Tf 14 TL 50 780 Td\n{''.join(map(_drawn, lines))}ET" for lines in pages)


def pdf_table(rows: Sequence[Sequence[Sequence[str]]], lefts: Sequence[int]) -> bytes:
    """A PDF with one table, written cell by cell; a cell is the lines its words wrap into."""
    drawn, top = [], 780
    for row in rows:
        for left, cell in zip(lefts, row, strict=True):
            drawn += [
                f"BT /F1 11 Tf 1 0 0 1 {left} {top - 14 * at} Tm ({_pdf(text)}) Tj ET"
                for at, text in enumerate(cell)
            ]
        top -= 14 * max(map(len, row)) + 6
    return _drawn_pages(["\n".join(drawn)])


def _drawn_pages(pages: Iterable[str]) -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
    ]
    kids = []
    for drawn in pages:
        stream = drawn.encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents %d 0 R >>" % len(objects)
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def _drawn(line: str | tuple[str, str]) -> str:
    if isinstance(line, str):
        return f"({_pdf(line)}) Tj T*\n"
    return f"/F2 11 Tf ({_pdf(line[0])}) Tj /F1 11 Tf ({_pdf(line[1])}) Tj T*\n"


def _pdf(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def rows(turns: Iterable[Said], head: Sequence[str] = ("Speaker", "Start", "End", "Text")) -> list[list[str]]:
    """A table of speaker, start, end, text."""
    return [list(head), *([turn.speaker, clock(turn.start), clock(turn.end), turn.text] for turn in turns)]


def delimited(table: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    """A table as CSV."""
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter).writerows(table)
    return target.getvalue()


def xlsx(*tables: Iterable[Sequence[Any]]) -> bytes:
    """A workbook with one sheet a table."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for number, table in enumerate(tables, 1):
        sheet = workbook.create_sheet(f"Sheet{number}")
        for row in table:
            sheet.append(list(row))
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def ods(table: Iterable[Sequence[str]]) -> bytes:
    """An OpenDocument sheet of text cells."""
    written = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in table
    )
    content = (
        f'<office:document-content {_OFFICE}><office:body><office:spreadsheet><table:table table:name="Talk">'
        f"{written}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" '
        'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
        }
    )


def spoken_words(turns: Iterable[Said]) -> list[tuple[Said, str, float, float]]:
    """Each turn's words with times spread evenly."""
    found = []
    for turn in turns:
        words = turn.text.split()
        step = (turn.end - turn.start) / len(words)
        for at, word in enumerate(words):
            found.append((turn, word, turn.start + at * step, turn.start + (at + 1) * step))
    return found


def json_text(content: Any) -> bytes:
    """JSON as services send it."""
    return json.dumps(content, ensure_ascii=False).encode()
