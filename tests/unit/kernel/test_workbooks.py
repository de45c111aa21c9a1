"""How far the sheets of a workbook reach."""

import io

import openpyxl
import pytest

from insights.kernel.errors import UnreadableFile
from insights.kernel.workbooks import refuse_far_cells
from tests.factories.surveys import with_false_dimension, xlsx_bytes, zip_bytes


def with_cells(*places: str) -> io.BytesIO:
    """A workbook of small sheets, the last with a cell at each place."""
    book = openpyxl.Workbook()
    for place in places:
        book.active[place] = 1
    out = io.BytesIO()
    book.save(out)
    return out


@pytest.mark.parametrize("places", [["A1", "XFD1048576"], ["XFD1", "A1048576"], ["A1", "AZZ50000"]])
def test_a_sheet_that_cannot_be_laid_out_is_refused_with_its_reach(places: list[str]) -> None:
    with pytest.raises(UnreadableFile, match=r"reaches to column [A-Z]{3} and row [0-9,]+: more than"):
        refuse_far_cells(with_cells(*places))


@pytest.mark.parametrize("places", [["A1"], ["B1048576"], ["XFD2000"], ["AL1048576"]])
def test_deep_or_wide_sheets_are_left_to_the_reader(places: list[str]) -> None:
    file = with_cells(*places)
    refuse_far_cells(file)
    assert file.tell() == 0


def test_a_false_dimension_and_damage_are_no_far_cells() -> None:
    whole = xlsx_bytes({"A": [["id"], [1]]})
    for content in (with_false_dimension(whole), whole[:-300], b"", zip_bytes({"mimetype": b"x"})):
        refuse_far_cells(io.BytesIO(content))
