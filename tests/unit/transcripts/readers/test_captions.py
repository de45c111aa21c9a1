"""Cue blocks of WebVTT and SubRip."""

from __future__ import annotations

import pytest

from insights.transcripts.readers import read_transcript
from insights.transcripts.readers.captions import cues_in
from insights.transcripts.readers.parsed import Reading


def cues(text: str, *, comments: bool = True):
    reading = Reading("vtt")
    return [tuple(cue) for cue in cues_in(text, reading, has_comments=comments)], reading


def test_numbers_settings_comments_and_styles_are_no_words():
    found, reading = cues(
        "WEBVTT\n\nSTYLE\n::cue {color: red}\n\nNOTE first --> not a cue\n\nintro\n"
        "00:01.000 --> 00:02.000 align:left\nHello\nthere\n"
        "\nNOTE\nsecond note\n\n2\n00:00:03.000 --> 00:00:04.000\nBye\n\nREGION\nid:x\n"
    )
    assert found == [(1.0, 2.0, "Hello\nthere", 9), (3.0, 4.0, "Bye", 17)]
    assert len(reading.warnings) == 1


@pytest.mark.parametrize(
    "timing",
    [
        "00:00:01,000 --> 00:00:02,000",
        "00:00:01.000-->00:00:02.000",
        "0:01.0 --> 0:02.0",
        "00:01 --> 00:02",
        "  00:00:01.000   -->   00:00:02.000  position:10%",
    ],
)
def test_timings_may_be_sloppy(timing):
    assert cues(f"1\n{timing}\nHi\n", comments=False)[0] == [(1.0, 2.0, "Hi", 2)]


def test_captions_without_blank_lines_between():
    text = "1\n00:00:01,000 --> 00:00:02,000\nHi\n2\n00:00:03,000 --> 00:00:04,000\nHo\n"
    assert [cue[2] for cue in cues(text, comments=False)[0]] == ["Hi", "Ho"]


def test_a_blank_line_inside_a_caption_loses_nothing():
    text = "1\n00:01.000 --> 00:02.000\nHi\n \nthere\n\n2\n00:03.000 --> 00:04.000\nHo\n"
    assert [cue[2] for cue in cues(text)[0]] == ["Hi\nthere", "Ho"]


def test_an_arrow_in_speech_stays_speech():
    found, reading = cues(
        "WEBVTT\n\n00:01.000 --> 00:02.000\nclick File --> Save\nthen go\n\n00:03.000 --> 00:04.000\nHo\n"
    )
    assert [cue[2] for cue in found] == ["click File --> Save\nthen go", "Ho"]
    assert reading.warnings[0].line == 4


def test_damaged_times_are_warned_of_with_their_line_and_keep_the_words():
    found, reading = cues("WEBVTT\n\n00:xx.000 --> 00:02.000\nHi\n\n00:05.000 --> 00:04.000\nHo\n")
    assert [(cue[0], cue[1], cue[2]) for cue in found] == [(None, 2.0, "Hi"), (5.0, 4.0, "Ho")]
    assert [warning.line for warning in reading.warnings] == [3, 6]


def test_many_false_arrows_take_linear_time():
    found, reading = cues("WEBVTT\n\n00:01.000 --> 00:02.000\n" + "a --> b\n" * 50_000)
    assert len(found) == 1
    assert reading.unsaid_warnings == 50_000 - 200


def test_a_name_beside_the_times_is_who_speaks():
    talk = "00:00:01 --> 00:00:04 [Eva Lind]\nShall we?\n\n00:00:05 --> 00:00:09 [Tom]\nYes.\n"
    parsed = read_transcript(talk.encode(), "talk.txt")
    assert [(turn.speaker, turn.start, turn.text) for turn in parsed.turns] == [
        ("Eva Lind", 1.0, "Shall we?"), ("Tom", 5.0, "Yes."),
    ]  # fmt: skip
