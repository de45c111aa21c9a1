"""Rows of tables in documents."""

from __future__ import annotations

from insights.transcripts.readers.rows import Rows


def test_a_row_becomes_a_labelled_line():
    assert Rows().line(["0:05", "Anna", "Hello there"], 3).text == "[0:05] Anna: Hello there"
    assert Rows().line(["Anna", "0:05", "Hello there"], 3).text == "[0:05] Anna: Hello there"
    assert Rows().line(["Anna:", "Hello there"], 3).text == "Anna: Hello there"
    assert Rows().line(["1", "0:01", "0:05", "Anna", "Hi"], 3).text == "[0:01 --> 0:05] Anna: Hi"


def test_a_head_or_an_empty_row_is_left_out():
    assert Rows().line(["Time", "Speaker", "Text"], 1) is None
    assert Rows().line(["", " "], 1) is None


def test_a_single_cell_is_a_paragraph():
    assert Rows().line(["Just words."], 1).text == "Just words."


def test_below_a_head_the_columns_say_what_is_what():
    rows = Rows()
    assert rows.line(["Timespan", "Content", "Speaker"], 1) is None
    assert rows.line(["0:00.0 - 0:04.2", "Hi you", "anna"], 2).text == "[0:00.0 --> 0:04.2] anna: Hi you"
    assert rows.line(["0:04.2 - 0:05.0", "", "anna"], 3) is None
    assert rows.line(["", "More words", ""], 4).text == "More words"


def test_a_head_may_have_columns_that_say_nothing():
    rows = Rows()
    assert rows.line(["Speaker", "Quote", "Sentiment", "Nr."], 1) is None
    assert rows.line(["Anna", "Hello", "positive", "1"], 2).text == "Anna: Hello"


def test_rows_without_a_head_are_known_by_sight():
    rows = Rows()
    assert rows.line(["Anna", "Hi"], 1).text == "Anna: Hi"
    assert rows.line(["Speaker", "Text"], 2) is None


def test_observations_of_a_session_are_the_words_of_its_table():
    rows = Rows()
    assert rows.line(["Time", "Task", "Observation", "Tag"], 1) is None
    line = rows.line(["15:54", "T3", "Looks for the button.", "search"], 2)
    assert line is not None
    assert line.text == "[15:54] Looks for the button."


def test_a_row_of_a_single_cell_is_its_paragraphs():
    assert [line.text for line in Rows().lines([["Anna: Where?", "Ben: Here."], [""]], 1)] == [
        "Anna: Where?",
        "Ben: Here.",
    ]
    assert [line.text for line in Rows().lines([["Anna"], ["Where", "now?"]], 1)] == ["Anna: Where now?"]
