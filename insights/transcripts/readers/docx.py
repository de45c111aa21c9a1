"""Word documents: paragraphs with labels, Teams and Rev layouts, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO
from zipfile import ZipFile

from lxml import etree

from insights.transcripts.readers.archive import member, opened
from insights.transcripts.readers.lines import Line
from insights.transcripts.readers.margins import add_margins
from insights.transcripts.readers.parsed import Reading, UnreadableTranscript
from insights.transcripts.readers.prose import add_prose
from insights.transcripts.readers.rows import Rows
from insights.transcripts.readers.xmlstream import bare_attribute, bare_name, events_of, forget

MOST_PARAGRAPHS = 200_000
_MOST_BESIDE = 5_000
_LEFT_OUT = frozenset({"moveFrom", "del", "Fallback", "instrText", "txbxContent"})
_HEADING_NAME = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop)\s*(\d)", re.IGNORECASE)


def read(content: bytes, _filename: str = "") -> Reading:
    """Read a .docx file."""
    reading = Reading("docx")
    with opened(content) as archive:
        main = "word/document.xml"
        if main not in archive.namelist():
            main = next(name for name in archive.namelist() if name.startswith("word/document"))
        levels = _heading_levels(archive)
        with member(archive, main) as stream:
            lines = list(_lines(stream, levels))
        add_margins(reading, _beside(archive, "comments"), _beside(archive, "footnotes", "endnotes"))
    if not lines:
        raise UnreadableTranscript("The document holds no text.")
    add_prose(reading, lines)
    return reading


def _beside(archive: ZipFile, *parts: str) -> list[str]:
    """The texts of the comments or notes that a document keeps in files of their own."""
    found: list[str] = []
    for name in (f"word/{part}.xml" for part in parts):
        if name not in archive.namelist():
            continue
        with member(archive, name) as stream:
            for event, element, kind in events_of(stream, "comment", "footnote", "endnote"):
                if event == "end" and kind and len(found) < _MOST_BESIDE:
                    paragraphs = element.iter("{*}p")
                    found.append(" ".join(_pieces(paragraph)[0] for paragraph in paragraphs))
                    forget(element)
    return found


def _heading_levels(archive: ZipFile) -> dict[str, int]:
    """Heading level by style id, from the styles' own names."""
    levels: dict[str, int] = {}
    if "word/styles.xml" not in archive.namelist():
        return levels
    with member(archive, "word/styles.xml") as stream:
        for event, element, name in events_of(stream):
            if event == "end" and name == "style":
                identity = bare_attribute(element, "styleId") or ""
                title = next(
                    (bare_attribute(child, "val") or "" for child in element if bare_name(child) == "name"),
                    "",
                )
                found = _HEADING_NAME.fullmatch(title)
                if found:
                    levels[identity] = int(found[1])
                elif title.lower() in ("title", "titel"):
                    levels[identity] = 1
                element.clear()
    return levels


def _lines(stream: IO[bytes], levels: dict[str, int]) -> Iterator[Line]:
    """Paragraphs and table rows in order, as lines; soft breaks make lines without a gap above."""
    number = depth = twice = 0
    cells: list[list[str]] = []
    rows = Rows()
    for event, element, name in events_of(stream, "p", "tbl", "tr", "tc", "Fallback"):
        if name == "Fallback":
            twice += 1 if event == "start" else -1
        elif twice:
            continue  # an older form of the shape that stands before it
        elif event == "start":
            depth += name == "tbl"
            if name == "tbl" and depth == 1:
                rows = Rows()
            if name == "tc" and depth == 1:
                cells.append([])
        elif name == "p":
            number += 1
            if number > MOST_PARAGRAPHS:
                raise UnreadableTranscript(
                    f"The document has more than {MOST_PARAGRAPHS:,} paragraphs: it is no transcript."
                )
            if depth:
                if cells:
                    cells[-1].append(_pieces(element)[0])
            else:
                yield from _paragraph(element, number, levels)
            forget(element)
        elif name == "tr" and depth == 1:
            yield from rows.lines(cells, number)
            cells = []
            forget(element)
        elif name == "tbl":
            depth -= 1


def _paragraph(element: etree._Element, number: int, levels: dict[str, int]) -> Iterator[Line]:
    text, lead = _pieces(element)
    heading = _heading_of(element, levels)
    gap = True
    offset = 0
    for part in text.split("\n"):
        words = part.strip()
        if words:
            inset = len(part) - len(part.lstrip())
            bold = max(0, min(len(words), lead - offset - inset))
            yield Line(words, number, heading=heading, lead=bold, gap=gap)
            gap = False
        offset += len(part) + 1


def _pieces(paragraph: etree._Element) -> tuple[str, int]:
    """A paragraph's words and how many characters at its start are bold."""
    words: list[str] = []
    length = lead = 0
    leading = True
    for run in _runs(paragraph):
        piece = "".join(_run_words(run))
        if not piece:
            continue
        words.append(piece)
        length += len(piece)
        if leading and (_is_bold(run) or not piece.strip()):
            lead = length if piece.strip() else lead
        else:
            leading = False
    return "".join(words), lead


def _runs(element: etree._Element) -> Iterator[etree._Element]:
    """The runs of a paragraph that are shown, without deleted or moved text and nested paragraphs."""
    for child in element:
        name = bare_name(child)
        if name == "r":
            yield child
        elif name and name not in _LEFT_OUT and name != "p":
            yield from _runs(child)


def _run_words(run: etree._Element) -> Iterator[str]:
    for child in run:
        name = bare_name(child)
        if name == "t":
            yield (child.text or "").replace("\n", " ")
        elif name in ("tab", "ptab"):
            yield "\t"
        elif name in ("br", "cr"):
            yield "\n"
        elif name == "noBreakHyphen":
            yield "-"


def _is_bold(run: etree._Element) -> bool:
    for properties in run:
        if bare_name(properties) == "rPr":
            bold = next((child for child in properties if bare_name(child) == "b"), None)
            return bold is not None and bare_attribute(bold, "val") not in ("0", "false", "off")
    return False


def _heading_of(paragraph: etree._Element, levels: dict[str, int]) -> int:
    properties = next((child for child in paragraph if bare_name(child) == "pPr"), None)
    told = (
        {} if properties is None else {bare_name(child): bare_attribute(child, "val") for child in properties}
    )
    if "pStyle" in told:
        identity = told["pStyle"] or ""
        found = _HEADING_NAME.fullmatch(identity)
        return levels.get(identity, int(found[1]) if found else 0)
    outline = told.get("outlineLvl") or "9"
    return int(outline) + 1 if outline.isdecimal() and int(outline) < 9 else 0
