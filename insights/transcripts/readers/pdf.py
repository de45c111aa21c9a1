"""PDF with a text layer: lines joined, hyphens repaired, running heads and page numbers dropped."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from insights.transcripts.readers.lines import Line
from insights.transcripts.readers.marks import mark_of
from insights.transcripts.readers.parsed import Reading, UnreadableTranscript
from insights.transcripts.readers.prose import add_prose

_MOST_PAGES = 2000
_PAGE = re.compile(
    r"(?:page|seite|página|pagina|p\.|s\.)?\s*[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:/|of|von|de|di|sur)\s*\d{1,4})?",
    re.I,
)
_ENDS = (".", "!", "?", "…", "。", "！", "？", ":", "”", '"')
_EDGE = 2


def read(content: bytes, _filename: str = "") -> Reading:
    """Read a PDF; a scan is refused with the reason."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reading = Reading("pdf")
    pages = _pages(content)
    bare = [number for number, page in enumerate(pages, 1) if not page]
    if len(bare) == len(pages):
        raise UnreadableTranscript(
            "The PDF has no text layer: it is a scan or holds pictures only. "
            "Run text recognition (OCR) on it first."
        )
    if bare:
        reading.warn(f"No text on {len(bare)} of {len(pages)} pages (the first is page {bare[0]}).")
    lines = _joined(_without_running_heads(pages))
    add_prose(reading, lines)
    return reading


def _pages(content: bytes) -> list[list[str]]:
    """The lines of each page; blank lines stay as empty strings between others."""
    try:
        document = PdfReader(io.BytesIO(content), strict=False)
        if document.is_encrypted and not document.decrypt(""):
            raise UnreadableTranscript("The PDF is locked by a password.")
        if len(document.pages) > _MOST_PAGES:
            raise UnreadableTranscript(f"The PDF has more than {_MOST_PAGES:,} pages.")
        texts = [page.extract_text() or "" for page in document.pages]
    except (UnreadableTranscript, MemoryError, RecursionError):
        raise
    except (PyPdfError, Exception) as error:  # pypdf raises whatever a damaged file leads it into
        raise UnreadableTranscript("The PDF is damaged and cannot be read.") from error
    pages = [[line.strip() for line in text.replace("\x00", "").split("\n")] for text in texts]
    return [page if any(page) else [] for page in pages]


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """Pages without page numbers, and without first and last lines that most pages share."""
    edges = Counter(
        key for page in pages for key in {_edge_key(line) for line in _edges(page) if line}
    )  # fmt: skip
    most = max(2, 0.5 * len(pages))
    running = {key for key, count in edges.items() if len(pages) > 1 and count >= most}
    return [[line for at, line in enumerate(page) if not _is_running(page, at, running)] for page in pages]


def _is_running(page: list[str], at: int, running: set[str]) -> bool:
    if _EDGE <= at < len(page) - _EDGE:
        return False
    return _edge_key(page[at]) in running or _PAGE.fullmatch(page[at]) is not None


def _edges(page: list[str]) -> list[str]:
    return page[:_EDGE] + page[-_EDGE:]


def _edge_key(line: str) -> str:
    """What makes two edge lines the same: their words, and for running heads not their numbers."""
    return f"={line}=" if mark_of(line).label else re.sub(r"\d+", "#", line)


def _joined(pages: list[list[str]]) -> list[Line]:
    """Lines with a gap where a paragraph ends: after a short line that ends a sentence, or a blank one."""
    lines: list[Line] = []
    number = 0
    width = max((len(line) for page in pages for line in page), default=0)
    gap = True
    for page in pages:
        for text in page:
            number += 1
            if not text:
                gap = True
                continue
            if lines and not gap and lines[-1].text.endswith("-") and text[:1].islower() and text:
                whole = lines.pop()
                lines.append(whole._replace(text=whole.text[:-1] + text))
            else:
                lines.append(Line(text, number, gap=gap))
            gap = text.endswith(_ENDS) and len(text) < 0.75 * width
    return lines
