"""The way in for exports of other tools."""

from __future__ import annotations

from pathlib import Path

import pytest

from insights.highlights.readers.door import MOST, read_confined, read_export
from insights.kernel.errors import UnreadableFile
from tests.factories.documents import xlsx


def test_a_workbook_is_read_by_the_sheet_that_holds_highlights():
    content = xlsx([["About", "x"]], [["Highlight", "Tags"], ["Too slow", "pain"]])
    assert read_export(content, "export.xlsx").quotes[0].text == "Too slow"


def test_what_is_found_comes_back_as_plain_values_from_a_confined_child(tmp_path: Path):
    path = tmp_path / "codes"
    path.write_bytes("Pain>>Früh\tdefinition\n".encode("cp1252"))
    found = read_confined(path, "codes.txt")
    assert found["codes"] == [{"path": ["Pain", "Früh"], "definition": "definition", "example": ""}]
    assert "cp1252" in found["warnings"][0]["message"]


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "a.csv", "empty"),
        (b"PK\x03\x04", "a.xlsx", "damaged"),
        (b"\x89PNG\r\n\x1a\n", "a.txt", "image"),
        (b"code\n" + b"a\n" * (MOST + 1), "a.csv", "in parts"),
        (b"Highlight,Tags\n", "a.csv", "no highlights"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, name: str, reason: str):
    with pytest.raises(UnreadableFile, match=reason):
        read_export(content, name)
