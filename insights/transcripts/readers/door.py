"""The way in: bytes or a path to a parsed transcript."""

from __future__ import annotations

import gc
import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from insights.kernel.decoding import binary_kind, decode
from insights.kernel.errors import UnreadableFile
from insights.transcripts.readers.parsed import ParsedTranscript, Reading, UnreadableTranscript
from insights.transcripts.readers.sniffing import binary_family, text_family

_MOST_BYTES = 200 << 20
_FAMILIES = {
    "vtt": "vtt", "srt": "srt", "sbv": "sbv", "lrc": "lrc", "text": "text", "markdown": "markdown",
    "html": "html", "json": "recognition", "csv": "tables", "tsv": "tables", "ttml": "timedtext",
    "ass": "substation", "smi": "sami", "textgrid": "textgrid", "eaf": "elan", "trs": "corpora",
    "exb": "corpora",
}  # fmt: skip
_BINARY = {"docx": "docx", "odt": "odt", "pdf": "pdf", "rtf": "rtf", "xlsx": "sheets", "ods": "sheets"}
_NEVER_TEXT = frozenset({".docx", ".odt", ".xlsx", ".xlsm", ".xlsb", ".ods", ".pdf"})
"""Endings of files that are archives or binary where they are what they say."""


def read_transcript(source: str | Path | bytes, filename: str = "") -> ParsedTranscript:
    """Read a transcript of any known kind; raises UnreadableTranscript with a reason for a person.

    Run it through `filecommand` for files that others gave: this call itself sets no limits.
    """
    if isinstance(source, bytes):
        content = source
    else:
        content = Path(source).read_bytes()
        filename = filename or Path(source).name
    try:
        with _collector_paused():
            return _read(content, filename).finished()
    except UnreadableTranscript:
        raise
    except UnreadableFile as refusal:
        raise UnreadableTranscript(refusal.message, refusal.line) from refusal


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Reading makes hundreds of thousands of small tuples and no circles: looking for those costs a third."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(content: bytes, filename: str) -> Reading:
    if not content:
        raise UnreadableTranscript("The file is empty (0 bytes).")
    if len(content) > _MOST_BYTES:
        raise UnreadableTranscript(f"The file is larger than {_MOST_BYTES >> 20} MB.")
    family = binary_family(content)
    if family:
        return _module(_BINARY[family]).read(content, filename)
    kind = binary_kind(content)
    if kind:
        raise UnreadableTranscript(f"This is {kind}, not a transcript. {_advice(kind)}".strip())
    decoded = decode(content)
    reading = _module(_FAMILIES[text_family(decoded, filename)]).read(decoded.text, filename)
    for assumption in decoded.assumptions:
        reading.warn(assumption)
    ending = PurePath(filename).suffix.lower()
    if ending in _NEVER_TEXT:
        reading.warn(f"The name ends in {ending}, but the file holds plain text and was read as such.")
    return reading


def _module(name: str):
    """Each family is loaded only when its file comes: some stand on slow libraries."""
    return importlib.import_module(f"insights.transcripts.readers.{name}")


def _advice(kind: str) -> str:
    if "recording" in kind or "video" in kind:
        return "Speech is not transcribed here: add its transcript (VTT, SRT, TXT, DOCX …)."
    if "old Office" in kind:
        return "Save it as .docx and try again."
    return ""
