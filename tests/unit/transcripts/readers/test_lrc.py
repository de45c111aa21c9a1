"""LRC lyrics files used for speech."""

from __future__ import annotations

from insights.transcripts.readers import read_transcript


def test_lines_have_starts_facts_are_notes():
    parsed = read_transcript(
        b"[ti:Talk]\n[la:en]\n[offset:+500]\n[00:01.50]Anna: Hi <00:02.00>there\n[01:02.25]Ben: Ho\n", "a.lrc"
    )
    assert [tuple(turn) for turn in parsed.turns] == [
        ("Anna", 1.0, None, "Hi there"),
        ("Ben", 61.75, None, "Ho"),
    ]
    assert (parsed.format, parsed.language, parsed.duration) == ("lrc", "en", 61.75)
    assert "ti:Talk" in parsed.notes


def test_a_line_with_two_times_is_said_twice_and_a_line_without_is_kept():
    parsed = read_transcript(b"[00:01.00][00:09.00]again\n[00:03.00]once\nloose words\n", "a.lrc")
    assert [(turn.start, turn.text) for turn in parsed.turns] == [
        (1.0, "again"),
        (3.0, "once"),
        (3.0, "loose words"),
        (9.0, "again"),
    ]
    assert parsed.warnings[0].line == 3
