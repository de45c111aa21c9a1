"""WebVTT in its dialects."""

from __future__ import annotations

from insights.transcripts.readers import read_transcript
from insights.transcripts.readers.vtt import read
from tests.factories.transcripts import TALK, vtt_by_label, vtt_by_voice

YOUTUBE = """WEBVTT
Kind: captions
Language: en

00:00:00.000 --> 00:00:02.000 align:start position:0%
~
so<00:00:00.500><c> today</c><00:00:01.000><c> we</c>

00:00:02.000 --> 00:00:02.010 align:start position:0%
so today we
~

00:00:02.010 --> 00:00:04.000 align:start position:0%
so today we
look<00:00:02.500><c> at</c><00:00:03.000><c> search</c>

00:00:04.000 --> 00:00:04.010 align:start position:0%
look at search
~
"""


def test_zoom_and_teams_are_read_alike():
    for content in (vtt_by_label(TALK), vtt_by_voice(TALK)):
        parsed = read_transcript(content.encode(), "talk.vtt")
        assert [tuple(turn) for turn in parsed.turns] == [tuple(turn) for turn in TALK]
        assert (parsed.format, parsed.duration, parsed.segments) == ("vtt", 41.125, 6)


def test_youtube_captions_are_not_doubled():
    parsed = read(YOUTUBE.replace("~", " ")).finished()
    assert [turn.text for turn in parsed.turns] == ["so today we", "look at search"]
    assert (parsed.language, parsed.segments, parsed.duration) == ("en", 4, 4.01)


def test_a_mark_and_windows_line_ends_do_not_matter():
    content = b"\xef\xbb\xbfWEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nHi\r\n"
    assert read_transcript(content, "x").turns[0].text == "Hi"


def test_neighbours_of_one_speaker_are_merged():
    parsed = read(
        "WEBVTT\n\n00:01.000 --> 00:02.000\nAnna: Hi\n\n00:03.000 --> 00:04.000\nAnna: there\n"
    ).finished()
    assert [tuple(turn) for turn in parsed.turns] == [("Anna", 1.0, 4.0, "Hi there")]
    assert parsed.segments == 2


def test_a_file_without_cues_is_read_with_a_warning():
    parsed = read_transcript(b"WEBVTT\n\nNOTE nothing\n", "a.vtt")
    assert (parsed.segments, parsed.turns, parsed.duration) == (0, (), None)
    assert parsed.warnings


def test_what_teams_says_in_objects_is_a_voice_and_its_words():
    spoken = '{"startDateTime":"2026-05-05T10:00:01Z","speakerName":"Anna Lee","spokenText":"a < b & c"}'
    parsed = read_transcript(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{spoken}\n".encode(), "a.vtt")
    assert tuple(parsed.turns[0]) == ("Anna Lee", 1.0, 2.0, "a < b & c")


def test_a_damaged_object_is_kept_as_words():
    parsed = read_transcript(b'WEBVTT\n\n00:01.000 --> 00:02.000\n{"spokenText": oops}\n', "a.vtt")
    assert "spokenText" in parsed.turns[0].text
