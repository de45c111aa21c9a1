"""XLSX and ODS workbooks: the first sheet that is a transcript table."""

from __future__ import annotations

import io

from python_calamine import CalamineError, CalamineWorkbook

from insights.kernel.workbooks import refuse_bad_sheets
from insights.transcripts.readers.archive import opened
from insights.transcripts.readers.columns import add_rows, columns_of
from insights.transcripts.readers.parsed import Reading, UnreadableTranscript

_MOST_UNPACKED = 600 << 20


def read(content: bytes, _filename: str = "") -> Reading:
    """Read a workbook's transcript."""
    with opened(content) as archive:
        names = archive.namelist()
        if sum(member.file_size for member in archive.infolist()) > _MOST_UNPACKED:
            raise UnreadableTranscript(f"The workbook unpacks to more than {_MOST_UNPACKED >> 20} MB.")
    reading = Reading("ods" if "content.xml" in names else "xlsx")
    refusal = UnreadableTranscript("The workbook has no sheet with cells.")
    refuse_bad_sheets(io.BytesIO(content))
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in workbook.sheet_names:
            rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            if not rows:
                continue
            try:
                columns_of(rows)
            except UnreadableTranscript as error:
                refusal = error
                continue
            add_rows(reading, rows)
            return reading
    except CalamineError as error:
        raise UnreadableTranscript("The workbook is damaged or locked and cannot be read.") from error
    raise refusal
