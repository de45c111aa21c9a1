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


def test_lists_under_unknown_names_need_somebody_and_a_time():
    rows = [{"spk": 1, "bg": "1000", "ed": "3000", "onebest": "Hi"}]
    assert turns({"lattice": rows}) == [("1", 1.0, 3.0, "Hi")]
    assert turns({"lattice": [{"text": "Hi", "speaker": "A"}]}) is None


def test_words_alone_are_joined_to_segments():
    rows = [
        {"word": "Hi", "start": 0.1, "end": 0.2, "speaker": "A"},
        {"word": "there.", "start": 0.2, "end": 0.4, "speaker": "A"},
        {"word": "Ho", "start": 0.5, "end": 0.6, "speaker": "B"},
    ]
    assert turns(rows) == [("A", 0.1, 0.4, "Hi there."), ("B", 0.5, 0.6, "Ho")]


def test_columns_and_numbered_objects_are_rows():
    assert turns({"speaker": ["A", "B"], "text": ["Hi", "Ho"]}) == [
        ("A", None, None, "Hi"),
        ("B", None, None, "Ho"),
    ]
    by_number = {"speaker": {"0": "A", "1": "B"}, "text": {"0": "Hi", "1": "Ho"}}
    assert turns(by_number) == [("A", None, None, "Hi"), ("B", None, None, "Ho")]
    assert turns(
        {"segments": {"0": {"speaker": "A", "text": "Hi"}, "1": {"speaker": "B", "text": "Ho"}}}
    ) == [
        ("A", None, None, "Hi"),
        ("B", None, None, "Ho"),
    ]


def test_a_name_may_be_the_key():
    assert turns([{"Anna": "Hi"}, {"Ben": "Ho"}]) == [("Anna", None, None, "Hi"), ("Ben", None, None, "Ho")]
    assert turns([{"id": "a"}, {"id": "b"}]) is None


def test_durations_give_ends_and_markup_is_no_speech():
    assert turns([{"speaker": "A", "start_ms": 500, "duration_ms": 250, "text": "<p>Hi &amp; ho</p>"}]) == [
        ("A", 0.5, 0.75, " Hi & ho ")
    ]
    assert turns([{"speaker": "A", "start": 1, "text": "a < b and b > c"}])[0][3] == "a < b and b > c"


def test_other_json_is_none():
    assert turns({"name": "x", "version": 3}) is None
    assert turns([1, 2, 3]) is None
    assert turns({"data": [{"id": 1, "score": 9}]}) is None


def test_text_under_an_unknown_key_is_the_longest_beside_a_speaker_and_a_start():
    rows = [
        {"speaker_name": "Eva", "start_time": 0.0, "end_time": 4.2, "uttered": "We begin it all now."},
        {"speaker_name": "Tom", "start_time": 4.5, "end_time": 9.1, "uttered": "Good, I am so glad."},
    ]  # fmt: skip
    found = utterances_in({"transcript": rows, "summary": "A talk."})
    assert found and [(turn.speaker, turn.text) for turn in found] == [
        ("Eva", "We begin it all now."), ("Tom", "Good, I am so glad."),
    ]  # fmt: skip


def test_words_of_an_editor_with_lengths_in_milliseconds_become_sentences():
    said = [("We", None), ("begin", None), ("now.", None), ("Good,", "Tom"), ("I", "Tom"), ("agree.", "Tom")]
    words = [
        {"time": 3000 + 400 * at, "duration": 300, "value": word, "speaker": speaker}
        for at, (word, speaker) in enumerate(said)
    ]
    assert turns({"title": "talk.mp3", "words": words}) == [
        (None, 3.0, 4.1, "We begin now."), ("Tom", 4.2, 5.3, "Good, I agree."),
    ]  # fmt: skip


def test_parts_of_words_are_joined_where_spaces_are_told():
    pieces = ["How", " a", "re", " you", "?", " Fi", "ne", "."]
    rows = [{"text": text, "start_ms": at * 300, "end_ms": at * 300 + 290} for at, text in enumerate(pieces)]
    assert [turn.text for turn in utterances_in({"tokens": rows}) or []] == ["How are you?", "Fine."]


def test_speakers_that_only_are_there_say_nothing():
    content = {
        "speakers": [{"name": "Anna", "text": "host"}],
        "segments": [{"start": 0, "end": 1, "text": "Hi"}],
    }
    assert [turn.text for turn in utterances_in(content) or []] == ["Hi"]
