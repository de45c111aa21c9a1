"""Tables as CSV that a spreadsheet opens without running anything."""

import io

import openpyxl
import pytest

from insights.web.files import csv_text, guarded, xlsx_bytes

FORMULAS = ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx", "\r=1", "\n=1+1", "-3\n", "+49301234567", "-1e3", "-"]
WIDE = ["＝1+1", "＋1", "－1", "＠SUM(A1)"]


@pytest.mark.parametrize("text", FORMULAS + WIDE)
def test_a_cell_that_looks_like_a_formula_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-3", "+2", "-1.234,5", "-0.5", "3-4", "a=b", " -x", "–5", "e-mail", "5 @"])
def test_words_and_signed_numbers_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text


def test_numbers_stay_numbers_and_nothing_is_empty() -> None:
    assert (guarded(-3.5), guarded(None), guarded("plain")) == (-3.5, "", "plain")


def test_rows_stand_under_their_header() -> None:
    assert csv_text(["Name", "n"], [["=A", -1], ["B, C", 2]]) == '\ufeffName,n\r\n\'=A,-1\r\n"B, C",2\r\n'


def test_a_workbook_holds_the_table_and_what_it_means_on_a_second_sheet() -> None:
    rows = [["=1+1", 2.5, None], ["<b> & \x01ö", -3, True]]
    content = xlsx_bytes(["Name", "Score", "Note"], rows, [("Formula", "share of 9 and 10")])
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Table", "Definition"]
    cells = [list(row) for row in book["Table"].iter_rows(values_only=True)]
    assert cells[0] == ["Name", "Score", "Note"]
    assert cells[1][:2] == ["'=1+1", 2.5]
    assert cells[2][:2] == ["<b> & ö", -3]
    assert next(book["Definition"].iter_rows(values_only=True)) == ("Formula", "share of 9 and 10")
