"""JSON that lists utterances under whatever names: Whisper, QMSum, Descript, podcasts, meeting tools."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Any

from insights.transcripts.readers.parsed import Turn
from insights.transcripts.readers.values import name, objects, seconds, words

_LISTS = (
    "utterances", "segments", "meeting_transcripts", "turns", "monologues", "sentences", "transcript",
    "transcription", "transcripts", "entries", "captions", "cues", "subtitles", "chunks", "dialogue",
    "dialog", "conversation", "messages", "paragraphs", "results", "result", "data", "items", "body",
    "content", "monologue", "events", "timeline", "callTranscripts",
)  # fmt: skip
_TEXT = (
    "text", "content", "transcript", "body", "utterance", "sentence", "words", "sentences", "caption",
    "message", "value", "line",
)  # fmt: skip
_SPEAKER = (
    "speaker", "speaker_name", "speakerName", "speakerDisplayName", "speaker_label", "speakerLabel",
    "speaker_id", "speakerId", "name", "participant", "username", "users", "author", "user", "role", "from",
    "spk",
)  # fmt: skip
_START = (
    "start", "start_time", "startTime", "begin", "start_timestamp", "startTimestamp", "from",
    "startOffset", "timestamp", "time", "offset", "start_ms", "startMs", "ts",
)  # fmt: skip
_END = (
    "end", "end_time", "endTime", "end_timestamp", "endTimestamp", "endOffset", "to", "stop", "end_ms",
    "endMs", "end_ts",
)  # fmt: skip


def utterances_in(content: Any) -> list[Turn] | None:
    """The utterances of the list that looks most like some; None when there is none."""
    for rows in _lists(content, 0):
        found = _turns(rows)
        if found:
            return found
    if isinstance(content, dict):
        whole = content.get("text") or content.get("transcript")
        if isinstance(whole, str) and whole.strip():
            return [Turn(None, None, None, whole)]
        return [] if content.get("segments") == [] else None
    return None


def _lists(content: Any, depth: int) -> Iterator[list[Any]]:
    """Lists of objects in the order in which they may hold speech, no deeper than four names."""
    if isinstance(content, list):
        if len(content) == 1 and isinstance(content[0], dict) and depth < 4:
            yield from _lists(content[0], depth + 1)
        yield content
    elif isinstance(content, dict) and depth < 4:
        for key in _LISTS:
            if key in content:
                yield from _lists(content[key], depth + 1)


def _turns(rows: list[Any]) -> list[Turn] | None:
    items = list(objects(rows))
    if not items or len(items) < 0.9 * len(rows):
        return None
    text_key = _key(items, _TEXT)
    if text_key is None:
        return None
    speaker_key, start_key, end_key = _key(items, _SPEAKER), _key(items, _START), _key(items, _END)
    if speaker_key is None and start_key is None and text_key not in ("text", "content", "transcript"):
        return None
    times = [_times(item, text_key, start_key, end_key) for item in items]
    unit = 0.001 if start_key and start_key.lower().endswith("ms") else _unit(times)
    return [
        Turn(
            name(item.get(speaker_key)) if speaker_key else None,
            seconds(start, unit),
            seconds(end, unit),
            _spoken(item.get(text_key)),
        )
        for item, (start, end) in zip(items, times, strict=True)
    ]


def _times(item: dict[str, Any], text: str, start: str | None, end: str | None) -> tuple[Any, Any]:
    """Start and end as they stand: of the utterance, or of the first and last of its words."""
    began = item.get(start) if start else None
    ended = item.get(end) if end else None
    if isinstance(began, list) and began:
        return began[0], began[1] if len(began) > 1 else None
    inner = list(objects(item.get(text))) if start is None else []
    if inner:
        first_key, last_key = _key(inner[:1], _START), _key(inner[-1:], _END)
        began = inner[0].get(first_key) if first_key else None
        ended = inner[-1].get(last_key) if last_key else None
    return began, ended


def _spoken(value: Any) -> str:
    return " ".join(_spoken_words(value)) if isinstance(value, list) else words(value)


def _spoken_words(rows: list[Any]) -> Iterator[str]:
    for row in rows:
        yield (
            words(row.get("text") or row.get("word") or row.get("value"))
            if isinstance(row, dict)
            else words(row)
        )


def _key(items: list[dict[str, Any]], names: tuple[str, ...]) -> str | None:
    """The first of these names that most of the first fifty objects have."""
    sample = items[:50]
    for candidate in names:
        if sum(item.get(candidate) not in (None, "", [], {}) for item in sample) * 2 >= len(sample):
            return candidate
    return next((candidate for candidate in names if any(item.get(candidate) for item in items)), None)


def _unit(times: list[tuple[Any, Any]]) -> float:
    """Milliseconds or seconds: the former when whole numbers are usually more than 200 apart."""
    numbers = [(start, end) for start, end in times if isinstance(start, int) and isinstance(end, int)]
    if numbers and len(numbers) * 2 > len(times) and median(end - start for start, end in numbers) > 200:
        return 0.001
    return 1.0
