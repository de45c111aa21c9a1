"""Which reader a file needs, by its first bytes and then by its name."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from insights.kernel.decoding import decode
from insights.kernel.errors import ZIP_DAMAGE, UnreadableFile
from insights.surveys.readers.archives import joined, read_archive
from insights.surveys.readers.delimited import read_delimited
from insights.surveys.readers.long_tables import in_rows_of_people
from insights.surveys.readers.lsr import read_lsr
from insights.surveys.readers.parsed import ParsedSurvey, Row, UnreadableSurvey
from insights.surveys.readers.questionnaire import looks_like_questionnaire, read_questionnaire
from insights.surveys.readers.records import read_records
from insights.surveys.readers.spreadsheets import read_spreadsheet
from insights.surveys.readers.spss import read_spss
from insights.surveys.readers.structures import read_lss, without_answers, xlsform_questions
from insights.surveys.readers.tables import Table, survey_from

_HEAD = 1 << 16
_LARGE_SHEET = 50 << 20
_MOST_SHRUNK = 100
_TEXTS = (".md", ".markdown", ".txt")


def read_survey(source: Path | BinaryIO, filename: str, sheet: str = "") -> ParsedSurvey:
    """Open a survey export. Raises UnreadableSurvey, here or while its rows are read.

    A folder is read as one survey of all its files. `sheet` names the sheet of a workbook that is wanted.
    """
    if not isinstance(source, Path):
        return _opened(source, filename, sheet)
    if source.is_dir():
        return _folder(source)
    file = source.open("rb")
    try:
        survey = _opened(file, filename, sheet)
    except BaseException:
        file.close()
        raise
    return replace(survey, rows=_closing(survey.rows, file), close=file.close)


def _folder(folder: Path) -> ParsedSurvey:
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    if not files:
        raise UnreadableSurvey("The folder holds no files.")
    return joined([(path.name, read_survey(path, path.name)) for path in files])


def _closing(rows: Iterator[Row], file: BinaryIO) -> Iterator[Row]:
    """The rows, and after the last one the file is closed."""
    with file:
        yield from rows


def _opened(file: BinaryIO, filename: str, sheet: str = "") -> ParsedSurvey:
    head = file.read(_HEAD)
    file.seek(0)
    name = filename.casefold()
    if not head:
        raise UnreadableSurvey("The file is empty (0 bytes).")
    if head.startswith((b"$FL2", b"$FL3")):
        return read_spss(file, "sav")
    if b"SPSS PORT FILE" in head[:600] or name.endswith(".por"):
        return read_spss(file, "por")
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return in_rows_of_people(survey_from(read_spreadsheet(file, "xls", sheet)))
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(file, sheet)
    return _text(file, head, name)


def _zipped(file: BinaryIO, sheet: str) -> ParsedSurvey:
    """A workbook is a zip too: tell it by what lies inside."""
    try:
        with zipfile.ZipFile(file) as archive:
            inside = set(archive.namelist()[:5000])
            kind = archive.read("mimetype")[:60] if "mimetype" in inside else b""
            _refuse_bomb(archive)
    except ZIP_DAMAGE as error:
        raise UnreadableSurvey(f"The file is a damaged zip archive or workbook ({error}).") from error
    file.seek(0)
    if "xl/workbook.xml" in inside:
        return _workbook(read_spreadsheet(file, "xlsx", sheet))
    if "xl/workbook.bin" in inside:
        return _workbook(read_spreadsheet(file, "xlsb", sheet))
    if b"spreadsheet" in kind:
        return _workbook(read_spreadsheet(file, "ods", sheet))
    if "word/document.xml" in inside or b"opendocument" in kind:
        raise UnreadableSurvey("This is a text document, not a survey export.")
    return read_archive(file, _opened)


def _refuse_bomb(archive: zipfile.ZipFile) -> None:
    """A workbook's sheets shrink ten- to twentyfold; what shrinks far more was made to overwhelm."""
    for info in archive.infolist():
        if info.file_size > _LARGE_SHEET and info.file_size > _MOST_SHRUNK * info.compress_size:
            raise UnreadableSurvey(
                f"Inside the file, {info.filename[-60:]} unpacks to {info.file_size >> 20} MB from "
                f"{max(1, info.compress_size >> 20)} MB. No export does that; save the answers anew."
            )


def _workbook(table: Table) -> ParsedSurvey:
    if table.form is not None:
        return without_answers(f"{table.container}-xlsform", xlsform_questions(table.form))
    return in_rows_of_people(survey_from(table))


def _text(file: BinaryIO, head: bytes, name: str) -> ParsedSurvey:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200]
    if start.startswith((b"{", b"[")) and not name.endswith((".csv", ".tsv")):
        try:
            return in_rows_of_people(read_records(file))
        except UnreadableSurvey:
            raise
        except UnreadableFile as error:
            raise UnreadableSurvey(error.message, error.line) from error
    if name.endswith(_TEXTS) and looks_like_questionnaire(_decoded(head)):
        return read_questionnaire(file)
    if start.startswith(b"<") and not name.endswith((".md", ".markdown")) and not _tagged_header(start, name):
        if b"<LimeSurveyDocType>Responses<" in head:
            return read_lsr(file)
        if b"LimeSurveyDocType" in head:
            return read_lss(file)
        what = (
            "a web page" if b"<html" in head[:2000].lower() or b"<!doctype html" in start.lower() else "XML"
        )
        raise UnreadableSurvey(f"This is {what}, not a survey export. Export the responses as CSV or XLSX.")
    if name.endswith((".md", ".markdown")):
        return read_questionnaire(file)
    return in_rows_of_people(survey_from(read_delimited(file)))


def _tagged_header(start: bytes, name: str) -> bool:
    """Whether a table begins with a header that is marked up, such as `<b>Question</b>`."""
    markup = start.lower().startswith((b"<?xml", b"<!", b"<html", b"<document", b"<head"))
    return name.endswith((".csv", ".tsv", ".txt")) and not markup


def _decoded(head: bytes) -> str:
    try:
        return decode(head).text
    except UnreadableFile:
        return ""
