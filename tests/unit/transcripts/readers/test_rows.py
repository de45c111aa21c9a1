"""Rows of tables in documents."""

from __future__ import annotations

from insights.transcripts.readers.rows import line_of_row


def test_a_row_becomes_a_labelled_line():
    assert line_of_row(["0:05", "Anna", "Hello there"], 3).text == "[0:05] Anna: Hello there"
    assert line_of_row(["Anna", "0:05", "Hello there"], 3).text == "[0:05] Anna: Hello there"
    assert line_of_row(["Anna:", "Hello there"], 3).text == "Anna: Hello there"
    assert line_of_row(["1", "0:01", "0:05", "Anna", "Hi"], 3).text == "[0:01 --> 0:05] Anna: Hi"


def test_a_head_or_an_empty_row_is_left_out():
    assert line_of_row(["Time", "Speaker", "Text"], 1) is None
    assert line_of_row(["", " "], 1) is None


def test_a_single_cell_is_a_paragraph():
    assert line_of_row(["Just words."], 1).text == "Just words."
