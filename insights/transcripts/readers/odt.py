"""OpenDocument text (.odt)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from lxml import etree

from insights.transcripts.readers.archive import member, opened
from insights.transcripts.readers.docx import MOST_PARAGRAPHS
from insights.transcripts.readers.lines import Line
from insights.transcripts.readers.margins import add_margins
from insights.transcripts.readers.parsed import Reading, UnreadableTranscript
from insights.transcripts.readers.prose import add_prose
from insights.transcripts.readers.rows import Rows
from insights.transcripts.readers.xmlstream import bare_attribute, bare_name, events_of, forget

_LEFT_OUT = frozenset({"annotation", "note", "tracked-changes", "bookmark"})
_BESIDE = ("annotation", "note", "tracked-changes", "table-of-content")
_MOST_SPACES = 100


def read(content: bytes, _filename: str = "") -> Reading:
    """Read an .odt file."""
    reading = Reading("odt")
    with opened(content) as archive:
        if "content.xml" not in archive.namelist():
            raise UnreadableTranscript("The document is damaged: its text is missing.")
        with member(archive, "content.xml") as stream:
            beside: dict[str, list[str]] = {name: [] for name in _BESIDE}
            lines = list(_lines(stream, beside))
        add_margins(reading, beside["annotation"], beside["note"])
    if not lines:
        raise UnreadableTranscript("The document holds no text.")
    add_prose(reading, lines)
    return reading


def _lines(stream: IO[bytes], beside: dict[str, list[str]]) -> Iterator[Line]:
    """The paragraphs and rows of the text itself; what stands beside it is put where it belongs."""
    number = depth = 0
    bold: set[str] = set()
    cells: list[list[str]] = []
    rows = Rows()
    aside: list[str] = []
    for event, element, name in events_of(stream):
        if name in _BESIDE:
            aside = [*aside, name] if event == "start" else aside[:-1]
        elif aside:
            if event == "end" and name == "p":
                beside[aside[0]].append("".join(text for text, _ in _pieces(element, False, bold)))
        elif event == "start":
            depth += name == "table"
            if name == "table" and depth == 1:
                rows = Rows()
            if name == "table-cell" and depth == 1:
                cells.append([])
        elif name == "style":
            if any(bare_attribute(child, "font-weight") == "bold" for child in element):
                bold.add(bare_attribute(element, "name") or "")
        elif name in ("p", "h"):
            number += 1
            if number > MOST_PARAGRAPHS:
                raise UnreadableTranscript(f"The document has more than {MOST_PARAGRAPHS:,} paragraphs.")
            pieces = list(_pieces(element, bare_attribute(element, "style-name") in bold, bold))
            if depth and cells:
                cells[-1].append("".join(text for text, _ in pieces))
            elif not depth:
                yield from _paragraph(pieces, number, _level(element) if name == "h" else 0)
            forget(element)
        elif name == "table-row" and depth == 1:
            yield from rows.lines(cells, number)
            cells = []
        elif name == "table":
            depth -= 1


def _level(element: etree._Element) -> int:
    level = bare_attribute(element, "outline-level") or "1"
    return int(level) if level.isdecimal() else 1


def _pieces(element: etree._Element, is_bold: bool, bold: set[str]) -> Iterator[tuple[str, bool]]:
    """A paragraph's words in order, each with whether it is bold."""
    if element.text:
        yield element.text, is_bold
    for child in element:
        name = bare_name(child)
        if name == "line-break":
            yield "\n", is_bold
        elif name == "tab":
            yield "\t", is_bold
        elif name == "s":
            count = bare_attribute(child, "c") or "1"
            yield " " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES), is_bold
        elif name and name not in _LEFT_OUT and name not in ("p", "h"):
            yield from _pieces(child, is_bold or bare_attribute(child, "style-name") in bold, bold)
        if child.tail:
            yield child.tail, is_bold


def _paragraph(pieces: list[tuple[str, bool]], number: int, heading: int) -> Iterator[Line]:
    lead, leading = 0, True
    for text, is_bold in pieces:
        leading = leading and (is_bold or not text.strip())
        lead += len(text) if leading else 0
    gap = True
    for part in "".join(text for text, _ in pieces).split("\n"):
        words = part.strip()
        if words:
            yield Line(words, number, heading=heading, lead=min(len(words), max(0, lead)), gap=gap)
            gap = False
        lead -= len(part) + 1
