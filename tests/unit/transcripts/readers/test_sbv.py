"""SubViewer captions."""

from __future__ import annotations

from insights.transcripts.readers import read_transcript


def test_two_times_with_a_comma_begin_a_caption():
    parsed = read_transcript(
        b"0:00:00.599,0:00:04.160\nHello there\nto all\n\n0:00:04.160,0:00:06.770\nToday 1,2\n"
    )
    assert parsed.format == "sbv"
    assert [tuple(turn) for turn in parsed.turns] == [
        (None, 0.599, 4.16, "Hello there to all"),
        (None, 4.16, 6.77, "Today 1,2"),
    ]
