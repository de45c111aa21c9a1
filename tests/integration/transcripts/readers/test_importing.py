"""A file read for import, in a confined child."""

from pathlib import Path

import pytest

from insights.kernel.errors import UnreadableFile
from insights.transcripts.readers.importing import read_confined

VTT = """WEBVTT

00:00:01.000 --> 00:00:04.000
Mia: What did you try last?

00:00:05.000 --> 00:00:09.000
Anna: I tried to pay and it failed.
"""


def test_a_file_comes_back_with_turns_sections_and_who_moderates(tmp_path: Path) -> None:
    file = tmp_path / "kept-under-another-name"
    file.write_text(VTT)
    read = read_confined(file, "interview.vtt")
    assert [turn["speaker"] for turn in read["turns"]] == ["Mia", "Anna"]
    assert read["sections"] == []
    assert read["moderator"] is None or read["moderator"]["speaker"] == "Mia"


def test_an_empty_file_is_refused_with_a_reason(tmp_path: Path) -> None:
    file = tmp_path / "empty"
    file.touch()
    with pytest.raises(UnreadableFile, match="empty"):
        read_confined(file, "interview.vtt")
