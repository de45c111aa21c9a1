"""Survey files of our own making, one writer for each format."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pandas
import pyreadstat

Rows = Sequence[Sequence[object]]


def csv_bytes(rows: Rows, delimiter: str = ",", encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    """Rows as a delimited file."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(rows)
    return text.getvalue().encode(encoding)


def column_bytes(name: str, answers: Sequence[object]) -> bytes:
    """A file of two columns: a respondent's number, and the answers to one question."""
    return csv_bytes([["id", name], *([number, answer] for number, answer in enumerate(answers, start=1))])


SUS_WORDS = (
    "I think that I would like to use this system frequently.",
    "I found the system unnecessarily complex.",
    "I thought the system was easy to use.",
    "I think that I would need the support of a technical person to be able to use this system.",
    "I found the various functions in this system were well integrated.",
    "I thought there was too much inconsistency in this system.",
    "I would imagine that most people would learn to use this system very quickly.",
    "I found the system very cumbersome to use.",
    "I felt very confident using the system.",
    "I needed to learn a lot of things before I could get going with this system.",
)


def sus_bytes(people: Rows, headers: Sequence[str] = SUS_WORDS) -> bytes:
    """A SUS export: ten columns, a row for each person."""
    return csv_bytes([list(headers), *people])


def xlsx_bytes(sheets: Mapping[str, Rows]) -> bytes:
    """Sheets of rows as a workbook."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_false_dimension(workbook: bytes) -> bytes:
    """The workbook, whose sheets claim to reach to the last cell there can be."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/"):
                content = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', content)
            new.writestr(name, content)
    return out.getvalue()


def ods_bytes(rows: Rows) -> bytes:
    """Rows as an OpenDocument spreadsheet."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
            if isinstance(cell, int)
            else f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body>'
        f'<office:spreadsheet><table:table table:name="Sheet1">{cells}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    spaced = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    manifest = (
        f"<manifest:manifest {spaced}>"
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    return zip_bytes(
        {
            "mimetype": kind.encode(),
            "META-INF/manifest.xml": manifest.encode(),
            "content.xml": content.encode(),
        }
    )


def zip_bytes(members: Mapping[str, bytes]) -> bytes:
    """Named contents as a zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, stored)
    return out.getvalue()


def sav_bytes(folder: Path, suffix: str = "sav") -> bytes:
    """An SPSS file: an NPS item with labelled ends and 99 as missing, a labelled segment, an open answer."""
    answers = pandas.DataFrame(
        {"nps": [10.0, 9.0, 0.0, 99.0], "plan": [1.0, 2.0, 1.0, 2.0], "why": ["fine", "größer", "", "x"]}
    )
    path = folder / f"survey.{suffix}"
    labels = {"nps": "How likely are you to recommend us?", "plan": "Plan", "why": "Why?"}
    values = {"plan": {1.0: "free", 2.0: "pro"}, "nps": {0.0: "Not at all likely", 10.0: "Extremely likely"}}
    if suffix == "por":
        answers["why"] = ["fine", "big", "", "x"]
        pyreadstat.write_por(answers.rename(columns=str.upper), path)
    else:
        pyreadstat.write_sav(
            answers, path, column_labels=labels, variable_value_labels=values,
            missing_ranges={"nps": [{"lo": 99, "hi": 99}]},
        )  # fmt: skip
    return path.read_bytes()


def lss_bytes() -> bytes:
    """A LimeSurvey structure in two languages: an array of two rows, and a question with answer codes."""

    def table(name: str, rows: Sequence[Mapping[str, str]]) -> str:
        body = "".join(
            "<row>" + "".join(f"<{k}><![CDATA[{v}]]></{k}>" for k, v in row.items()) + "</row>"
            for row in rows
        )
        return f"<{name}><rows>{body}</rows></{name}>"

    questions = [
        {"qid": "1", "parent_qid": "0", "gid": "1", "title": "RATE", "question_order": "1"},
        {"qid": "2", "parent_qid": "0", "gid": "1", "title": "PLAN", "question_order": "2"},
        {"qid": "3", "parent_qid": "1", "gid": "1", "title": "SQ1", "question_order": "1"},
        {"qid": "4", "parent_qid": "1", "gid": "1", "title": "SQ2", "question_order": "2"},
    ]
    words = {
        "1": ("Wie gut?", "How good?"),
        "2": ("Tarif?", "Plan?"),
        "3": ("Suche", "Search"),
        "4": ("Kasse", "Checkout"),
    }
    texts = [
        {"qid": qid, "question": f"<p>{text}</p>", "language": language}
        for qid, pair in words.items()
        for language, text in zip(("de", "en"), pair, strict=True)
    ]
    answers = [{"aid": "7", "qid": "2", "code": "A1"}, {"aid": "8", "qid": "2", "code": "A2"}]
    named = [
        {"aid": "7", "answer": "gratis", "language": "de"},
        {"aid": "8", "answer": "bezahlt", "language": "de"},
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?><document><LimeSurveyDocType>Survey</LimeSurveyDocType>'
        "<languages><language>de</language><language>en</language></languages>"
        + table("questions", questions) + table("question_l10ns", texts)
        + table("answers", answers) + table("answer_l10ns", named) + "</document>"
    ).encode()  # fmt: skip


def questionnaire_bytes(ratings: Sequence[object]) -> bytes:
    """A SUS as one person filled it in, in Markdown."""
    items = "\n".join(
        f"{number}. {words}\n   Your rating: {rating}"
        for number, (words, rating) in enumerate(zip(SUS_WORDS, ratings, strict=True), start=1)
    )
    return (
        "<!-- filled in -->\n# SUS\n\n## Instructions\n\n- 1 = Strongly disagree\n- 5 = Strongly agree\n\n"
        f"Example: replace the underscore.\nYour rating: 4\n\n## Questions\n\n{items}\n"
    ).encode()
