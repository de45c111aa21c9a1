"""What the import asks of a file."""

import io
from pathlib import Path

import pytest

from insights.kernel.errors import UnreadableFile
from insights.surveys.readers.importing import preview_confined, preview_of, rows_confined, rows_of
from tests.factories.surveys import csv_bytes

ROWS = [
    ["Response ID", "Status", "Submitted", "How likely are you to recommend us? (0-10)", "Why?"],
    ["R1", "Complete", "31/05/2026", 9, "It is quick and I like it."],
    ["R2", "Partial", "01/06/2026", 3, None],
    ["R3", "Survey Preview", "02/06/2026", None, "Delivery was late again."],
]


def test_a_preview_shows_each_column_with_its_suggestion() -> None:
    preview = preview_of(io.BytesIO(csv_bytes(ROWS)), "wave.csv")
    assert (preview["format"], preview["rows"]) == ("csv", 3)
    date, nps = preview["columns"][2], preview["columns"][3]
    assert (date["kind"], date["order"]) == ("date", "dmy")
    assert (nps["n"], nps["missing"], nps["first"]) == (2, 1, ["9", "3"])
    assert nps["reason"]
    assert any("not finished" in warning["message"] for warning in preview["warnings"])


def test_rows_come_in_blocks_with_their_flags_then_the_warnings() -> None:
    block, last = rows_of(io.BytesIO(csv_bytes(ROWS)), "wave.csv")
    assert block["rows"][1][3] == "3"
    assert block["flags"] == [(False, False), (False, True), (True, False)]
    assert last == {"warnings": []}


def test_the_confined_child_says_the_same(tmp_path: Path) -> None:
    path = tmp_path / "wave"
    path.write_bytes(csv_bytes(ROWS))
    assert preview_confined(path, "wave.csv")["rows"] == 3
    assert [len(block.get("rows", ())) for block in rows_confined(path, "wave.csv")] == [3, 0]
    path.write_bytes(b"")
    with pytest.raises(UnreadableFile, match="empty"):
        preview_confined(path, "wave.csv")
