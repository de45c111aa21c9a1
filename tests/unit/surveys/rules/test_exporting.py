"""Tables as CSV that a spreadsheet opens without running anything."""

import pytest

from insights.surveys.rules.exporting import csv_text, guarded


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx"])
def test_a_cell_that_looks_like_a_formula_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


def test_numbers_stay_numbers_and_nothing_is_empty() -> None:
    assert (guarded(-3.5), guarded(None), guarded("plain")) == (-3.5, "", "plain")


def test_rows_stand_under_their_header() -> None:
    assert csv_text(["Name", "n"], [["=A", -1], ["B, C", 2]]) == '\ufeffName,n\r\n\'=A,-1\r\n"B, C",2\r\n'
