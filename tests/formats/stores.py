"""JSON of meeting tools, help desks, chats and editors, as their stores and exports write it."""

from __future__ import annotations

from typing import Any

from tests.formats.sample import ANNA, BEN, ROWS, SPOKEN, STARTS, Sample, as_json, written

_PEOPLE = (ANNA, BEN)
_ROSTER = [{"id": 11, "name": ANNA}, {"id": 12, "name": BEN}]
_EPOCH = 1_777_975_200  # 5 May 2026, 10:00 UTC
_WORDS = [{"id": i, "text": w, "start": a, "end": b} for i, (_, _, a, b, w) in enumerate(SPOKEN)]
_PARAGRAPHS = [{"id": i, "speaker": who, "start": a, "end": b} for i, (_, who, a, b, _) in enumerate(ROWS)]


def _ms(seconds: float) -> int:
    return int(seconds * 1000)


def _iso(seconds: float) -> str:
    return f"2026-05-05T10:00:{seconds:06.3f}Z"


def _chat(tool: str, value: Any, segments: int = 3) -> Sample:
    """A chat: its moments count from the first message, which stands at second 1 in the talk."""
    return Sample("JSON", tool, "talk.json", written(value), STARTS, _PEOPLE, segments, 5.0)


SAMPLES = [
    as_json(
        "keys with capitals and spaces",
        [{"Speaker Name": who, "Start Time": a, "End Time": b, "Text": said} for _, who, a, b, said in ROWS],
        _PEOPLE,
        3,
    ),
    as_json(
        "keys with a prefix (`data_start`)",
        [
            {"data_speaker": who, "data_start": a, "data_end": b, "data_text": said}
            for _, who, a, b, said in ROWS
        ],
        _PEOPLE,
        3,
    ),
    as_json(
        "columns",
        {
            "speaker": [row[1] for row in ROWS],
            "start": [row[2] for row in ROWS],
            "end": [row[3] for row in ROWS],
            "text": [row[4] for row in ROWS],
        },
        _PEOPLE,
        3,
    ),
    as_json(
        "starts and durations",
        [{"speaker": who, "start": a, "duration": b - a, "text": said} for _, who, a, b, said in ROWS],
        _PEOPLE,
        3,
    ),
    as_json(
        "speakers by id, names aside",
        {
            "speakers": _ROSTER,
            "segments": [
                {"speaker_id": 11 + n, "start": a, "end": b, "text": said} for n, _, a, b, said in ROWS
            ],
        },
        _PEOPLE,
        3,
    ),
    as_json(
        "speakers by place in a list of names",
        {
            "speakers": [ANNA, BEN],
            "segments": [{"speaker": n, "start": a, "end": b, "text": said} for n, _, a, b, said in ROWS],
        },
        _PEOPLE,
        3,
    ),
    as_json(
        "Amazon Transcribe, call analytics",
        {
            "LanguageCode": "en-US",
            "Participants": [{"ParticipantRole": "AGENT"}, {"ParticipantRole": "CUSTOMER"}],
            "Transcript": [
                {
                    "Content": said,
                    "ParticipantRole": ("AGENT", "CUSTOMER")[n],
                    "BeginOffsetMillis": _ms(a),
                    "EndOffsetMillis": _ms(b),
                    "Items": [{"Content": "…", "BeginOffsetMillis": _ms(a), "EndOffsetMillis": _ms(b)}],
                }
                for n, _, a, b, said in ROWS
            ],
        },
        ("AGENT", "CUSTOMER"),
        3,
    ),
    as_json(
        "Google Speech v2, results of a batch",
        {
            "results": {
                "gs://talks/talk.wav": {
                    "uri": "gs://talks/out.json",
                    "transcript": {
                        "results": [
                            {
                                "alternatives": [
                                    {
                                        "transcript": said,
                                        "words": [
                                            {
                                                "word": said,
                                                "startOffset": f"{a}s",
                                                "endOffset": f"{b}s",
                                                "speakerLabel": str(n + 1),
                                            }
                                        ],
                                    }
                                ]
                            }
                            for n, _, a, b, said in ROWS
                        ]
                    },
                }
            }
        },
        ("1", "2"),
        2,
    ),
    as_json(
        "Azure Video Indexer",
        {
            "videos": [
                {
                    "insights": {
                        "sourceLanguage": "en-US",
                        "transcript": [
                            {
                                "id": i,
                                "text": said,
                                "speakerId": 11 + n,
                                "instances": [{"start": f"0:00:{a:04.1f}", "end": f"0:00:{b:04.1f}"}],
                            }
                            for i, (n, _, a, b, said) in enumerate(ROWS)
                        ],
                        "speakers": _ROSTER,
                    }
                }
            ]
        },
        _PEOPLE,
        3,
    ),
    as_json(
        "digital-paper-edit, as stored",
        {"id": "1", "title": "Talk", "transcript": {"words": _WORDS, "paragraphs": _PARAGRAPHS}},
        _PEOPLE,
        3,
    ),
    as_json(
        "slate-transcript-editor",
        [
            {
                "speaker": who,
                "start": a,
                "type": "timedText",
                "children": [{"text": said, "words": [{"end": b}]}],
            }
            for _, who, a, b, said in ROWS
        ],
        _PEOPLE,
        3,
        STARTS,
    )._replace(duration=6.0),
    as_json(
        "Trint",
        {
            "speakers": _ROSTER,
            "paragraphs": [
                {"speaker": 11 + n, "words": [{"start": _ms(a), "end": _ms(b), "text": said}]}
                for n, _, a, b, said in ROWS
            ],
        },
        _PEOPLE,
        3,
    ),
    as_json(
        "Recall.ai",
        [
            {
                "participant": {"id": 11 + n, "name": who},
                "words": [
                    {"text": said, "start_timestamp": {"relative": a}, "end_timestamp": {"relative": b}}
                ],
            }
            for n, who, a, b, said in ROWS
        ],
        _PEOPLE,
        3,
    ),
    _chat(
        "Intercom, a conversation",
        {
            "type": "conversation",
            "created_at": _EPOCH + 1,
            "source": {"body": f"<p>{ROWS[0][4]}</p>", "author": {"type": "user", "name": ANNA}},
            "conversation_parts": {
                "conversation_parts": [
                    *(
                        {"created_at": _EPOCH + a, "body": f"<p>{said}</p>", "author": {"name": who}}
                        for _, who, a, _, said in ROWS[1:]
                    ),
                    {"part_type": "close", "created_at": _EPOCH + 60, "body": None, "author": {"name": BEN}},
                ]
            },
        },
    ),
    _chat(
        "Zendesk, comments of a ticket",
        {
            "comments": [
                {
                    "author_id": 11 + n,
                    "body": f"{said}\n",
                    "html_body": f"<p>{said}</p>",
                    "created_at": _iso(a),
                }
                for n, _, a, _, said in ROWS
            ],
            "users": _ROSTER,
        },
    ),
    _chat(
        "Slack",
        [
            {
                "type": "message",
                "user": f"U{n}",
                "ts": f"{_EPOCH + a:.6f}",
                "text": said,
                "user_profile": {"real_name": who},
            }
            for n, who, a, _, said in ROWS
        ],
    ),
    _chat(
        "Telegram",
        {
            "name": "Talk",
            "type": "personal_chat",
            "messages": [
                {
                    "id": i,
                    "date_unixtime": str(_EPOCH + int(a * 1)),
                    "date": _iso(a)[:-1],
                    "from": who,
                    "text": [said.split()[0], {"type": "bold", "text": said.partition(" ")[2]}],
                }
                for i, (_, who, a, _, said) in enumerate(ROWS)
            ],
        },
    ),
    _chat(
        "Discord",
        {
            "channel": {"name": "talk"},
            "messages": [
                {"id": str(i), "timestamp": _iso(a), "content": said, "author": {"id": str(n), "name": who}}
                for i, (n, who, a, _, said) in enumerate(ROWS)
            ],
        },
    ),
    Sample(
        "JSON",
        "a text with labels",
        "talk.json",
        written(
            {"title": "Talk", "transcript": f"{ANNA}: {ROWS[0][4]}\n\n{BEN}: {ROWS[1][4]} {ROWS[2][4]}\n"}
        ),
    ),
    Sample(
        "JSON",
        "oTranscribe",
        "talk.otr",
        written(
            {
                "text": "".join(
                    f'<p><span class="timestamp" data-timestamp="{a}">0:0{int(a)}</span> {who}: {said}</p>'
                    for _, who, a, _, said in ROWS
                ),
                "media": "talk.mp3",
                "media-time": 9.0,
            }
        ),
        STARTS,
        segments=3,
        duration=6.0,
    ),
]
