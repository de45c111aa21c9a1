"""Rich text."""

from __future__ import annotations

import pytest

from insights.transcripts.readers import UnreadableTranscript, read_transcript
from tests.factories.documents import rtf
from tests.factories.transcripts import TALK, Said


def test_labels_are_speakers():
    parsed = read_transcript(rtf(TALK), "talk.rtf")
    assert [(turn.speaker, turn.text) for turn in parsed.turns] == [
        (turn.speaker, turn.text) for turn in TALK
    ]
    assert parsed.format == "rtf"


def test_letters_of_other_scripts_are_read():
    said = [Said("Зоя", 0, 1, "Привет {мир}"), Said("Jürgen", 1, 2, "Schön \\ gut")]
    assert [turn.text for turn in read_transcript(rtf(said), "a.rtf").turns] == [
        "Привет {мир}",
        "Schön \\ gut",
    ]


def test_an_empty_document_is_refused():
    with pytest.raises(UnreadableTranscript, match="no text"):
        read_transcript(b"{\\rtf1\\ansi }", "a.rtf")


@pytest.mark.parametrize("word", ["\\uc", "\\u99999999", "\\ansicpg77"])
def test_a_broken_control_word_is_a_damaged_document_or_passed_over(word):
    content = f"{{\\rtf1\\ansi {word} Anna: Hi\\par Ben: Ho\\par}}".encode()
    try:
        parsed = read_transcript(content, "a.rtf")
    except UnreadableTranscript as refusal:
        assert "damaged" in refusal.message
    else:
        assert "Ho" in parsed.turns[-1].text
