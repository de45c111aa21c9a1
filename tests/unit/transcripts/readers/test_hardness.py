"""Files made to break readers: each ends soon, with a whole import or a reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from insights.transcripts.readers.filecommand import parse_file
from insights.transcripts.readers.parsed import UnreadableTranscript
from tests.factories.documents import xlsx
from tests.factories.transcripts import clock, docx_document, zipped

Outcome = Callable[[str, bytes], Any]


@pytest.fixture
def outcome(tmp_path: Path) -> Outcome:
    def run(name: str, content: bytes) -> Any:
        path = tmp_path / name
        path.write_bytes(content)
        return parse_file(path)

    return run


def far_workbook() -> bytes:
    """A workbook with one cell in its first and one in its very last place."""
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(xlsx([["text"]]))) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    sheet = next(name for name in members if "worksheets/sheet" in name)
    content = members[sheet].decode() if isinstance(members[sheet], bytes) else str(members[sheet])
    last = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    members[sheet] = content.replace("</sheetData>", last)
    return zipped(members)


def test_three_hundred_thousand_cues_are_a_whole_import(outcome: Outcome):
    cues = "".join(
        f"{clock(at)} --> {clock(at + 1)}\n<v P{at % 3}>word {at}</v>\n\n" for at in range(300_000)
    )
    assert outcome("long.vtt", f"WEBVTT\n\n{cues}".encode())["segments"] == 300_000


def test_a_document_of_three_million_paragraphs_is_refused(outcome: Outcome):
    bomb = docx_document(["<w:p/>" * 3_000_000])
    assert len(bomb) < 60_000
    with pytest.raises(UnreadableTranscript, match="200,000 paragraphs"):
        outcome("bomb.docx", bomb)


def test_a_workbook_with_a_cell_in_the_last_place_is_refused(outcome: Outcome):
    with pytest.raises(UnreadableTranscript, match=r"more than|broke down"):
        outcome("far.xlsx", far_workbook())


@pytest.mark.parametrize(
    ("name", "head", "repeated"),
    [
        ("line.txt", "Anna: hi\n\nBen: ", "word "),
        ("spaces.txt", "Anna", " "),
        ("wrapped.txt", "Anna: hi\n\nBen: ", "some words\n"),
        ("line.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n", "word "),
        ("voices.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n", "<v "),
        ("arrows.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n", "a-->b\n"),
        ("links.md", "**Anna:** ", "["),
        ("stars.md", "**Anna:** ", "*a"),
        ("hashes.md", "# x", " #"),
        ("deep.json", "", "["),
        ("cell.csv", "speaker,text\nAnna,", "word "),
    ],
)
def test_five_megabytes_of_one_thing_are_read_or_refused(
    outcome: Outcome, name: str, head: str, repeated: str
):
    content = head + repeated * (5_000_000 // len(repeated)) + ("x" if name == "spaces.txt" else "")
    try:
        answer = outcome(name, content.encode())
    except UnreadableTranscript as refusal:
        assert name == "deep.json"
        assert "nested too deeply" in refusal.message
    else:
        assert isinstance(answer["segments"], int)
