"""JSON of transcript tools; each reader gives None when the file is not its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any

from insights.transcripts.readers.parsed import Turn
from insights.transcripts.readers.values import name, objects, seconds, table, words
from insights.transcripts.readers.words import Word, segments_of

Found = Iterable[Turn] | None
_SAMPLE = 1 / 16_000


def rev(content: dict[str, Any]) -> Found:
    """Rev: monologues of elements, names of speakers aside."""
    rows = list(objects(content.get("monologues")))
    if not any("elements" in row for row in rows):
        return None
    names = {str(row.get("id")): name(row.get("name")) for row in objects(content.get("speakers"))}
    return [_monologue(row, names) for row in rows]


def _monologue(row: dict[str, Any], names: dict[str, str | None]) -> Turn:
    elements = list(objects(row.get("elements")))
    speaker = row.get("speaker_name") or row.get("speaker_info") or row.get("speaker")
    known = names.get(str(row.get("speaker")))
    starts = [
        second
        for element in elements
        if (second := seconds(element.get("ts", element.get("timestamp")))) is not None
    ]
    ends = [
        second
        for element in elements
        if (second := seconds(element.get("end_ts", element.get("end_timestamp")))) is not None
    ]
    text = "".join(words(element.get("value")) for element in elements)
    return Turn(known or name(speaker), starts[0] if starts else None, max(ends) if ends else None, text)


def whisper_cpp(content: dict[str, Any]) -> Found:
    """whisper.cpp: offsets in milliseconds."""
    rows = list(objects(content.get("transcription")))
    if not rows or "offsets" not in rows[0]:
        return None
    return [
        Turn(name(row.get("speaker")), seconds(table(row.get("offsets")).get("from"), 0.001),
             seconds(table(row.get("offsets")).get("to"), 0.001), words(row.get("text")))
        for row in rows
    ]  # fmt: skip


def youtube(content: dict[str, Any]) -> Found:
    """YouTube's json3: events of pieces; events that only roll the display hold a line feed."""
    rows = list(objects(content.get("events")))
    if not any("tStartMs" in row for row in rows):
        return None
    found = []
    for row in rows:
        text = "".join(words(piece.get("utf8")) for piece in objects(row.get("segs")))
        start, length = seconds(row.get("tStartMs"), 0.001), seconds(row.get("dDurationMs"), 0.001)
        if text.strip():
            end = round(start + length, 3) if start is not None and length is not None else None
            found.append(Turn(None, start, end, text))
    return found


def editor_blocks(content: dict[str, Any]) -> Found:
    """Blocks of a transcript editor (Draft.js): text, and in `data` the speaker and words."""
    rows = list(objects(content.get("blocks")))
    if not rows or not any("speaker" in table(row.get("data")) for row in rows):
        return None
    found = []
    for row in rows:
        about = table(row.get("data"))
        timed = list(objects(about.get("words")))
        start = about.get("start", timed[0].get("start") if timed else None)
        end = timed[-1].get("end") if timed else None
        found.append(Turn(name(about.get("speaker")), seconds(start), seconds(end), words(row.get("text"))))
    return found


def paper_edit(content: dict[str, Any]) -> Found:
    """digital-paper-edit: words, and paragraphs that say who speaks from when."""
    paragraphs = [row for row in objects(content.get("paragraphs")) if seconds(row.get("start")) is not None]
    rows = list(objects(content.get("words")))
    if not paragraphs or not rows or "start" not in rows[0]:
        return None
    paragraphs.sort(key=lambda row: seconds(row["start"]) or 0.0)
    starts = [seconds(row["start"]) or 0.0 for row in paragraphs]
    spoken: list[list[str]] = [[] for _ in paragraphs]
    for row in rows:
        at = max(0, bisect_right(starts, (seconds(row.get("start")) or 0.0) + 1e-6) - 1)
        spoken[at].append(words(row.get("text") or row.get("word")))
    return [
        Turn(name(row.get("speaker")), start, seconds(row.get("end")), " ".join(said))
        for row, start, said in zip(paragraphs, starts, spoken, strict=True)
    ]


def otter(content: dict[str, Any]) -> Found:
    """Otter's own JSON: offsets in samples of 16 kHz, names of speakers aside."""
    inner = table(content.get("speech")) or content
    rows = list(objects(inner.get("transcripts")))
    if not rows or "start_offset" not in rows[0]:
        return None
    people = objects(content.get("speakers") or inner.get("speakers"))
    names = {words(row.get("id")): name(row.get("speaker_name") or row.get("name")) for row in people}
    return [
        Turn(names.get(words(row.get("speaker_id"))) or name(row.get("speaker_id")),
             seconds(row.get("start_offset"), _SAMPLE), seconds(row.get("end_offset"), _SAMPLE),
             words(row.get("transcript")))
        for row in rows
    ]  # fmt: skip


def kaldi(content: dict[str, Any]) -> Found:
    """Kaldi (BBC): words with punctuated forms, a segmentation that says who speaks from when."""
    inner = table(content.get("retval")) or content
    rows = list(objects(inner.get("words") or inner.get("result")))  # Vosk says result
    if not rows or not any("word" in row or "punct" in row for row in rows[:5]):
        return None
    segmentation = table(content.get("segmentation") or inner.get("segmentation"))
    return segments_of(_kaldi_words(rows, list(objects(segmentation.get("segments")))))


def _kaldi_words(rows: list[dict[str, Any]], segments: list[dict[str, Any]]) -> Iterator[Word]:
    timed = sorted((seconds(row.get("start")) or 0.0, name(row.get("speaker")) or "") for row in segments)
    starts = [start for start, _ in timed]
    for row in rows:
        start = seconds(row.get("start", row.get("time", row.get("start_time"))))
        speaker = name(row.get("speaker"))
        if timed and speaker is None and start is not None:
            speaker = timed[max(0, bisect_right(starts, start + 1e-6) - 1)][1] or None
        text = words(row.get("punct") or row.get("word") or row.get("text"))
        yield Word(text, start, seconds(row.get("end", row.get("end_time"))), speaker)
