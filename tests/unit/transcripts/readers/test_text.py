"""Plain text of all layouts."""

from __future__ import annotations

from insights.transcripts.readers import read_transcript
from insights.transcripts.readers.text import plain_lines, read
from tests.factories.transcripts import TALK, otter, txt


def test_lines_know_their_number_and_the_gap_above():
    lines = plain_lines("one\ntwo\n\n----\nthree\n")
    assert [(line.text, line.number, line.gap) for line in lines] == [
        ("one", 1, True),
        ("two", 2, False),
        ("three", 5, True),
    ]


def test_names_before_colons():
    parsed = read_transcript(txt(TALK).encode(), "talk.txt")
    assert (parsed.format, parsed.segments, parsed.speakers) == ("txt", 6, ("Maria Lopez", "Ben Okafor"))
    assert parsed.moderator.speaker == "Maria Lopez"
    assert parsed.language == "en"


def test_otter_gives_names_and_starts():
    parsed = read_transcript(otter(TALK).encode(), "talk.txt")
    assert [turn.start for turn in parsed.turns] == [0.0, 5.0, 15.0, 17.0, 30.0, 32.0]
    assert parsed.duration == 32.0


def test_chat_lines_without_blank_lines():
    parsed = read("Anna: hi\nBen: hello\nand welcome\nAnna: thanks\n").finished()
    assert [(turn.speaker, turn.text) for turn in parsed.turns] == [
        ("Anna", "hi"),
        ("Ben", "hello and welcome"),
        ("Anna", "thanks"),
    ]


def test_zoom_captions_saved_as_text():
    parsed = read("[Anna Smith] 10:01:02\nHello.\n\n[Ben Okafor] 10:01:09\nHi there.\n").finished()
    assert [(turn.speaker, turn.start, turn.text) for turn in parsed.turns] == [
        ("Anna Smith", 36062.0, "Hello."),
        ("Ben Okafor", 36069.0, "Hi there."),
    ]


def test_whisper_brackets_have_starts_and_ends():
    parsed = read("[00:00.000 --> 00:02.000]  Hello.\n[00:02.000 --> 00:03.500]  Bye.\n").finished()
    assert parsed.duration == 3.5
    assert [turn.text for turn in parsed.turns] == ["Hello.", "Bye."]


def test_words_between_rules_are_a_heading():
    parsed = read_transcript(b"=== Task 1 ===\n\nI click here.\n\n--- Task 2 ---\n\nAnd there.\n", "a.txt")
    assert [(section.title, section.is_task) for section in parsed.sections] == [
        ("Task 1", True),
        ("Task 2", True),
    ]
    assert [turn.text for turn in parsed.turns] == ["I click here.", "And there."]
