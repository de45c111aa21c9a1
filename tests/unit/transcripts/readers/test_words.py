"""Single words to segments."""

from __future__ import annotations

from insights.transcripts.readers.words import Word, segments_of


def test_words_of_one_speaker_are_one_segment():
    words = [
        Word("Hi", 0, 1, "A"),
        Word(".", None, None, "A", True),
        Word("Yes", 1, 2, "A"),
        Word("Ho", 2, 3, "B"),
    ]
    assert [tuple(turn) for turn in segments_of(words)] == [("A", 0, 2, "Hi. Yes"), ("B", 2, 3, "Ho")]


def test_without_speakers_sentences_and_pauses_divide():
    words = [Word("Hi.", 0, 1), Word("So", 1, 2), Word("well", 9, 10), Word("", 10, 11)]
    assert [turn.text for turn in segments_of(words)] == ["Hi.", "So", "well"]


def test_no_words_are_no_segments():
    assert list(segments_of([])) == []
