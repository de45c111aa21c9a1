"""Reading one column of text."""

from pathlib import Path

import pytest

from insights.analysis.text import text_tables
from insights.analysis.text.text_tables import texts_in
from insights.kernel.errors import InvalidInput


def file(tmp_path: Path, name: str, content: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_csv_column_is_read_by_trimmed_name_or_number(tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", 'id, answer \n1,"late, again"\n2,"two\nlines"\n3\n\n4,\n')
    assert texts_in(path, "answer") == ["late, again", "two\nlines", "", ""]
    assert texts_in(path, "#1") == ["1", "2", "3", "4"]


def test_other_delimiters_and_encodings_are_read(tmp_path: Path) -> None:
    assert texts_in(file(tmp_path, "a.csv", "id;text\n1;spät\n".encode("cp1252")), "text") == ["spät"]
    assert texts_in(file(tmp_path, "b.csv", "\ufeffid\ttext\n1\tlate\n"), "id") == ["1"]


def test_json_lines_are_read_and_missing_values_are_blank(tmp_path: Path) -> None:
    lines = '{"t": "late"}\n\n{"t": null}\n{"u": 1}\n{"t": 5}\n{"t": "\\ud800x"}\n'
    assert texts_in(file(tmp_path, "a.jsonl", lines), "t") == ["late", "", "", "5", "?x"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", "id,text\n1,x\n", "no column “answer”; its columns are “id”, “text”"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"\x89PNG\r\n\x1a\n0000", "PNG"),
        ("a.csv", "\n\n", "no header row"),
        ("a.jsonl", '{"a": 1}\n', "no field “answer”"),
        ("a.jsonl", '{"a": 1}\n{', "line 2: this is not JSON"),
        ("a.jsonl", "[1]\n", "line 1: a JSON object"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    with pytest.raises(InvalidInput, match=message) as refused:
        texts_in(file(tmp_path, name, content), "answer")
    assert "\n" not in refused.value.message


def test_a_missing_and_a_far_too_large_file_are_refused(tmp_path: Path, monkeypatch) -> None:
    with pytest.raises(InvalidInput, match="no such file"):
        texts_in(tmp_path / "none.csv", "text")
    monkeypatch.setattr(text_tables, "LARGEST", 3)
    with pytest.raises(InvalidInput, match="larger than 200 MB"):
        texts_in(file(tmp_path, "a.csv", "text\nlate\n"), "text")
