"""SAMI captions (.smi)."""

from __future__ import annotations

import re
from collections import Counter

from insights.transcripts.readers.cues import Cue, add_cues
from insights.transcripts.readers.parsed import Reading

_SYNC = re.compile(r"<SYNC\b[^<>]{0,80}?\bStart\s*=\s*[\"']?(\d{1,12})[^<>]{0,80}>", re.IGNORECASE)
_PARAGRAPH = re.compile(r"<P\b([^<>]{0,200})>", re.IGNORECASE)
_CLASS = re.compile(r"\bClass\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_END = re.compile(r"</(?:P|SYNC|BODY|SAMI)>", re.IGNORECASE)


def read(text: str, _filename: str = "") -> Reading:
    """Read a SAMI file; of several languages the one with most captions is taken."""
    reading = Reading("smi")
    _, *parts = _SYNC.split(text)
    shown = [
        (int(start) / 1000, kind, words)
        for start, body in zip(parts[::2], parts[1::2], strict=True)
        for kind, words in _said(body)
    ]
    kinds = Counter(kind for _, kind, words in shown if words)
    if kinds:
        taken = kinds.most_common(1)[0][0]
        if len(kinds) > 1:
            reading.warn(f"Of the {len(kinds)} languages of these captions only “{taken}” was taken.")
        shown = [moment for moment in shown if moment[1] == taken]
    ends: list[float | None] = [moment[0] for moment in shown[1:]]
    cues = [
        Cue(start, end, words, 0)
        for (start, _, words), end in zip(shown, [*ends, None], strict=False)
        if words
    ]
    add_cues(reading, cues)
    return reading


def _said(body: str) -> list[tuple[str, str]]:
    """The class and words of each paragraph below a time."""
    before, *pieces = _PARAGRAPH.split(body)
    if not pieces:
        return [("", _words(before))]
    return [
        (found[1] if (found := _CLASS.search(told)) else "", _words(words))
        for told, words in zip(pieces[::2], pieces[1::2], strict=True)
    ]


def _words(markup: str) -> str:
    bare = _END.sub("", markup).replace("&nbsp;", " ").replace("\n", " ")
    return _BREAK.sub("\n", bare).strip()
