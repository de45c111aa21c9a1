"""What a workbook's reader cannot stand."""

import io
import zipfile

import openpyxl
import pytest

from insights.kernel.errors import UnreadableFile
from insights.kernel.workbooks import refuse_bad_sheets
from tests.factories.documents import ods
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
        refuse_bad_sheets(with_cells(*places))


@pytest.mark.parametrize("places", [["A1"], ["B1048576"], ["XFD2000"], ["AL1048576"]])
def test_deep_or_wide_sheets_are_left_to_the_reader(places: list[str]) -> None:
    file = with_cells(*places)
    refuse_bad_sheets(file)
    assert file.tell() == 0


def test_a_false_dimension_and_damage_are_no_far_cells() -> None:
    whole = xlsx_bytes({"A": [["id"], [1]]})
    for content in (with_false_dimension(whole), whole[:-300], b"", zip_bytes({"mimetype": b"x"})):
        refuse_bad_sheets(io.BytesIO(content))


@pytest.mark.parametrize(
    "damage",
    [(b"</table:table-row>", b""), (b"</table:table>", b"</ta"), (b"</office:document-content>", b"")],
)
def test_an_ods_that_is_cut_or_not_closed_is_refused_before_its_reader_looks_for_the_end(damage) -> None:
    with zipfile.ZipFile(io.BytesIO(ods([["speaker", "text"], ["Anna", "Hi"]]))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    refuse_bad_sheets(io.BytesIO(zip_bytes(members)))
    members["content.xml"] = members["content.xml"].replace(*damage)
    with pytest.raises(UnreadableFile, match="cut off or not closed"):
        refuse_bad_sheets(io.BytesIO(zip_bytes(members)))
