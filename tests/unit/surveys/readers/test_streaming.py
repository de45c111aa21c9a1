"""Reading in a confined child gives the same as reading here."""

from __future__ import annotations

from pathlib import Path

import pytest

from insights.kernel.errors import UnreadableFile
from insights.surveys.readers import read_confined, read_survey
from insights.surveys.readers.streaming import BLOCK
from tests.factories.surveys import column_bytes, csv_bytes, sav_bytes


def test_columns_rows_and_warnings_come_over(tmp_path: Path) -> None:
    path = tmp_path / "survey.csv"
    path.write_bytes(csv_bytes([["Title", ""], ["a", "b"], ["1", "ü"], ["2", "x", "extra"], ["0", ""]]))
    here, there = read_survey(path, path.name), read_confined(path, path.name)
    assert (there.format, there.columns, there.title) == (here.format, here.columns, here.title)
    assert list(there.rows) == list(here.rows)
    assert there.warnings == here.warnings != []


def test_many_rows_stream_in_blocks(tmp_path: Path) -> None:
    path = tmp_path / "survey.csv"
    path.write_bytes(column_bytes("Score", list(range(2 * BLOCK + 5))))
    assert sum(1 for _ in read_confined(path, path.name).rows) == 2 * BLOCK + 5


def test_labels_come_over(tmp_path: Path) -> None:
    sav_bytes(tmp_path)
    with read_confined(tmp_path / "survey.sav", "survey.sav") as survey:
        assert survey.columns[1].labels == {"1": "free", "2": "pro"}


def test_a_reader_left_early_ends_its_child(tmp_path: Path) -> None:
    path = tmp_path / "survey.csv"
    path.write_bytes(column_bytes("Score", [9] * 50_000))
    with read_confined(path, path.name) as survey:
        assert next(survey.rows).cells == ["1", "9"]
    assert len(list(survey.rows)) < 50_000


@pytest.mark.parametrize(("content", "told"), [(b"", "0 bytes"), (b"7,2\n3,4\n5,6\n", "looks like answers")])
def test_what_cannot_be_read_is_refused_with_its_line(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "survey.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=told) as caught:
        read_confined(path, path.name)
    assert caught.value.line == (None if not content else 1)
