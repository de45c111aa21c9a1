"""JSON of speech recognition services, built from our own talk."""

from __future__ import annotations

import pytest

from insights.transcripts.readers import read_transcript
from insights.transcripts.readers.clouds import google, watson
from tests.factories.documents import json_text, spoken_words
from tests.factories.transcripts import TALK

NUMBER = {"Maria Lopez": 0, "Ben Okafor": 1}
WORDS = spoken_words(TALK)
PLAIN = [(NUMBER[turn.speaker], word, start, end) for turn, word, start, end in WORDS]

AMAZON = {
    "jobName": "talk",
    "results": {
        "transcripts": [{"transcript": "…"}],
        "speaker_labels": {
            "segments": [
                {
                    "speaker_label": f"spk_{s}",
                    "items": [{"start_time": str(a), "end_time": str(b), "speaker_label": f"spk_{s}"}],
                }
                for s, _, a, b in PLAIN
            ]
        },
        "items": [
            {
                "type": "pronunciation",
                "start_time": str(a),
                "end_time": str(b),
                "alternatives": [{"content": w}],
            }
            for _, w, a, b in PLAIN
        ]
        + [{"type": "punctuation", "alternatives": [{"content": "."}]}],
    },
}
DEEPGRAM = {
    "metadata": {},
    "results": {
        "channels": [
            {
                "alternatives": [
                    {
                        "words": [
                            {"word": w.lower(), "punctuated_word": w, "start": a, "end": b, "speaker": s}
                            for s, w, a, b in PLAIN
                        ]
                    }
                ]
            }
        ]
    },
}
DEEPGRAM_UTTERANCES = {
    "results": {
        "channels": [],
        "utterances": [
            {"start": t.start, "end": t.end, "transcript": t.text, "speaker": NUMBER[t.speaker]} for t in TALK
        ],
    }
}
SPEECHMATICS = {
    "format": "2.9",
    "metadata": {"language": "en"},
    "results": [
        {
            "type": "word",
            "start_time": a,
            "end_time": b,
            "alternatives": [{"content": w, "speaker": f"S{s + 1}"}],
        }
        for s, w, a, b in PLAIN
    ],
}
WATSON = {
    "results": [
        {
            "final": True,
            "alternatives": [{"transcript": "…", "timestamps": [[w, a, b] for _, w, a, b in PLAIN]}],
        }
    ],
    "speaker_labels": [{"from": a, "to": b, "speaker": s} for s, _, a, b in PLAIN],
}
GOOGLE = {
    "results": [
        {"alternatives": [{"transcript": "first pass without speakers", "words": []}]},
        {
            "alternatives": [
                {
                    "words": [
                        {"word": w, "startTime": f"{a}s", "endTime": f"{b}s", "speakerTag": s + 1}
                        for s, w, a, b in PLAIN
                    ]
                }
            ]
        },
    ]
}
ASSEMBLYAI = {
    "audio_duration": 42,
    "language_code": "en_us",
    "utterances": [
        {
            "speaker": "AB"[NUMBER[t.speaker]],
            "start": round(t.start * 1000),
            "end": round(t.end * 1000),
            "text": t.text,
        }
        for t in TALK
    ],
}
AZURE = {
    "recognizedPhrases": [
        {
            "speaker": NUMBER[t.speaker],
            "offsetInTicks": t.start * 1e7,
            "durationInTicks": (t.end - t.start) * 1e7,
            "nBest": [{"display": t.text}],
        }
        for t in TALK
    ]
}
ELEVENLABS = {
    "language_code": "eng",
    "words": [
        {"text": w, "start": a, "end": b, "type": "word", "speaker_id": f"speaker_{s}"}
        for s, w, a, b in PLAIN
    ],
}


@pytest.mark.parametrize(
    ("content", "speakers"),
    [
        (AMAZON, ("spk_0", "spk_1")),
        (DEEPGRAM, ("0", "1")),
        (DEEPGRAM_UTTERANCES, ("0", "1")),
        (SPEECHMATICS, ("S1", "S2")),
        (WATSON, ("0", "1")),
        (GOOGLE, ("1", "2")),
        (ASSEMBLYAI, ("A", "B")),
        (AZURE, ("0", "1")),
        (ELEVENLABS, ("speaker_0", "speaker_1")),
    ],
    ids=[
        "amazon",
        "deepgram",
        "utterances",
        "speechmatics",
        "watson",
        "google",
        "assemblyai",
        "azure",
        "elevenlabs",
    ],
)
def test_a_service_tells_who_said_what_and_when(content, speakers):
    parsed = read_transcript(json_text(content), "talk.json")
    assert parsed.speakers == speakers
    assert [turn.text.rstrip(".") for turn in parsed.turns] == [turn.text.rstrip(".") for turn in TALK]
    assert [turn.start for turn in parsed.turns] == pytest.approx([turn.start for turn in TALK])
    assert parsed.duration == pytest.approx(TALK[-1].end)
    assert (parsed.format, parsed.language) == ("json", "en")


def test_results_without_speakers_are_segments():
    plain = {
        "results": [
            {
                "alternatives": [
                    {
                        "transcript": "Hi there",
                        "words": [
                            {"word": "Hi", "startTime": "0s", "endTime": "1s"},
                            {"word": "there", "startTime": "1s", "endTime": "2.5s"},
                        ],
                    }
                ]
            }
        ]
    }
    assert [tuple(turn) for turn in read_transcript(json_text(plain), "a.json").turns] == [
        (None, 0.0, 2.5, "Hi there")
    ]
    watson = {"results": [{"alternatives": [{"transcript": "hi ", "timestamps": [["hi", 0.5, 1.0]]}]}]}
    assert [tuple(turn) for turn in read_transcript(json_text(watson), "a.json").turns] == [
        (None, 0.5, 1.0, "hi")
    ]


def test_google_leaves_out_a_start_of_zero():
    word = {"word": "Hi", "endOffset": "0.5s", "speakerLabel": "1"}
    found = list(google({"results": [{"alternatives": [{"words": [word]}]}]}))
    assert tuple(found[0]) == ("1", 0.0, 0.5, "Hi")


def test_a_batch_of_google_holds_the_results_of_each_file():
    results = {"results": [{"alternatives": [{"transcript": "Hi"}], "resultEndOffset": "2s"}]}
    for told in ({"transcript": results}, {"inlineResult": {"transcript": results}}):
        assert [tuple(turn) for turn in google({"results": {"gs://a": told}})] == [(None, None, 2.0, "Hi")]


def test_times_of_odd_types_do_not_break_watson():
    best = {"timestamps": [["Hi", {"seconds": 1}, 2], ["there", [], 3]]}
    labels = [{"from": {"seconds": 1}, "speaker": 0}, {"from": [], "speaker": 1}]
    odd = {"alternatives": [{"timestamps": True}]}
    found = watson({"results": [odd, {"alternatives": [best]}], "speaker_labels": labels})
    assert [tuple(turn) for turn in found] == [("0", 1.0, 2.0, "Hi"), ("1", None, 3.0, "there")]
