"""JSON of transcript tools."""

from __future__ import annotations

import pytest

from insights.transcripts.readers import read_transcript
from tests.factories.documents import json_text, spoken_words
from tests.factories.transcripts import TALK

WORDS = spoken_words(TALK)
REV = {
    "speakers": [{"id": 0, "name": "Maria Lopez"}, {"id": 1, "name": "Ben Okafor"}],
    "monologues": [
        {
            "speaker": 0 if turn.speaker == "Maria Lopez" else 1,
            "elements": [
                {"type": "text", "value": turn.text, "ts": turn.start, "end_ts": turn.end},
                {"type": "punct", "value": " "},
            ],
        }
        for turn in TALK
    ],
}
PAPER_EDIT = {
    "words": [{"id": at, "start": a, "end": b, "text": w} for at, (_, w, a, b) in enumerate(WORDS)],
    "paragraphs": [{"id": 0, "start": t.start, "end": t.end, "speaker": t.speaker} for t in TALK],
}
KALDI = {
    "retval": {"words": [{"start": a, "end": b, "word": w.lower(), "punct": w} for _, w, a, b in WORDS]},
    "segmentation": {
        "segments": [{"start": t.start, "duration": 1, "speaker": {"@id": t.speaker}} for t in TALK]
    },
}
BLOCKS = {
    "blocks": [
        {
            "text": t.text,
            "data": {"speaker": t.speaker, "start": t.start, "words": [{"start": t.start, "end": t.end}]},
        }
        for t in TALK
    ],
    "entityMap": {},
}


@pytest.mark.parametrize(
    "content", [REV, PAPER_EDIT, KALDI, BLOCKS], ids=["rev", "paper edit", "kaldi", "blocks"]
)
def test_a_tool_tells_who_said_what_and_when(content):
    parsed = read_transcript(json_text(content), "talk.json")
    assert [(turn.speaker, turn.text) for turn in parsed.turns] == [
        (turn.speaker, turn.text) for turn in TALK
    ]
    assert [turn.start for turn in parsed.turns] == pytest.approx([turn.start for turn in TALK])
    assert parsed.duration == pytest.approx(TALK[-1].end)


def test_whisper_cpp_and_youtube_count_in_milliseconds():
    whisper = {
        "result": {"language": "de"},
        "transcription": [{"offsets": {"from": 0, "to": 1500}, "text": " Hallo"}],
    }
    parsed = read_transcript(json_text(whisper), "a.json")
    assert (parsed.duration, parsed.turns[0].text, parsed.language) == (1.5, "Hallo", "de")
    youtube = {
        "events": [
            {"tStartMs": 0, "dDurationMs": 2000, "segs": [{"utf8": "so "}, {"utf8": "today"}]},
            {"tStartMs": 2000, "segs": [{"utf8": "\n"}]},
        ]
    }
    assert read_transcript(json_text(youtube), "a.json").turns[0].text == "so today"


def test_kaldi_without_a_segmentation_has_no_speakers():
    parsed = read_transcript(
        json_text({"words": [{"start": 0, "end": 1, "word": "hi", "punct": "Hi."}]}), "a.json"
    )
    assert [tuple(turn) for turn in parsed.turns] == [(None, 0.0, 1.0, "Hi.")]
