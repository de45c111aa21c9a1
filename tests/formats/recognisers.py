"""JSON of speech recognition services."""

from __future__ import annotations

from typing import Any

from tests.formats.sample import (
    ASKED,
    COMPARED,
    NOBODY,
    ROWS,
    SEARCHED,
    SPOKEN,
    as_json,
    written,
)


def _amazon(word: str, start: float, end: float, **more: Any) -> dict[str, Any]:
    return {
        "type": "pronunciation",
        "start_time": str(start),
        "end_time": str(end),
        "alternatives": [{"content": word}],
        **more,
    }


_AMAZON = [_amazon(word, start, end, speaker_label=f"spk_{number}") for number, _, start, end, word in SPOKEN]
_DEEPGRAM = [
    {"word": word.lower(), "punctuated_word": word, "start": start, "end": end, "speaker": number}
    for number, _, start, end, word in SPOKEN
]
_SENTENCES = {
    "sentences": [{"text": SEARCHED, "start": 3.5, "end": 6.0}, {"text": COMPARED, "start": 6.0, "end": 9.0}]
}
_PARAGRAPHS = [
    {"speaker": 0, "start": 1.0, "end": 3.0, "sentences": [{"text": ASKED, "start": 1.0, "end": 3.0}]},
    {"speaker": 1, "start": 3.5, "end": 9.0, **_SENTENCES},
]


def _deepgram(**more: Any) -> str:
    return written(
        {"metadata": {}, "results": {"channels": [{"alternatives": [{"words": _DEEPGRAM, **more}]}]}}
    )


_SPK, _NUMBERS = ("spk_0", "spk_1"), ("0", "1")
_PIECES = [{"start": start, "end": end, "text": f" {said}"} for _, _, start, end, said in ROWS]
_TICKS = 10_000_000

