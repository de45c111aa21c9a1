"""JSON of transcript tools and meetings."""

from __future__ import annotations

from tests.formats.sample import (
    ANNA,
    BEN,
    NONE,
    ROWS,
    SPOKEN,
    as_json,
    written,
)

_PEOPLE = (ANNA, BEN)

SAMPLES = [
    as_json(
        "digital-paper-edit",
        {
            "words": [{"id": i, "text": w, "start": a, "end": b} for i, (_, _, a, b, w) in enumerate(SPOKEN)],
            "paragraphs": [
                {"id": i, "speaker": who, "start": a, "end": b} for i, (_, who, a, b, _) in enumerate(ROWS)
            ],
        },
        _PEOPLE,
        3,
    ),
    as_json(
        "Rev",
        {
            "speakers": [{"id": 0, "name": ANNA}, {"id": 1, "name": BEN}],
            "monologues": [
                {"speaker": n, "elements": [{"type": "text", "value": said, "ts": a, "end_ts": b}]}
                for n, _, a, b, said in ROWS
            ],
        },
        _PEOPLE,
        3,
    ),
    as_json(
        "Descript, Podcasting 2.0",
        {
            "version": "1.0.0",
            "segments": [
                {"speaker": who, "startTime": a, "endTime": b, "body": said} for _, who, a, b, said in ROWS
            ],
        },
        _PEOPLE,
        3,
    ),
    as_json(
        "QMSum",
        {
            "topic_list": [],
            "meeting_transcripts": [{"speaker": who, "content": said} for _, who, _, _, said in ROWS],
        },
        _PEOPLE,
        3,
        NONE,
    ),
    as_json(
        "Otter",
        {
            "speakers": [{"id": 1, "speaker_name": ANNA}, {"id": 2, "speaker_name": BEN}],
            "transcripts": [
                {
                    "start_offset": int(a * 16000),
                    "end_offset": int(b * 16000),
                    "speaker_id": n + 1,
                    "transcript": said,
                }
                for n, _, a, b, said in ROWS
            ],
        },
        _PEOPLE,
        3,
    ),
    as_json(
        "Microsoft Teams",
        {
            "entries": [
                {
                    "speakerDisplayName": who,
                    "startOffset": f"00:00:{a:010.7f}",
                    "endOffset": f"00:00:{b:010.7f}",
                    "text": said,
                    "spokenLanguageTag": "en-us",
                }
                for _, who, a, b, said in ROWS
            ]
        },
        _PEOPLE,
        3,
    ),
    as_json(
        "Zoom",
        {
            "timeline": [
                {
                    "ts": f"00:00:{a:06.3f}",
                    "end_ts": f"00:00:{b:06.3f}",
                    "text": said,
                    "users": [{"username": who}],
                }
                for _, who, a, b, said in ROWS
            ]
        },
        _PEOPLE,
        3,
    ),
    as_json(
        "ElevenLabs",
        {
            "words": [
                {"type": "word", "text": w, "start": a, "end": b, "speaker_id": f"speaker_{n}"}
                for n, _, a, b, w in SPOKEN
            ]
        },
        ("speaker_0", "speaker_1"),
        2,
    ),
    as_json(
        "Fireflies",
        {
            "data": {
                "transcript": {
                    "sentences": [
                        {"speaker_name": who, "start_time": a, "end_time": b, "text": said}
                        for _, who, a, b, said in ROWS
                    ]
                }
            }
        },
        _PEOPLE,
        3,
    ),
    as_json(
        "a list of utterances",
        [{"speaker": who, "start": a, "end": b, "text": said} for _, who, a, b, said in ROWS],
        _PEOPLE,
        3,
    ),
    as_json(
        "an utterance on each line",
        "\n".join(
            written({"speaker": who, "start": a, "end": b, "text": said}) for _, who, a, b, said in ROWS
        ),
        _PEOPLE,
        3,
    ),
]
