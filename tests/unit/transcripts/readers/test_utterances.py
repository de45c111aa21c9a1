"""JSON lists of utterances under any names."""

from __future__ import annotations

from insights.transcripts.readers.utterances import utterances_in


def turns(content):
    found = utterances_in(content)
    return None if found is None else [tuple(turn) for turn in found]


def test_whisper_segments_with_and_without_speakers():
    segments = [{"start": 0.0, "end": 1.5, "text": " Hi", "words": [{"word": "Hi"}], "speaker": "SPEAKER_00"}]
    assert turns({"text": "Hi", "segments": segments, "language": "en"}) == [("SPEAKER_00", 0.0, 1.5, " Hi")]
    assert turns({"segments": []}) == []


def test_meetings_podcasts_and_chunks():
    assert turns({"topic_list": [], "meeting_transcripts": [{"speaker": "PM", "content": "Okay"}]}) == [
        ("PM", None, None, "Okay")
    ]
    podcast = {
        "version": "1.0.0",
        "segments": [{"speaker": "Anna", "startTime": 0.5, "endTime": 2, "body": "Hi"}],
    }
    assert turns(podcast) == [("Anna", 0.5, 2.0, "Hi")]
    assert turns({"chunks": [{"timestamp": [0, 2.5], "text": "Hi"}]}) == [(None, 0.0, 2.5, "Hi")]
    assert turns([{"speaker_name": "Anna", "sentence": "Hi", "start_time": 1, "end_time": 2}]) == [
        ("Anna", 1.0, 2.0, "Hi")
    ]


def test_whole_numbers_far_apart_are_milliseconds():
    rows = [
        {"speaker": "A", "start": 0, "end": 1500, "text": "Hi"},
        {"speaker": "B", "start": 1500, "end": 2600, "text": "Ho"},
    ]
    assert turns({"utterances": rows})[1] == ("B", 1.5, 2.6, "Ho")


def test_words_in_place_of_text_are_joined():
    rows = [{"speaker": "A", "words": [{"text": "Hi"}, {"text": "there"}]}]
    assert turns({"turns": rows}) == [("A", None, None, "Hi there")]


def test_other_json_is_none():
    assert turns({"name": "x", "version": 3}) is None
    assert turns([1, 2, 3]) is None
    assert turns({"data": [{"id": 1, "score": 9}]}) is None
