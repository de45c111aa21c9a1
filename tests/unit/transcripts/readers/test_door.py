"""The way in: any file, or a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from insights.transcripts.readers import UnreadableTranscript, read_transcript


def test_a_path_and_bytes_are_read_alike(tmp_path: Path):
    path = tmp_path / "talk.txt"
    path.write_text("Anna: Hi\n\nBen: Ho\n", encoding="utf-8")
    assert read_transcript(path) == read_transcript(path.read_bytes(), "talk.txt")


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "a.vtt", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00", "a.txt", "PNG image"),
        (b"\x00\x00\x00\x20ftypM4A ", "talk.m4a", "Speech is not transcribed here"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "talk.doc", "Save it as .docx"),
        (bytes(range(256)) * 20, "a.bin", "binary"),
        (b"   \n\n", "a.txt", "no text"),
    ],
)
def test_what_is_no_transcript_is_refused_with_a_reason(content, name, reason):
    with pytest.raises(UnreadableTranscript, match=reason):
        read_transcript(content, name)


def test_what_was_assumed_of_the_encoding_is_a_warning():
    parsed = read_transcript("Zoë: schön hier\n\nJürgen: ja, sehr schön\n".encode("cp1252"), "a.txt")
    assert parsed.speakers == ("Zoë", "Jürgen")
    assert "cp1252" in parsed.warnings[-1].message


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("insights.transcripts.readers.door._MOST_BYTES", 3)
    with pytest.raises(UnreadableTranscript, match="larger than"):
        read_transcript(b"words", "a.txt")


@pytest.mark.parametrize(("name", "said"), [("talk.docx", 1), ("talk.ODT", 1), ("talk.txt", 0), ("talk", 0)])
def test_plain_text_by_the_name_of_an_archive_is_read_and_that_is_said(name: str, said: int) -> None:
    parsed = read_transcript(b"Anna: The gate was shut.\n\nBen: Since when?\n", name)
    assert len(parsed.turns) == 2
    assert sum("holds plain text" in warning.message for warning in parsed.warnings) == said
