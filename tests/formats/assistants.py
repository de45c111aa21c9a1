"""JSON of meeting assistants, and of recognisers that keep words or speakers in their own way."""

from __future__ import annotations

from tests.formats.sample import BOTH, NOBODY, NONE, ROWS, SPOKEN, STARTS, Sample, as_json, written

_FULL = " ".join(row[4] for row in ROWS)
_DAY = "2026-05-05T10:00:0{}.000Z"


def _ms(second: float) -> int:
    return round(second * 1000)


def _pieces() -> list[dict[str, object]]:
    """Words cut in two, the space told with the first half."""
    found: list[dict[str, object]] = []
    for number, _, start, end, word in SPOKEN:
        half = max(1, len(word) // 2)
        for piece in (f"{' ' if found else ''}{word[:half]}", word[half:]):
            if piece:
                about = {"start_ms": _ms(start), "end_ms": _ms(end), "speaker": str(number + 1)}
                found.append({"text": piece, **about})
    return found


_GLADIA = [
    {"text": said, "start": start, "end": end, "channel": 0, "speaker": number, "words": []}
    for number, _, start, end, said in ROWS
]
_TINGWU = [
    {
        "ParagraphId": str(at),
        "SpeakerId": str(row[0] + 1),
        "Words": [
            {"Id": place, "Start": _ms(start), "End": _ms(end), "Text": f"{word} "}
            for place, (_, _, start, end, word) in enumerate(SPOKEN)
            if row[2] <= start < row[3]
        ],
    }
    for at, row in enumerate(ROWS)
]
_YANDEX = [
    {
        "alternatives": [
            {"words": [{"startTime": f"{start}s", "endTime": f"{end}s", "word": said}], "text": said}
        ],
        "channelTag": str(number + 1),
    }
    for number, _, start, end, said in ROWS
]
_DIARISED = [
    {"start": start, "end": end, "text": said, "speaker": f"SPEAKER_0{number}"}
    for number, _, start, end, said in ROWS
]
_SPK, _NUMBERS = ("SPEAKER_00", "SPEAKER_01"), ("1", "2")
_NAMES = ("Anna Lee", "Ben Koch")

_TEAMS = "WEBVTT\n\n" + "\n".join(
    f"00:00:0{start:.3f} --> 00:00:0{end:.3f}\n"
    + written({"startDateTime": _DAY.format(int(start)), "speakerName": who, "spokenText": said})
    + "\n"
    for _, who, start, end, said in ROWS
)

SAMPLES = [
    Sample("WebVTT", "Microsoft Teams with metadata", "talk.vtt", _TEAMS, BOTH, _NAMES, 3, 9.0),
    as_json(
        "Gladia",
        {"result": {"transcription": {"full_transcript": _FULL, "utterances": _GLADIA}}},
        ("0", "1"),
        3,
    ),
    as_json("Soniox", {"text": _FULL, "tokens": _pieces()}, _NUMBERS, 2),
    as_json(
        "OpenAI, diarised",
        {
            "task": "transcribe",
            "text": _FULL,
            "segments": [
                {
                    "type": "transcript.text.segment",
                    "speaker": "AB"[n],
                    "start": start,
                    "end": end,
                    "text": said,
                }
                for n, _, start, end, said in ROWS
            ],
        },
        ("A", "B"),
        3,
    ),
    as_json(
        "NVIDIA NeMo",
        {
            "transcription": _FULL,
            "words": [
                {"word": word, "start_time": start, "end_time": end, "speaker": f"speaker_{number}"}
                for number, _, start, end, word in SPOKEN
            ],
        },
        ("speaker_0", "speaker_1"),
        2,
    ),
    as_json("pyannoteAI", {"output": {"diarization": [], "turnLevelTranscription": _DIARISED}}, _SPK, 3),
    as_json(
        "Whisper with speakers beside chunks",
        {
            "speakers": [
                {"speaker": row["speaker"], "text": row["text"], "timestamp": [row["start"], row["end"]]}
                for row in _DIARISED
            ],
            "chunks": [{"timestamp": [row["start"], row["end"]], "text": row["text"]} for row in _DIARISED],
            "text": _FULL,
        },
        _SPK,
        3,
    ),
    as_json("Yandex SpeechKit", {"response": {"chunks": _YANDEX}}, _NUMBERS, 3),
    as_json("Alibaba Tingwu", {"Transcription": {"Paragraphs": _TINGWU}}, _NUMBERS, 3),
    as_json(
        "Volcengine",
        {
            "result": {
                "text": _FULL,
                "utterances": [
                    {
                        "text": said,
                        "start_time": _ms(start),
                        "end_time": _ms(end),
                        "additions": {"speaker": str(n + 1)},
                    }
                    for n, _, start, end, said in ROWS
                ],
            }
        },
        _NUMBERS,
        3,
    ),
    as_json(
        "FunASR",
        [
            {
                "key": "talk",
                "text": _FULL,
                "sentence_info": [
                    {"text": said, "start": _ms(start), "end": _ms(end), "spk": number}
                    for number, _, start, end, said in ROWS
                ],
            }
        ],
        ("0", "1"),
        3,
    ),
    as_json(
        "Gong",
        {
            "callTranscripts": [
                {
                    "callId": "7",
                    "transcript": [
                        {
                            "speakerId": str(number),
                            "sentences": [
                                {"start": _ms(row[2]), "end": _ms(row[3]), "text": row[4]}
                                for row in ROWS
                                if row[0] == number - 1
                            ],
                        }
                        for number in (1, 2)
                    ],
                }
            ]
        },
        _NUMBERS,
        2,
    ),
    as_json(
        "Read.ai",
        {
            "transcript": {
                "speakers": [{"name": name} for name in _NAMES],
                "turns": [
                    {
                        "speaker": {"name": who},
                        "start_time_ms": _ms(start),
                        "end_time_ms": _ms(end),
                        "text": said,
                    }
                    for _, who, start, end, said in ROWS
                ],
            }
        },
        _NAMES,
        3,
    ),
    Sample(
        "JSON",
        "Fathom",
        "talk.json",
        written(
            {
                "transcript": [
                    {"speaker": {"display_name": who}, "text": said, "timestamp": f"00:00:0{int(start)}"}
                    for _, who, start, _, said in ROWS
                ]
            }
        ),
        STARTS,
        _NAMES,
        3,
        6.0,
    ),
    Sample(
        "JSON",
        "Google Meet's API",
        "talk.json",
        written(
            {
                "transcriptEntries": [
                    {
                        "name": f"conferenceRecords/a/transcripts/b/entries/{at}",
                        "participant": f"conferenceRecords/a/participants/{who[:3].lower()}",
                        "text": said,
                        "startTime": _DAY.format(int(start)),
                    }
                    for at, (_, who, start, _, said) in enumerate(ROWS)
                ]
            }
        ),
        STARTS,
        ("ann", "ben"),
        3,
        5.0,
    ),
    Sample(
        "JSON",
        "Granola",
        "talk.json",
        written(
            [
                {
                    "start_timestamp": _DAY.format(int(start)),
                    "text": said,
                    "source": ("microphone", "system")[number],
                }
                for number, _, start, _, said in ROWS
            ]
        ),
        STARTS,
        ("microphone", "system"),
        3,
        5.0,
    ),
    Sample(
        "JSON",
        "Symbl",
        "talk.json",
        written(
            {
                "messages": [
                    {
                        "text": said,
                        "from": {"id": str(n), "name": who},
                        "timeOffset": start,
                        "duration": end - start,
                    }
                    for n, who, start, end, said in ROWS
                ]
            }
        ),
        BOTH,
        _NAMES,
        3,
        9.0,
    ),
    Sample(
        "JSON",
        "Loom",
        "talk.json",
        written({"phrases": [{"ts": start, "value": said, "ranges": []} for _, _, start, _, said in ROWS]}),
        STARTS,
        NOBODY,
        3,
        6.0,
    ),
    as_json(
        "Retell",
        {
            "transcript": "Agent: …",
            "transcript_object": [
                {
                    "role": ("agent", "user")[number],
                    "content": said,
                    "words": [{"word": said, "start": start, "end": end}],
                }
                for number, _, start, end, said in ROWS
            ],
        },
        ("agent", "user"),
        3,
    ),
    as_json(
        "cues with names before a colon",
        {
            "cues": [
                {"startTime": start, "endTime": end, "text": f"{who}: {said}"}
                for _, who, start, end, said in ROWS
            ]
        },
        _NAMES,
        3,
    ),
    Sample(
        "JSON",
        "questions with their answers",
        "talk.json",
        written({"questions": [{"question": ROWS[0][4], "answer": f"{ROWS[1][4]} {ROWS[2][4]}"}]}),
        NONE,
        ("Question", "Answer"),
    ),
]
