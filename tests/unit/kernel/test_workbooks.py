"""What a workbook's reader cannot stand."""

import io
import zipfile

import openpyxl
import pytest

from insights.kernel.errors import UnreadableFile
from insights.kernel.workbooks import cells_without_results, refuse_bad_sheets
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


def test_cells_whose_formulas_were_never_reckoned_are_named_in_their_sheet() -> None:
    whole = xlsx_bytes({"A": [["=1+1", 2]], "B & C": [["x"], ["=A!A1"], [3, "=B1*2"]]})
    file = io.BytesIO(whole)
    assert cells_without_results(file) == ["A1"]
    assert cells_without_results(file, "B & C") == ["A2", "B3"]
    assert cells_without_results(file, "none of these") == []
    assert file.tell() == 0


def test_a_formula_with_its_result_or_an_empty_text_as_its_result_is_no_trouble() -> None:
    sheet = (
        b'<worksheet><sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c>'
        b'<c r="B1" t="str"><f>""</f><v></v></c><c r="C1"><f t="shared" si="0"/></c>'
        b"</row></sheetData></worksheet>"
    )
    book = b'<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>'
    rels = b'<Relationships><Relationship Target="/xl/worksheets/s.xml" Id="r1"/></Relationships>'
    members = {"xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": rels, "xl/worksheets/s.xml": sheet}
    assert cells_without_results(io.BytesIO(zip_bytes(members))) == ["C1"]
    assert cells_without_results(io.BytesIO(b"no archive")) == []
