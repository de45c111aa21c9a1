"""JSON of speech recognisers and transcript tools: finds the family, then its reader."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from insights.transcripts.readers import clouds, editors, helpdesks
from insights.transcripts.readers.cues import Cue, add_cues
from insights.transcripts.readers.html import html_lines
from insights.transcripts.readers.parsed import Reading, Turn, UnreadableTranscript
from insights.transcripts.readers.prose import add_prose
from insights.transcripts.readers.text import plain_lines
from insights.transcripts.readers.utterances import utterances_in
from insights.transcripts.readers.values import first, table, words

_FAMILIES = (
    clouds.amazon,
    clouds.deepgram,
    clouds.speechmatics,
    clouds.watson,
    clouds.google,
    clouds.assemblyai,
    clouds.azure,
    clouds.elevenlabs,
    helpdesks.intercom,
    helpdesks.zendesk,
    helpdesks.video_indexer,
    editors.rev,
    editors.whisper_cpp,
    editors.youtube,
    editors.editor_blocks,
    editors.paper_edit,
    editors.otter,
    editors.kaldi,
)
_WRAPPERS = (
    "transcript", "transcription", "data", "result", "results", "response", "payload", "output", "body",
    "json", "transcripts", "speech", "conversation", "call", "meeting",
)  # fmt: skip
_TEXTS = ("text", "transcript", "full_transcript", "fullText", "content", "transcription", "body")
_DEEPEST = 4
_PAGE = re.compile(r"<(?:p|br|div|span)\b[^<>]*>", re.IGNORECASE)
_EXACT = re.compile(
    r"((?:^|<(?:p|div|br)\b[^<>]*>)(?:\s|&nbsp;|<(?:b|i|em|strong)>)*)"
    r"<span\b[^<>]*data-timestamp=\"(\d{1,6}(?:[.]\d{1,9})?)\"[^<>]*>[^<>]*</span>(?:\s|&nbsp;)*",
    re.IGNORECASE,
)  # oTranscribe shows whole seconds and keeps the exact ones aside
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
    for inner in _unwrapped(content):
        reading.language = reading.language or _declared_language(inner)
        for family in _FAMILIES:
            found = family(inner)
            if found is not None:
                return _filled(reading, list(found))
    found = utterances_in(content)
    if found is None:
        if told := _whole_text(content):
            return _as_prose(reading, told)
        raise UnreadableTranscript("This JSON is no transcript of a kind that is known here.")
    return _filled(reading, found)


def _unwrapped(content: Any) -> Iterator[dict[str, Any]]:
    """The object, and those inside it that somebody wrapped around a transcript, outermost first."""
    places = [content]
    for _ in range(_DEEPEST):
        places = [place[0] if isinstance(place, list) and len(place) == 1 else place for place in places]
        places = [place for place in places if isinstance(place, dict)]
        yield from places
        places = [place[key] for place in places for key in _WRAPPERS if key in place]


def _whole_text(content: Any) -> str:
    """The one text in which an object, or a list of lines, holds all that was said."""
    for inner in _unwrapped(content):
        for key in _TEXTS:
            if isinstance(inner.get(key), str) and inner[key].strip():
                return inner[key]
    if isinstance(content, list) and content and all(isinstance(line, str) for line in content):
        return "\n".join(content)
    pairs = content if isinstance(content, list) and len(content) > 1 else []
    if pairs and all(isinstance(row, list) and len(row) == 2 and all(map(words, row)) for row in pairs):
        return "\n\n".join(f"{words(who)}: {words(said)}" for who, said in pairs)
    return ""


def _as_prose(reading: Reading, text: str) -> Reading:
    """Text inside JSON as if it were a file: oTranscribe keeps a page there, others lines with labels."""
    lines = html_lines(_EXACT.sub(_clocked, text)) if _PAGE.search(text) else plain_lines(text)
    add_prose(reading, lines)
    return reading


def _clocked(found: re.Match[str]) -> str:
    """A page's time in seconds as a clock in brackets."""
    minutes, rest = divmod(float(found[2]), 60)
    return f"{found[1]}[{int(minutes // 60)}:{int(minutes % 60):02d}:{rest:06.3f}] "


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
    if not any(segment.speaker for segment in reading.segments):
        reading.segments = _labelled(reading.segments)
    if not reading.segments:
        reading.warn("The file has no speech in it.")
    return reading


def _labelled(segments: list[Turn]) -> list[Turn]:
    """Segments of nobody as captions are read: each may begin with a name and a colon."""
    captions = Reading("json")
    add_cues(
        captions, [Cue(start, end, html.escape(text, quote=False), 0) for _, start, end, text in segments]
    )
    return captions.segments if any(segment.speaker for segment in captions.segments) else segments


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
