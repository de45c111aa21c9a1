"""Tables as CSV and XLSX files that a spreadsheet opens without running anything."""

from __future__ import annotations

import csv
import io
import math
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape

from flask import Response

_DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")
# a signed number stays one, "+49301234567" stays a text
_NUMBER = re.compile(r"(?:-|\+(?!\d{7}))\d+(?:[.,]\d+)*", re.ASCII)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"

Rows = Iterable[Sequence[object]]
About = Sequence[tuple[str, object]]


def guarded(cell: object) -> object:
    """A text that a spreadsheet would take for a formula gets an apostrophe; numbers stay."""
    if isinstance(cell, str) and cell.startswith(_DANGEROUS) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return "" if cell is None else cell


def csv_text(header: Sequence[str], rows: Rows) -> str:
    """Rows under a header, with a byte order mark so that Excel reads UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([guarded(cell) for cell in header])
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return "\ufeff" + text.getvalue()


def xlsx_bytes(header: Sequence[str], rows: Rows, about: About = ()) -> bytes:
    """Rows under a header as a workbook, with what the numbers mean on a second sheet.

    Written here in its smallest form, because openpyxl is too heavy for the web process.
    """
    sheets = {"Table": [header, *rows]}
    if about:
        sheets["Definition"] = list(about)
    names = list(sheets)
    parts = {
        "[Content_Types].xml": _content_types(len(names)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(names),
        "xl/_rels/workbook.xml.rels": _relations(
            [("worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(names) + 1)]
        ),
    }
    for at, name in enumerate(names, start=1):
        parts[f"xl/worksheets/sheet{at}.xml"] = _worksheet(sheets[name])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in parts.items():
            archive.writestr(path, _HEAD + text)
    return out.getvalue()


def table_answer(name: str, kind: str, header: Sequence[str], rows: Rows, about: About = ()) -> Response:
    """A file to be saved; what the numbers mean stands in columns of its own (CSV) or on a second sheet."""
    body: Any
    if kind == "xlsx":
        body = xlsx_bytes(header, rows, about)
    else:
        meant = [value for _, value in about]
        body = csv_text([*header, *(key for key, _ in about)], ([*row, *meant] for row in rows))
    disposition = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return Response(body, mimetype=_TYPES[kind], headers=disposition)


def _worksheet(rows: Rows) -> str:
    body = "".join(f"<row>{''.join(_cell(cell) for cell in row)}</row>" for row in rows)
    return f'<worksheet xmlns="{_SHEET}"><sheetData>{body}</sheetData></worksheet>'


def _cell(cell: object) -> str:
    value = guarded(cell)
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return f"<c><v>{value!r}</v></c>"
    text = escape(_FORBIDDEN.sub("", str(value)))[:32_000]
    return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _workbook(names: Sequence[str]) -> str:
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="r{at}"/>' for at, name in enumerate(names, start=1)
    )
    return f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="r{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_LINKS}">{links}</Relationships>'


def _content_types(sheets: int) -> str:
    parts = [("/xl/workbook.xml", "sheet.main")]
    parts += [(f"/xl/worksheets/sheet{at}.xml", "worksheet") for at in range(1, sheets + 1)]
    overrides = "".join(
        f'<Override PartName="{path}" ContentType="{_KIND}.{kind}+xml"/>' for path, kind in parts
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
