"""Keys of utterances under whatever names."""

from __future__ import annotations

import pytest

from insights.transcripts.readers.keys import bare, keys_of


def test_capitals_spaces_and_signs_do_not_count():
    assert {bare(key) for key in ("Start Time", "start_time", "startTime", "START-TIME")} == {"starttime"}


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ({"Text": "Hi", "Speaker": "A", "Start": 1, "End": 2}, ("Text", ("Speaker",), "Start", "End", None)),
        ({"data_text": "Hi", "data_start": 1.5}, ("data_text", (), "data_start", None, None)),
        ({"text": "Hi", "from": "Anna", "to": "Ben"}, ("text", ("from",), None, None, None)),
        ({"text": "Hi", "from": 1, "to": 2}, ("text", (), "from", "to", None)),
        ({"Content": "Hi", "BeginOffsetMillis": 1, "EndOffsetMillis": 2, "ParticipantRole": "AGENT"},
         ("Content", ("ParticipantRole",), "BeginOffsetMillis", "EndOffsetMillis", None)),
        ({"text": "Hi", "speaker_name": "Anna", "speaker_id": 3},
         ("text", ("speaker_name", "speaker_id"), None, None, None)),
        ({"text": "Hi", "start": 1, "duration": 2}, ("text", (), "start", None, "duration")),
        ({"sentence": "Hi", "speaker": None, "name": "Anna"},
         ("sentence", ("name", "speaker"), None, None, None)),
    ],
)  # fmt: skip
def test_each_role_has_its_key(item, found):
    assert tuple(keys_of([item]))[:5] == found


def test_a_calendar_time_is_a_start_only_where_nothing_else_is():
    chat = keys_of([{"text": "Hi", "date": "2026-05-05T10:00:00"}])
    assert (chat.start, chat.is_moment, chat.end) == ("date", True, None)
    both = keys_of([{"text": "Hi", "startTime": "2026-05-05T10:00:00Z", "timeOffset": 2.5}])
    assert (both.start, both.is_moment) == ("timeOffset", False)


def test_objects_without_words_have_no_keys():
    assert keys_of([{"id": 1, "score": 9}]) is None
    assert keys_of([{"text": ""}, {"text": None}]) is None
    assert keys_of([]) is None


def test_a_key_under_which_nobody_comes_again_names_no_speaker_where_another_does():
    items = [{"name": f"entry {at}", "participant": "ab"[at % 2], "text": "so"} for at in range(4)]
    assert keys_of(items).speaker[0] == "participant"
    alike = [{"source": "web", "text": "so"} for _ in range(4)]
    assert keys_of(alike).speaker == ()
