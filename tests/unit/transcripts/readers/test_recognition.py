"""JSON transcripts: the family is found, or a reason given."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from insights.transcripts.readers import UnreadableTranscript, read_transcript
from tests.factories.documents import json_text

_KEYS = st.sampled_from(
    [
        "results",
        "items",
        "segments",
        "words",
        "start",
        "end",
        "text",
        "speaker",
        "alternatives",
        "monologues",
        "events",
        "elements",
        "channels",
        "utterances",
        "paragraphs",
        "timestamps",
        "speaker_labels",
        "retval",
        "blocks",
        "data",
        "transcripts",
        "transcription",
        "offsets",
        "from",
        "type",
        "phrases",
        "audio_duration",
        "content",
    ]
)
_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-10, 10**6)
    | st.floats()
    | st.sampled_from(["word", "0:01", "Hi.", ""]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=25,
)


def test_utterances_are_counted_also_when_they_are_empty():
    parsed = read_transcript(
        json_text({"segments": [{"start": 0, "end": 1, "text": " "}, {"start": 1, "end": 2, "text": "Hi"}]}),
        "a.json",
    )
    assert (parsed.segments, len(parsed.turns)) == (2, 1)


@pytest.mark.parametrize(
    "wrapped",
    [
        {"data": {"transcript": {"monologues": [{"speaker": 0, "elements": [{"value": "Hi", "ts": 1}]}]}}},
        [{"result": {"monologues": [{"speaker": 0, "elements": [{"value": "Hi", "ts": 1}]}]}}],
    ],
)
def test_a_transcript_may_be_wrapped(wrapped):
    parsed = read_transcript(json_text(wrapped), "a.json")
    assert [tuple(turn) for turn in parsed.turns] == [("0", 1.0, None, "Hi")]


@pytest.mark.parametrize(
    "whole",
    [
        {"title": "x", "transcript": "Anna: Hi\nBen: Ho\n"},
        {"data": {"text": "<p>Anna: Hi</p><p>Ben: Ho</p>"}},
        ["Anna: Hi", "Ben: Ho"],
        [["Anna", "Hi"], ["Ben", "Ho"]],
    ],
)
def test_text_inside_json_is_read_as_prose(whole):
    parsed = read_transcript(json_text(whole), "a.json")
    assert [(turn.speaker, turn.text) for turn in parsed.turns] == [("Anna", "Hi"), ("Ben", "Ho")]


def test_exact_times_of_a_page_are_taken_at_the_beginning_of_a_paragraph():
    stamp = '<span class="timestamp" data-timestamp="63.25">1:03</span>'
    parsed = read_transcript(
        json_text({"text": f"<p>{stamp} Anna: Hi</p><p>Ben: At {stamp} ho</p>"}), "a.otr"
    )
    assert [(turn.start, turn.text) for turn in parsed.turns] == [(63.25, "Hi"), (None, "At 1:03 ho")]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'{"a": 1}', "no transcript of a kind"),
        (b'{"segments": [', "damaged, or cut off"),
        (b"[" * 200_000, "nested too deeply|damaged"),
        (b"[]", "no transcript"),
    ],
)
def test_other_json_is_refused_with_a_reason(content, reason):
    with pytest.raises(UnreadableTranscript, match=reason):
        read_transcript(content, "a.json")


@settings(deadline=None, max_examples=300)
@given(st.dictionaries(_KEYS, _VALUES, min_size=1, max_size=5))
def test_any_json_is_read_or_refused(content):
    try:
        parsed = read_transcript(json_text(content), "a.json")
    except UnreadableTranscript as refusal:
        assert refusal.message
    else:
        json_text(parsed.to_json_contract())


def test_names_before_a_colon_are_speakers_where_no_key_says_who_speaks():
    cues = [
        {"start": at, "end": at + 1, "text": f"{who}: a < b"} for at, who in enumerate(("Anna", "Ben") * 2)
    ]
    parsed = read_transcript(json_text({"segments": cues}), "a.json")
    assert parsed.speakers == ("Anna", "Ben")
    assert parsed.turns[0].text == "a < b"
