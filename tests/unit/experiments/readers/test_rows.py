"""Files of rows: what is seen in them, and what is counted."""

import io
from pathlib import Path

import pytest

from insights.experiments.readers.rows import MOST_DISTINCT, count_confined, count_rows, look_at
from insights.kernel.errors import UnreadableFile
from tests.factories.surveys import csv_bytes, xlsx_bytes

HEAD = ["user_id", "group", "yes", "no"]


def rows(n: int = 60) -> list[list[object]]:
    """Half of each variant; of ten rows two say yes, one no, the rest nothing."""
    people = range(n)
    return [
        [f"u{at}", "control" if at % 2 else "green", int(at % 10 < 2), int(at % 10 == 2)] for at in people
    ]


def test_pairs_that_never_say_yes_together_are_found_with_those_who_say_neither() -> None:
    look = look_at(io.BytesIO(csv_bytes([HEAD, *rows()])), "test.csv")
    assert look["pairs"] == [{"first": 2, "second": 3, "neither": 42}]
    assert [(c["name"], c["distinct"]) for c in look["columns"]] == [
        ("user_id", 60), ("group", 2), ("yes", 2), ("no", 2),
    ]  # fmt: skip
    assert look["rows"] == 60


def test_the_values_of_a_column_that_may_name_people_are_not_kept() -> None:
    look = look_at(io.BytesIO(csv_bytes([HEAD, *rows()])), "test.csv")
    assert look["columns"][0]["values"] == []
    assert look["short"] == []


def test_a_short_table_is_kept_as_it_stands() -> None:
    look = look_at(io.BytesIO(csv_bytes([["name", "shown", "won"], ["a", 10, 2], ["b", 10, 4]])), "test.csv")
    assert look["short"] == [["name", "shown", "won"], ["a", "10", "2"], ["b", "10", "4"]]


def test_workbooks_are_counted_like_csv() -> None:
    plan = {"variant": 1, "outcome": 2, "is_share": True, "opposite": 3, "person": 0}
    book = io.BytesIO(xlsx_bytes({"rows": [HEAD, *rows()]}))
    found = count_rows(book, "test.xlsx", plan)
    assert {name: (a["shown"], a["answered"], a["successes"]) for name, a in found["arms"].items()} == {
        "control": (30, 6, 6),
        "green": (30, 12, 6),
    }


def test_a_file_is_counted_in_a_child_process_with_a_reason_when_it_cannot(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(csv_bytes([HEAD, *rows()]))
    plan = {"variant": 1, "outcome": 2, "is_share": True}
    assert count_confined(path, "rows.csv", plan)["rows"] == 60
    with pytest.raises(UnreadableFile, match="More than 20 variants"):
        count_confined(path, "rows.csv", plan | {"variant": 0})


@pytest.mark.parametrize("content", [b"", b"a,b\n", b"only\n1\n2\n", b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_what_is_no_table_of_rows_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        look_at(io.BytesIO(content), "file.csv")


def test_different_values_are_counted_up_to_a_limit_and_empty_cells_without_one() -> None:
    people = [[f"u{at}", "ab"[at % 2]] for at in range(MOST_DISTINCT + 3)]
    look = look_at(io.BytesIO(csv_bytes([["who", "group"], *people, ["", "a"], ["u1", ""]])), "test.csv")
    who, group = look["columns"]
    assert (who["distinct"], who["more"], who["n"], who["missing"]) == (
        MOST_DISTINCT,
        True,
        MOST_DISTINCT + 4,
        1,
    )
    assert (group["distinct"], group["more"], group["missing"]) == (2, False, 1)


def test_a_variant_goes_by_the_same_name_when_it_is_chosen_and_when_it_is_counted() -> None:
    pages = [f"https://example.com/{'landing/' * 8}{name}" for name in ("old", "new")]
    content = csv_bytes([["page", "won"], *[[pages[at % 2], at % 3 == 0] for at in range(40)]])
    shown = {value for value, _ in look_at(io.BytesIO(content), "test.csv")["columns"][0]["values"]}
    arms = count_rows(io.BytesIO(content), "test.csv", {"variant": 0, "outcome": 1, "is_share": True})["arms"]
    assert shown == set(arms) == set(pages)
