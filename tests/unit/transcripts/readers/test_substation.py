"""SubStation Alpha: which lines are said, by whom."""

from __future__ import annotations

from insights.transcripts.readers.parsed import Turn
from insights.transcripts.readers.substation import read

_HEAD = "[Script Info]\nTitle: A talk\n[Events]\nFormat: Start, End, Name, Text\n"


def test_columns_stand_in_the_order_that_the_file_tells():
    reading = read(f"{_HEAD}Dialogue: 0:00:01.00,0:00:02.00,Anna,One, two\n")
    assert reading.segments == [Turn("Anna", 1.0, 2.0, "One, two")]
    assert reading.notes == ["A talk"]


def test_a_line_drawn_on_two_layers_is_said_once():
    line = "Dialogue: 0:00:01.00,0:00:02.00,,Hello\n"
    assert len(read(_HEAD + line + line).segments) == 1


def test_comments_and_drawings_are_not_said():
    lines = "Comment: 0:00:01.00,0:00:02.00,,no\nDialogue: 0:00:01.00,0:00:02.00,,{\\p1}m 0 0 l 1 1\n"
    assert read(_HEAD + lines).segments == []


def test_a_line_without_words_is_warned_of():
    reading = read(f"{_HEAD}Dialogue: never,0:00:02.00,,Hello\n")
    assert reading.segments == []
    assert reading.warnings[0].line == 5
