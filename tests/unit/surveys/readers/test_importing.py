"""What the import asks of a file."""

import io
from pathlib import Path

import pytest

from insights.kernel.errors import UnreadableFile
from insights.surveys.readers.importing import (
    packed_from_plain,
    preview_confined,
    preview_of,
    responses_confined,
    responses_of,
)
from insights.surveys.rules.intake import taken_from
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


DECLARED = [{"kind": kind} for kind in ("id", "", "date", "nps", "text")]


def test_responses_come_in_blocks_then_packed_columns_then_the_warnings() -> None:
    block, *columns, last = responses_of(io.BytesIO(csv_bytes(ROWS)), "wave.csv", DECLARED, "dmy")
    taken = taken_from(block["taken"])
    assert (taken.ids, taken.days) == (["R1", "R2", "R3"], ["2026-05-31", "2026-06-01", "2026-06-02"])
    assert (taken.partial, taken.preview) == ([False, True, False], [False, False, True])
    packs = dict(packed_from_plain(column["packed"]) for column in columns)
    assert packs[3].choices == ["9", "3"] and packs[3].array.tolist() == [1, 2, 0]
    assert last == {"warnings": []}


def test_dates_that_cannot_be_read_are_told_with_their_lines() -> None:
    odd = [
        *ROWS[:2],
        ["", "", "", "", ""],
        ["R2", "Complete", "some day", 3, None],
        ["R3", "Complete", "", 4, ""],
    ]
    *_, last = responses_of(io.BytesIO(csv_bytes(odd)), "wave.csv", DECLARED, "dmy")
    assert last["warnings"] == [{"line": 4, "message": "'some day' is no date that can be read."}]
    even = [*ROWS[:2], *([f"R{n}", "Complete", "01/06/2026", 3, "ok"] for n in range(2, 6000))]
    even.append(["R7000", "Complete", "31/02/2026", 3, "ok"])
    *_, last = responses_of(io.BytesIO(csv_bytes(even)), "wave.csv", DECLARED, "dmy")
    assert last["warnings"] == [{"line": 6001, "message": "'31/02/2026' is no date that can be read."}]


def test_the_confined_child_says_the_same(tmp_path: Path) -> None:
    path = tmp_path / "wave"
    path.write_bytes(csv_bytes(ROWS))
    assert preview_confined(path, "wave.csv")["rows"] == 3
    parts = list(responses_confined(path, "wave.csv", DECLARED, "dmy"))
    assert [len(part["taken"]["answers"]) for part in parts if "taken" in part] == [3]
    path.write_bytes(b"")
    with pytest.raises(UnreadableFile, match="empty"):
        preview_confined(path, "wave.csv")


def test_a_date_that_stands_for_none_is_no_date_of_an_answer() -> None:
    rows: list[list[object]] = [
        ["id", "submitdate", "lastpage", "startlanguage", "How likely are you to recommend us? (0-10)"],
        [1, "1980-01-01 00:00:00", 3, "de", 9],
        [2, "2026-05-04 10:11:12", 3, "de", 4],
        [3, "1980-01-01 00:00:00", 3, "de", 8],
    ]
    declared = [{"kind": kind} for kind in ("id", "date", "ignore", "ignore", "nps")]
    block, *_, last = responses_of(io.BytesIO(csv_bytes(rows)), "wave.csv", declared, "ymd")
    taken = taken_from(block["taken"])
    assert (taken.days, taken.partial) == ([None, "2026-05-04", None], [False, False, False])
    told = "2 rows hold a date that is written where none was kept, such as 1980-01-01: no date."
    assert last["warnings"] == [{"line": None, "message": told}]
    never = [row for row in rows if "2026" not in str(row[1])]
    column = preview_of(io.BytesIO(csv_bytes(never)), "wave.csv")["columns"][1]
    assert (column["kind"], column["reason"]) == (
        "ignore",
        "'1980-01-01 00:00:00' is written where no date was kept",
    )
