"""Projects that are databases."""

from __future__ import annotations

import pytest

from insights.highlights.readers import Code, Quote, read_export
from insights.kernel.errors import UnreadableFile
from tests.factories.moves import QUALCODER, SAID, TAGUETTE, database


def test_a_project_of_taguette_has_its_documents_highlights_and_tags() -> None:
    export = read_export(database(TAGUETTE), "project.sqlite3")
    assert export.talks[0].turns == (("Anna", None, "What happens then?"), ("Ben", None, SAID))
    assert export.quotes == [Quote("Interview 1", SAID, (("Draft",), ("Bus",)), "Ben")]
    assert export.codes == [Code(("Draft",), "Work is lost"), Code(("Bus",))]


def test_a_project_of_qualcoder_has_its_codes_below_their_categories() -> None:
    export = read_export(database(QUALCODER), "data.qda")
    path = ("Trouble", "Pain", "Draft")
    assert export.quotes == [Quote("Interview 1", SAID, (path, ("Bus",)), None, None, "ask again")]
    assert export.codes == [Code(path, "Work is lost"), Code(("Bus",))]
    assert [talk.title for talk in export.talks] == ["Interview 1"]


def test_a_file_left_in_write_ahead_mode_is_read_too() -> None:
    content = database(TAGUETTE)
    assert read_export(content[:18] + b"\x02\x02" + content[20:], "project.sqlite3").quotes


def test_categories_in_a_ring_and_marks_of_nothing_are_survived() -> None:
    ring = "UPDATE code_cat SET supercatid = 2 WHERE catid = 1;"
    nothing = "INSERT INTO code_text VALUES (9, 9, '', 0, 0, NULL);"
    export = read_export(database(QUALCODER + ring + nothing), "data.qda")
    assert export.quotes[0].codes[0][-1] == "Draft"


@pytest.mark.parametrize(
    "content",
    [
        database("CREATE TABLE people (id INTEGER)"),
        database("CREATE TABLE documents (id); CREATE TABLE highlights (id); CREATE TABLE tags (id);"
                 "CREATE TABLE highlight_tags (id)"),
        database(TAGUETTE)[:5000],
        b"SQLite format 3\x00" + b"\xff" * 4000,
        b"SQLite format 3\x00",
    ],
)  # fmt: skip
def test_a_database_of_something_else_or_a_damaged_one_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read_export(content, "project.sqlite3")
