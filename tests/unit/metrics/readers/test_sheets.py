"""CSV and XLSX files of values."""

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from insights.kernel.errors import UnreadableFile
from insights.metrics.readers.sheets import read_confined, read_values


def workbook(rows: list[list[object]]) -> bytes:
    book, target = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(target)
    return target.getvalue()


def test_a_workbook_and_a_text_of_the_same_table_read_alike(tmp_path: Path) -> None:
    rows = [["Day", "Orders"], [date(2026, 1, 1), 4], [date(2026, 2, 1), 5.5]]
    from_book = read_values(io.BytesIO(workbook(rows)))
    from_text = read_values(io.BytesIO(b"Day;Orders\n2026-01-01;4\n2026-02-01;5,5\n"))
    assert from_book == from_text
    assert from_book["series"][0]["points"][1][:2] == ["2026-02-01", 5.5]
    file = tmp_path / "orders.xlsx"
    file.write_bytes(workbook(rows))
    assert read_confined(file) == from_book


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 not a workbook", "damaged"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG|image|text"),
        (b"name,colour\na,red\n", "No column of days"),
    ],
)
def test_what_is_no_table_of_values_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words):
        read_values(io.BytesIO(content))


def test_a_formula_without_its_result_is_named_where_a_value_is_wanted() -> None:
    rows = [
        ["Month", "Orders", "Revenue"],
        [date(2026, 1, 1), 4, "=B2*9"],
        [date(2026, 2, 1), 5, 45],
        ["Total", "=SUM(B2:B3)", "=SUM(C2:C3)"],
    ]
    found = read_values(io.BytesIO(workbook(rows)))
    assert [[point[1] for point in series["points"]] for series in found["series"]] == [[4.0, 5.0], [45.0]]
    assert found["problems"] == [
        [2, "C2 holds a formula without its result: open the workbook in a spreadsheet program, "
        "save it and send it again."]
    ]  # fmt: skip
