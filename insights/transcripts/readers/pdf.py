"""PDF with a text layer: lines joined, hyphens repaired, running heads and page numbers dropped."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from typing import NamedTuple

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from insights.transcripts.readers.grids import Part, tabled
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
_EDGE = 3
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_BOLD_SHARE = 0.5
_FEWEST_NUMBERS = 10
_SMALL_CAPITALS = re.compile(
    r"(?:[^\W\d_a-z] [^\W\d_a-z]{2,}\.? *){2,3}(?=[:.])|(?:[^\W\d_a-z] [^\W\d_a-z]+ *){2,3}(?=:)"
)
_PAIR = re.compile(r"(?<!\w)([^\W\d_a-z]) ([^\W\d_a-z]+)")


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
    pages = _without_running_heads(pages)
    lines = tabled([row.parts for page in pages for row in page if row.text]) or _joined(pages)
    add_prose(reading, lines)
    return reading


class _Row(NamedTuple):
    """A line of a page, how many characters at its start are bold, and where its parts begin."""

    text: str
    lead: int = 0
    parts: tuple[Part, ...] = ()


def _pages(content: bytes) -> list[list[_Row]]:
    """The lines of each page; blank lines stay as empty ones between others."""
    try:
        document = PdfReader(io.BytesIO(content), strict=False)
        if document.is_encrypted and not document.decrypt(""):
            raise UnreadableTranscript("The PDF is locked by a password.")
        if len(document.pages) > _MOST_PAGES:
            raise UnreadableTranscript(f"The PDF has more than {_MOST_PAGES:,} pages.")
        pages = [_rows(page) for page in document.pages]
    except (UnreadableTranscript, MemoryError, RecursionError):
        raise
    except (PyPdfError, Exception) as error:  # pypdf raises whatever a damaged file leads it into
        raise UnreadableTranscript("The PDF is damaged and cannot be read.") from error
    if sum(row.lead for page in pages for row in page) > _BOLD_SHARE * sum(
        len(row.text) for page in pages for row in page
    ):
        pages = [[row._replace(lead=0) for row in page] for page in pages]
    return _without_line_numbers([page if any(row.text for row in page) else [] for page in pages])


def _rows(page: PageObject) -> list[_Row]:
    """The lines of one page as its text stands, with the bold beginning of each by the fonts' names."""
    pieces: list[tuple[str, bool, float, float]] = []

    def take(
        text: str, page: list[float], place: list[float], font: dict[str, object] | None, _size: object
    ) -> None:
        x = place[4] * page[0] + place[5] * page[2] + page[4]
        y = place[4] * page[1] + place[5] * page[3] + page[5]
        is_bold = bool(_BOLD.search(str((font or {}).get("/BaseFont", ""))))
        pieces.append((text.replace("\x00", ""), is_bold, x, y))

    page.extract_text(visitor_text=take)
    rows: list[_Row] = []
    words, lead, leads = "", 0, True
    parts: list[Part] = []
    for text, is_bold, x, y in pieces:
        for at, part in enumerate(text.split("\n")):
            if at:
                rows.append(_row(words, lead)._replace(parts=tuple(parts)))
                words, lead, leads, parts = "", 0, True, []
            leads = leads and (is_bold or not part.strip())
            words += part
            lead = len(words) if leads and is_bold and part.strip() else lead
            if part.strip():
                parts.append(Part(x, y, part))
    rows.append(_row(words, lead)._replace(parts=tuple(parts)))
    while rows and not rows[-1].text:
        rows.pop()
    return rows


def _row(words: str, lead: int) -> _Row:
    text = words.strip()
    inset = len(words) - len(words.lstrip())
    capitals = _SMALL_CAPITALS.match(text)
    if capitals:
        whole = _PAIR.sub(r"\1\2", capitals[0])
        text, lead = whole + text[capitals.end() :], 0
    return _Row(text, min(len(text), max(0, lead - inset)))


def _without_line_numbers(pages: list[list[_Row]]) -> list[list[_Row]]:
    """The pages without the numbers of their lines, where these stand by themselves from 1 upwards."""
    counted = [_line_numbers(page) for page in pages]
    if max(map(len, counted), default=0) < _FEWEST_NUMBERS:
        return pages
    return [
        [row for at, row in enumerate(page) if at not in numbers]
        for page, numbers in zip(pages, counted, strict=True)
    ]


def _line_numbers(page: list[_Row]) -> set[int]:
    counted: set[int] = set()
    for at, row in enumerate(page):
        if row.text == str(len(counted) + 1):
            counted.add(at)
    return counted


def _without_running_heads(pages: list[list[_Row]]) -> list[list[_Row]]:
    """Pages without page numbers, and without first and last lines that most pages share."""
    edges = Counter(
        key for page in pages for key in {_edge_key(row.text) for row in _edges(page) if row.text}
    )
    most = max(2, 0.5 * len(pages))
    inside = {_edge_key(row.text) for page in pages for row in page[_EDGE:-_EDGE]}
    running = {key for key, count in edges.items() if len(pages) > 1 and count >= most} - inside
    return [[row for at, row in enumerate(page) if not _is_running(page, at, running)] for page in pages]


def _is_running(page: list[_Row], at: int, running: set[str]) -> bool:
    if _EDGE <= at < len(page) - _EDGE:
        return False
    return _edge_key(page[at].text) in running or _PAGE.fullmatch(page[at].text) is not None


def _edges(page: list[_Row]) -> list[_Row]:
    return page[:_EDGE] + page[-_EDGE:]


def _edge_key(line: str) -> str:
    """What makes two edge lines the same: their words, and for running heads not their numbers."""
    return f"={line}=" if mark_of(line).label else re.sub(r"\d+", "#", line)


def _joined(pages: list[list[_Row]]) -> list[Line]:
    """Lines with a gap where a paragraph ends: after a short line that ends a sentence, or a blank one."""
    lines: list[Line] = []
    number = 0
    width = max((len(row.text) for page in pages for row in page), default=0)
    gap = True
    for page in pages:
        for text, lead, _ in page:
            number += 1
            if not text:
                gap = True
                continue
            if lines and not gap and lines[-1].text.endswith("-") and text[:1].islower():
                whole = lines.pop()
                lines.append(whole._replace(text=whole.text[:-1] + text))
            else:
                lines.append(Line(text, number, lead=lead, gap=gap))
            gap = text.endswith(_ENDS) and len(text) < 0.75 * width
    return lines
