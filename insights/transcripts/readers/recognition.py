"""JSON of speech recognisers and transcript tools: finds the family, then its reader."""

from __future__ import annotations

import json
from typing import Any

from insights.transcripts.readers import clouds, editors
from insights.transcripts.readers.parsed import Reading, UnreadableTranscript
from insights.transcripts.readers.utterances import utterances_in
from insights.transcripts.readers.values import first, table

_FAMILIES = (
    clouds.amazon,
    clouds.deepgram,
    clouds.speechmatics,
    clouds.watson,
    clouds.google,
    clouds.assemblyai,
    clouds.azure,
    clouds.elevenlabs,
    editors.rev,
    editors.whisper_cpp,
    editors.youtube,
    editors.editor_blocks,
    editors.paper_edit,
    editors.otter,
    editors.kaldi,
)
_LANGUAGE = ("language", "language_code", "languageCode", "lang", "locale", "spokenLanguageTag")
_INNER = ("results", "result", "metadata", "transcription_config", "response", "entries", "phrases",
          "recognizedPhrases", "utterances", "segments")  # fmt: skip


def read(text: str, _filename: str = "") -> Reading:
    """Read a JSON transcript of any known family; the format of the result is `json`."""
    try:
        content = json.loads(text, parse_constant=lambda _: None)
    except RecursionError as error:
        raise UnreadableTranscript("The file is nested too deeply to be read.") from error
    except ValueError as error:
        content = _by_line(text)
        if content is None:
            line = getattr(error, "lineno", None)
            raise UnreadableTranscript("The file begins as JSON but is damaged, or cut off.", line) from error
    reading = Reading("json")
    if isinstance(content, dict):
        reading.language = _declared_language(content)
        for family in _FAMILIES:
            found = family(content)
            if found is not None:
                return _filled(reading, list(found))
    found = utterances_in(content)
    if found is None:
        raise UnreadableTranscript("This JSON is no transcript of a kind that is known here.")
    return _filled(reading, found)


def _by_line(text: str) -> list[Any] | None:
    """The objects of a file that has one on each line (JSONL); None when a line is none."""
    try:
        rows = [json.loads(line, parse_constant=lambda _: None) for line in text.split("\n") if line.strip()]
    except (ValueError, RecursionError):
        return None
    return rows if len(rows) > 1 and all(isinstance(row, dict) for row in rows) else None


def _filled(reading: Reading, segments: list) -> Reading:
    for segment in segments:
        text = " ".join(segment.text.split())
        if text:
            reading.segments.append(segment._replace(text=text))
    reading.count = len(segments)
    if not reading.segments:
        reading.warn("The file has no speech in it.")
    return reading


def _declared_language(content: dict[str, Any]) -> str | None:
    inner = [content, *(content.get(key) for key in _INNER)]
    inner += [table(content.get("metadata")).get("transcription_config")]
    inner += [first(content.get(key)) for key in _INNER]
    for place in inner:
        if isinstance(place, dict):
            for key in _LANGUAGE:
                if isinstance(place.get(key), str):
                    return place[key]
    return None
