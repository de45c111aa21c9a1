"""SubRip captions."""

from __future__ import annotations

from insights.transcripts.readers import read_transcript
from insights.transcripts.readers.srt import read
from tests.factories.transcripts import TALK, srt


def test_labelled_captions_become_turns():
    parsed = read_transcript(srt(TALK).encode(), "talk.srt")
    assert [tuple(turn) for turn in parsed.turns] == [tuple(turn) for turn in TALK]
    assert parsed.format == "srt"


def test_words_above_the_first_caption_are_kept_as_a_note():
    assert read("Made by hand\n\n1\n00:00:01,000 --> 00:00:02,000\nHi\n").finished().notes == (
        "Made by hand",
    )


def test_captions_are_known_by_their_content():
    assert read_transcript(srt(TALK).encode(), "talk.txt").format == "srt"