SAMPLES = [
    as_json("Whisper", {"text": "…", "segments": _PIECES, "language": "en"}, NOBODY, 3),
    as_json(
        "WhisperX",
        {
            "segments": [
                {**piece, "speaker": f"SPEAKER_0{row[0]}", "words": []}
                for piece, row in zip(_PIECES, ROWS, strict=True)
            ],
            "word_segments": [],
            "language": "en",
        },
        ("SPEAKER_00", "SPEAKER_01"),
        3,
    ),
    as_json(
        "whisper.cpp",
        {
            "transcription": [
                {"offsets": {"from": int(a * 1000), "to": int(b * 1000)}, "text": said}
                for _, _, a, b, said in ROWS
            ]
        },
        NOBODY,
        3,
    ),
    as_json(
        "Amazon Transcribe",
        {"results": {"transcripts": [], "items": _AMAZON, "language_code": "en-US"}},
        _SPK,
        2,
    ),
    as_json(
        "Amazon Transcribe, audio segments",
        {
            "results": {
                "transcripts": [],
                "items": _AMAZON,
                "audio_segments": [
                    {
                        "speaker_label": f"spk_{n}",
                        "start_time": str(a),
                        "end_time": str(b),
                        "transcript": said,
                    }
                    for n, _, a, b, said in ROWS
                ],
            }
        },
        _SPK,
        3,
    ),
    as_json(
        "Amazon Transcribe, channels",
        {
            "results": {
                "transcripts": [],
                "items": [],
                "channel_labels": {
                    "channels": [
                        {
                            "channel_label": f"ch_{channel}",
                            "items": [_amazon(w, a, b) for n, _, a, b, w in SPOKEN if n == channel],
                        }
                        for channel in (0, 1)
                    ]
                },
            }
        },
        ("ch_0", "ch_1"),
        3,
    ),
    as_json(
        "Amazon Transcribe, no speakers",
        {"results": {"transcripts": [], "items": [_amazon(w, a, b) for _, _, a, b, w in SPOKEN]}},
        NOBODY,
        3,
    ),
    as_json(
        "Google Speech v1",
        {
            "results": [
                {"alternatives": [{"transcript": "…", "words": []}]},
                {
                    "alternatives": [
                        {
                            "words": [
                                {"word": w, "startTime": f"{a}s", "endTime": f"{b}s", "speakerTag": n + 1}
                                for n, _, a, b, w in SPOKEN
                            ]
                        }
                    ]
                },
            ]
        },
        ("1", "2"),
        2,
    ),
    as_json(
        "Google Speech v2",
        {
            "results": [
                {
                    "languageCode": "en-us",
                    "alternatives": [
                        {
                            "transcript": "…",
                            "words": [
                                {
                                    "word": w,
                                    "startOffset": f"{a}s",
                                    "endOffset": f"{b}s",
                                    "speakerLabel": str(n + 1),
                                }
                                for n, _, a, b, w in SPOKEN
                                if n == part
                            ],
                        }
                    ],
                }
                for part in (0, 1)
            ]
        },
        ("1", "2"),
        2,
    ),
    as_json(
        "Google Speech, no speakers",
        {
            "results": [
                {
                    "alternatives": [
                        {
                            "transcript": said,
                            "words": [{"word": "…", "startTime": f"{a}s", "endTime": f"{b}s"}],
                        }
                    ]
                }
                for _, _, a, b, said in ROWS
            ]
        },
        NOBODY,
        3,
    ),
    as_json(
        "AssemblyAI",
        {
            "audio_duration": 9,
            "language_code": "en_us",
            "words": [],
            "utterances": [
                {"speaker": "AB"[n], "start": int(a * 1000), "end": int(b * 1000), "text": said}
                for n, _, a, b, said in ROWS
            ],
        },
        ("A", "B"),
        3,
    ),
    as_json(
        "Deepgram, utterances",
        {
            "results": {
                "channels": [],
                "utterances": [
                    {"speaker": n, "start": a, "end": b, "transcript": said} for n, _, a, b, said in ROWS
                ],
            }
        },
        _NUMBERS,
        3,
    ),
    as_json("Deepgram, paragraphs", _deepgram(paragraphs={"paragraphs": _PARAGRAPHS}), _NUMBERS, 2),
    as_json("Deepgram, words", _deepgram(), _NUMBERS, 2),
    as_json(
        "Speechmatics",
        {
            "format": "2.9",
            "metadata": {"transcription_config": {"language": "en"}},
            "results": [
                {
                    "type": "word",
                    "start_time": a,
                    "end_time": b,
                    "alternatives": [{"content": w, "speaker": f"S{n + 1}"}],
                }
                for n, _, a, b, w in SPOKEN
            ],
        },
        ("S1", "S2"),
        2,
    ),
    as_json(
        "IBM Watson",
        {
            "results": [
                {"alternatives": [{"transcript": "…", "timestamps": [[w, a, b] for _, _, a, b, w in SPOKEN]}]}
            ],
            "speaker_labels": [{"from": a, "to": b, "speaker": n} for n, _, a, b, _ in SPOKEN],
        },
        _NUMBERS,
        2,
    ),
    as_json(
        "Azure Speech, batch",
        {
            "recognizedPhrases": [
                {
                    "speaker": n,
                    "offsetInTicks": a * _TICKS,
                    "durationInTicks": (b - a) * _TICKS,
                    "nBest": [{"display": said}],
                }
                for n, _, a, b, said in ROWS
            ]
        },
        _NUMBERS,
        3,
    ),
    as_json(
        "Azure Speech, batch of version 2",
        {
            "AudioFileResults": [
                {
                    "SegmentResults": [
                        {
                            "SpeakerId": str(n),
                            "Offset": int(a * _TICKS),
                            "Duration": int((b - a) * _TICKS),
                            "NBest": [{"Display": said}],
                        }
                        for n, _, a, b, said in ROWS
                    ]
                }
            ]
        },
        _NUMBERS,
        3,
    ),
    as_json(
        "Azure Speech, fast",
        {
            "durationMilliseconds": 9000,
            "phrases": [
                {
                    "speaker": n,
                    "offsetMilliseconds": int(a * 1000),
                    "durationMilliseconds": int((b - a) * 1000),
                    "text": said,
                    "locale": "en-US",
                }
                for n, _, a, b, said in ROWS
            ],
        },
        _NUMBERS,
        3,
    ),
    as_json(
        "Kaldi (BBC)",
        {
            "retval": {
                "words": [{"word": w.lower(), "punct": w, "start": a, "end": b} for _, _, a, b, w in SPOKEN]
            },
            "segmentation": {
                "segments": [
                    {"start": a, "duration": b - a, "speaker": {"@id": f"S{n}"}} for n, _, a, b, _ in ROWS
                ]
            },
        },
        ("S0", "S1"),
        2,
    ),
    as_json(
        "Vosk",
        {"text": "…", "result": [{"word": w, "start": a, "end": b} for _, _, a, b, w in SPOKEN]},
        NOBODY,
        3,
    ),
]
