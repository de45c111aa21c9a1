"""What kind of file it is, by content first, then by name."""

from __future__ import annotations

import io
import zipfile

import pytest

from insights.kernel.decoding import Decoded
from insights.transcripts.readers import read_transcript
from insights.transcripts.readers.parsed import UnreadableTranscript
from insights.transcripts.readers.sniffing import archive_kind, binary_family, text_family
from tests.factories.transcripts import zipped


@pytest.mark.parametrize(
    ("text", "name", "family"),
    [
        ("WEBVTT\n", "a.txt", "vtt"),
        ("1\n00:00:01,000 --> 00:00:02,000\nHi", "a", "srt"),
        ("00:01.000 --> 00:02.000\nHi", "a.vtt", "vtt"),
        ("Anna: hi\nBen: ho\n", "wrong.srt", "text"),
        ('{"segments": []}', "a.txt", "json"),
        ("[00:01] Anna: hi", "a.txt", "text"),
        ("<!DOCTYPE html><p>Hi", "a.txt", "html"),
        ("**Anna:** hi", "a.txt", "markdown"),
        ("Anna: hi", "a.md", "markdown"),
        ("start\tend\ttext\n0\t1\thi", "a.txt", "tsv"),
        ("a,b\n1,2", "a.csv", "csv"),
        ("[ti:x]\n[00:01.00]Hi\n", "a.txt", "lrc"),
        ("Just words.", "a", "text"),
    ],
)
def test_text_is_known_by_content_then_name(text, name, family):
    assert text_family(Decoded(text, "utf-8"), name) == family


@pytest.mark.parametrize(
    ("content", "family"),
    [
        (zipped({"word/document.xml": b""}), "docx"),
        (zipped({"xl/workbook.xml": b""}), "xlsx"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "odt"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "ods"),
        (b"%PDF-1.7", "pdf"),
        (b"{\\rtf1 x}", "rtf"),
        (b"words", None),
    ],
)
def test_other_files_are_known_by_their_bytes(content, family):
    assert binary_family(content) == family


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("<?xml version='1.0'?>\n<!-- made by -->\n<tt:tt xmlns:tt='x'/>", "ttml"),
        ('<!DOCTYPE Trans SYSTEM "trans-14.dtd" [<!ENTITY a "b">]><Trans/>', "trs"),
        ("<ANNOTATION_DOCUMENT>", "eaf"),
        ("<basic-transcription>", "exb"),
        ("<sami>", "smi"),
        ("; made by\n[Script Info]\n", "ass"),
        ('File type = "ooTextFile"\nObject class = "TextGrid"\n', "textgrid"),
        ("<html><transcript>", "html"),
    ],
)
def test_files_of_markup_are_known_by_their_first_element(text: str, family: str):
    assert text_family(Decoded(text, "utf-8"), "a.txt") == family


def test_what_is_known_and_not_read_is_refused():
    with pytest.raises(UnreadableTranscript, match="zip archive, not a transcript"):
        archive_kind(zipped({"a.vtt": b"WEBVTT"}))
    with pytest.raises(UnreadableTranscript, match="XML"):
        text_family(Decoded("<?xml version='1.0'?><opml/>", "utf-8"), "a.xml")
    with pytest.raises(UnreadableTranscript, match="no text"):
        text_family(Decoded(" \n ", "utf-8"), "a.txt")


def test_a_member_whose_packed_words_are_broken_is_told() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text" * 9)
    content = bytearray(file.getvalue())
    start = 30 + len("mimetype")
    content[start : start + 4] = b"\xff" * 4
    with pytest.raises(UnreadableTranscript, match="damaged"):
        archive_kind(bytes(content))


def test_captions_under_the_name_of_a_page_are_captions():
    cues = "Talk of May\n\n" + "\n".join(
        f"00:00:0{at}.000 --> 00:00:0{at + 1}.000\nWords number {at}.\n" for at in range(4)
    )
    parsed = read_transcript(cues.encode(), "talk.md")
    assert [(turn.start, turn.text) for turn in parsed.turns][:2] == [
        (0, "Words number 0."),
        (1, "Words number 1."),
    ]
