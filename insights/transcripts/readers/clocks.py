"""Times of day and of recordings as transcripts write them, in seconds."""

from __future__ import annotations

import re

CLOCK = r"(?:\d{1,3}:)?\d{1,3}:\d{2}(?:[.,]\d{1,9}|[:;]\d{2}(?!\d))?"
_PARTS = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2}|(?<=:\d:)\d|(?<=:\d\d:)\d)(?:([.,:;])(\d{1,9}))?")
_WORDED = re.compile(
    r"(?:(\d+)\s*h(?:ours?|rs?)?[\s:]*)?(?:(\d+)\s*m(?:in(?:utes?)?)?[\s:]*)?(?:(\d+(?:[.,]\d+)?)\s*s(?:ec(?:onds?)?)?)?",
    re.IGNORECASE,
)
_FRAMES_A_SECOND = 25


def seconds_of(text: str) -> float | None:
    """Seconds in `1:02:03.456`, `02:03,4`, `00:01:02:12` (25 frames/s), `1h 2m 3s`, `PT6.5S`, `62.5`."""
    text = text.strip()
    if text[:2] == "PT":
        text = text[2:].lower()
    parts = _PARTS.fullmatch(text)
    if parts:
        hours, minutes, seconds, mark, rest = parts.groups()
        whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
        if mark is None:
            return float(whole)
        if mark in ":;":
            return whole + min(int(rest), _FRAMES_A_SECOND) / _FRAMES_A_SECOND
        return (whole * 10 ** len(rest) + int(rest)) / 10 ** len(rest)
    if re.fullmatch(r"\d{1,9}(?:[.,]\d{1,20})?s?", text):
        return float(text.rstrip("s").replace(",", "."))
    worded = _WORDED.fullmatch(text)
    if worded and any(worded.groups()):
        hours, minutes, spoken = worded.groups()
        return int(hours or 0) * 3600 + int(minutes or 0) * 60 + float((spoken or "0").replace(",", "."))
    return None
