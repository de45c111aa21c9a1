"""Opening a file by what it is."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from insights.surveys.readers import UnreadableSurvey, read_survey
from tests.factories.surveys import column_bytes


def test_a_path_and_an_open_file_read_the_same(tmp_path: Path) -> None:
    path = tmp_path / "survey.csv"
    path.write_bytes(column_bytes("Score", [9, 10]))
    from_path = [row.cells for row in read_survey(path, path.name).rows]
    from_file = [row.cells for row in read_survey(io.BytesIO(path.read_bytes()), "survey.csv").rows]
    assert from_path == from_file == [["1", "9"], ["2", "10"]]


def test_a_path_is_closed_at_the_end_or_by_with(tmp_path: Path) -> None:
    path = tmp_path / "survey.csv"
    path.write_bytes(column_bytes("Score", [9] * 100_000))
    with read_survey(path, path.name) as survey:
        assert next(survey.rows).line == 2
    with pytest.raises(ValueError, match="closed"):
        list(survey.rows)
    path.write_bytes(b"")
    with pytest.raises(UnreadableSurvey, match="0 bytes"):
        read_survey(path, path.name)


def test_a_folder_is_one_survey_of_its_files(tmp_path: Path) -> None:
    for name, score in (("a.csv", 9), ("b.csv", 0)):
        (tmp_path / name).write_bytes(column_bytes("Score", [score]))
    survey = read_survey(tmp_path, tmp_path.name)
    assert [row.cells for row in survey.rows] == [["1", "9", "a.csv"], ["1", "0", "b.csv"]]
    (tmp_path / "empty").mkdir()
    with pytest.raises(UnreadableSurvey, match="no files"):
        read_survey(tmp_path / "empty", "empty")


def test_a_table_whose_header_is_marked_up_is_no_web_page() -> None:
    survey = read_survey(io.BytesIO(b"<b>How good?</b>,Why\r\n5,fine\r\n4,odd\r\n"), "x.csv")
    assert [column.text for column in survey.columns] == ["How good?", "Why"]


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [(b"<!doctype html><html></html>", "x.csv", "web page"), (b"<xml/>", "x.xml", "is XML"),
     (b"PK\x03\x04broken", "x.xlsx", "damaged"), (b"", "x.csv", "0 bytes")],
)  # fmt: skip
def test_what_is_no_survey_is_named(content: bytes, name: str, told: str) -> None:
    with pytest.raises(UnreadableSurvey, match=told):
        read_survey(io.BytesIO(content), name)
