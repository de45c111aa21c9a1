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
    "content", "monologue", "events",
)  # fmt: skip
_TEXT = (
    "text", "content", "transcript", "body", "utterance", "sentence", "words", "caption", "message",
    "value", "line",
)  # fmt: skip
_SPEAKER = (
    "speaker", "speaker_name", "speakerName", "speaker_label", "speakerLabel", "speaker_id",
    "speakerId", "name", "participant", "author", "user", "role", "from", "spk",
)  # fmt: skip
_START = (
    "start", "start_time", "startTime", "begin", "start_timestamp", "startTimestamp", "from",
    "timestamp", "time", "offset", "start_ms", "startMs", "ts",
)  # fmt: skip
_END = (
    "end", "end_time", "endTime", "end_timestamp", "endTimestamp", "to", "stop", "end_ms", "endMs",
    "end_ts",
)  # fmt: skip


def utterances_in(content: Any) -> list[Turn] | None:
    """The utterances of the list that looks most like some; None when there is none."""
    for rows in _lists(content, 0):
        found = _turns(rows)
        if found:
            return found
    return [] if isinstance(content, dict) and content.get("segments") == [] else None


def _lists(content: Any, depth: int) -> Iterator[list[Any]]:
    """Lists of objects in the order in which they may hold speech, no deeper than four names."""
    if isinstance(content, list):
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
    unit = _unit(items, start_key, end_key)
    return [_turn(item, text_key, speaker_key, start_key, end_key, unit) for item in items]


def _turn(
    item: dict[str, Any], text: str, speaker: str | None, start: str | None, end: str | None, unit: float
) -> Turn:
    began = item.get(start) if start else None
    ended = item.get(end) if end else None
    if isinstance(began, list) and began:
        began, ended = began[0], began[1] if len(began) > 1 else None
    spoken = item.get(text)
    return Turn(
        name(item.get(speaker), "Speaker ") if speaker else None,
        seconds(began, unit),
        seconds(ended, unit),
        words(spoken) if not isinstance(spoken, list) else " ".join(_spoken_words(spoken)),
    )


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


def _unit(items: list[dict[str, Any]], start: str | None, end: str | None) -> float:
    """Milliseconds or seconds: by the name, else whole numbers whose usual length is above 200."""
    if start is None:
        return 1.0
    if start.lower().endswith("ms"):
        return 0.001
    pairs = [(item.get(start), item.get(end or "")) for item in items]
    numbers = [(a, b) for a, b in pairs if isinstance(a, int) and isinstance(b, int)]
    if numbers and len(numbers) * 2 > len(pairs) and median(b - a for a, b in numbers) > 200:
        return 0.001
    return 1.0
