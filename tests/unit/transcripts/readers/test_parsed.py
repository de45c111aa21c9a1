"""A parsed transcript: merging, counting, the contract's object."""

from __future__ import annotations

import json

from insights.transcripts.readers.parsed import Reading, Turn, UnreadableTranscript, is_task, merge_neighbours


def test_neighbours_of_one_speaker_merge_and_nobody_stands_alone():
    segments = [
        Turn("A", 0.0, 1.0, "one"), Turn("A", 1.0, 3.0, "two"),
        Turn(None, 3.0, 4.0, "x"), Turn(None, 4.0, 5.0, "y"),
    ]  # fmt: skip
    turns, places = merge_neighbours(segments, " ")
    assert [tuple(turn) for turn in turns] == [
        ("A", 0.0, 3.0, "one two"),
        (None, 3.0, 4.0, "x"),
        (None, 4.0, 5.0, "y"),
    ]
    assert places == [(0, 0), (0, 4), (1, 0), (2, 0)]
    assert turns[0].text[4:] == "two"


def test_the_contract_has_exactly_its_keys_and_is_json():
    reading = Reading("vtt", segments=[Turn("A", 0.0, 1.5, "hi \ud800 there\x00")])
    made = reading.finished().to_json_contract()
    assert list(made) == ["format", "language", "duration", "segments", "speakers", "turns", "warnings"]
    assert list(made["turns"][0]) == ["speaker", "start", "end", "text"]
    assert json.dumps(made, ensure_ascii=False).encode()
    assert made["turns"][0]["text"] == "hi \ufffd there\ufffd"


def test_the_duration_is_the_greatest_end_else_the_last_start_with_a_warning():
    ends = Reading("x", segments=[Turn(None, 0.0, 9.0, "a"), Turn(None, 2.0, 3.0, "b")])
    assert ends.finished().duration == 9.0
    starts = Reading("x", segments=[Turn("A", 5.0, None, "a"), Turn("B", 7.0, None, "b")]).finished()
    assert starts.duration == 7.0
    assert "starts only" in starts.warnings[0].message
    assert Reading("x", segments=[Turn(None, None, None, "a")]).finished().duration is None


def test_warnings_are_bounded_and_their_number_told():
    reading = Reading("x")
    for line in range(500):
        reading.warn("bad", line)
    warnings = reading.finished().warnings
    assert len(warnings) == 201
    assert "300 more" in warnings[-1].message


def test_task_headings_are_known_in_several_languages():
    assert all(map(is_task, ["Task 1: Find", "Aufgabe 2", "Tarea 3", "Задание 1", "task"]))
    assert not any(map(is_task, ["Warm-up", "Multitasking", "SUS questionnaire"]))


def test_an_unreadable_transcript_has_a_line():
    assert UnreadableTranscript("x", 3).line == 3
