"""Workbooks: sheets, types, false dimensions, damage."""

from __future__ import annotations

import datetime as dt
import io

import pytest

from insights.surveys.readers import UnreadableSurvey, read_survey
from insights.surveys.readers.parsed import ParsedSurvey
from insights.surveys.readers.spreadsheets import plain_cell, read_spreadsheet
from tests.factories.surveys import ods_bytes, with_false_dimension, xlsx_bytes, zip_bytes

ROWS = [["id", "Score", "When"], [1, 9, dt.datetime(2024, 5, 1, 10, 30)], [2, 0, None]]


def opened(content: bytes) -> ParsedSurvey:
    return read_survey(io.BytesIO(content), "survey.xlsx")


def test_numbers_zeros_and_times_read_back() -> None:
    survey = opened(xlsx_bytes({"Answers": ROWS}))
    assert survey.format == "xlsx"
    assert [row.cells for row in survey.rows] == [[1, 9, "2024-05-01 10:30:00"], [2, 0, None]]


def test_rows_keep_the_number_they_have_in_the_sheet() -> None:
    survey = opened(xlsx_bytes({"Answers": [[], [], *ROWS]}))
    assert [row.line for row in survey.rows] == [4, 5]


def test_a_cover_sheet_is_passed_over_and_all_sheets_are_named() -> None:
    survey = opened(
        xlsx_bytes(
            {"Cover": [["Survey of May"], ["by us"]], "Answers": ROWS, "Codes": [["a", "b"], ["c", "d"]]}
        )
    )
    assert survey.sheets == ("Cover", "Answers", "Codes")
    assert [column.name for column in survey.columns] == ["id", "Score", "When"]
    assert "'Answers' was read" in survey.warnings[0].message and "Codes" in survey.warnings[0].message


def test_a_small_summary_is_passed_over_for_a_wider_and_longer_sheet() -> None:
    summary = [["Report", "May"], ["n", 2], ["NPS", 40]]
    survey = opened(xlsx_bytes({"Summary": summary, "Answers": [*ROWS, [3, 7, None]]}))
    assert survey.sheet == "Answers"
    assert opened(xlsx_bytes({"Answers": [*ROWS, [3, 7, None]], "Summary": summary})).sheet == "Answers"


def test_another_sheet_is_read_when_it_is_wanted() -> None:
    content = xlsx_bytes({"Answers": ROWS, "Codes": [["code", "word"], ["c", "d"]]})
    survey = read_survey(io.BytesIO(content), "survey.xlsx", "Codes")
    assert (survey.sheet, survey.sheets) == ("Codes", ("Answers", "Codes"))
    assert [row.cells for row in survey.rows] == [["c", "d"]]
    assert "'Codes' was read" in survey.warnings[0].message
    with pytest.raises(UnreadableSurvey, match="no sheet 'May'"):
        read_survey(io.BytesIO(content), "survey.xlsx", "May")


def test_a_false_dimension_reads_like_a_true_one() -> None:
    assert len(list(opened(with_false_dimension(xlsx_bytes({"A": ROWS}))).rows)) == 2


def test_open_document_spreadsheets_are_read() -> None:
    survey = opened(ods_bytes([["id", "Score"], [1, 9], [2, 0]]))
    assert survey.format == "ods"
    assert [row.cells for row in survey.rows] == [[1, 9], [2, 0]]


def test_an_xlsform_has_questions_but_no_answers() -> None:
    form = {
        "survey": [["type", "name", "label::English"], ["begin_group", "g", ""], ["select_one yn", "ok",
        "Is it ok?"],
                   ["end_group", "", ""], ["integer", "age", "Age"]],
        "choices": [["list_name", "name", "label"], ["yn", "y", "Yes"], ["yn", "n", "No"]],
    }  # fmt: skip
    survey = opened(xlsx_bytes(form))
    assert survey.format == "xlsx-xlsform" and list(survey.rows) == []
    assert [(c.name, c.text, c.group) for c in survey.columns] == [
        ("g.ok", "Is it ok?", "g"),
        ("age", "Age", None),
    ]
    assert survey.columns[0].labels == {"y": "Yes", "n": "No"}
    assert "no answers" in survey.warnings[0].message


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (xlsx_bytes({"A": []}), "no rows"),
        (xlsx_bytes({"A": ROWS})[:-400], "damaged"),
        (zip_bytes({"xl/workbook.xml": b"<nonsense"}), "damaged"),
        (zip_bytes({"word/document.xml": b"<w/>"}), "text document"),
    ],
)
def test_damaged_and_foreign_workbooks_are_refused(content: bytes, told: str) -> None:
    with pytest.raises(UnreadableSurvey, match=told):
        list(opened(content).rows)


def test_old_workbooks_that_are_none_are_refused() -> None:
    with pytest.raises(UnreadableSurvey, match="damaged"):
        read_spreadsheet(io.BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), "xls")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, None), ("", None), (True, "TRUE"), (5.0, 5), (5.5, 5.5), (float("nan"), None),
        (dt.date(2024, 5, 1), "2024-05-01"), (dt.datetime(2024, 5, 1), "2024-05-01"), (dt.time(9, 5),
        "09:05:00"),
        (dt.timedelta(hours=26, seconds=5), "26:00:05"), (7, 7),
    ],
)  # fmt: skip
def test_values_become_plain_cells(value: object, cell: object) -> None:
    assert plain_cell(value) == cell


def test_formulas_that_were_never_reckoned_are_named_with_what_to_do() -> None:
    rows = [["id", "Speed", "Ease", "Mean"], [1, 4, 5, "=AVERAGE(B2:C2)"], [2, 3, 2, "=AVERAGE(B3:C3)"]]
    survey = opened(xlsx_bytes({"Codes": [["a"], ["=1"]], "Answers & more": rows}))
    assert [row.cells[3] for row in survey.rows] == [None, None]
    assert [notice.message for notice in survey.warnings if "formula" in notice.message] == [
        "2 cells hold formulas without their results (D2, D3) and read as empty. "
        "Open the workbook in a spreadsheet program, save it and upload it again."
    ]
    assert not any("formula" in notice.message for notice in opened(xlsx_bytes({"Answers": ROWS})).warnings)
