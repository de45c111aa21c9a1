"""Whole projects of QDA tools (REFI-QDA, .qdpx): sources, what was marked in them, codes and notes.

Source: REFI-QDA Standard 1.5, https://www.qdasoftware.org: positions count the characters of a source's plain
text from nought, an end stands behind its last character.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from zipfile import ZipFile

from lxml import etree

from insights.highlights.readers.codelists import add_codes, tree_of
from insights.highlights.readers.export import Export, Quote, once
from insights.highlights.readers.talks import add_talk, pieces_of
from insights.kernel.decoding import decode
from insights.transcripts.readers.archive import member

_PROJECT = "project.qde"
_HOLDERS = ("{*}TextSource", "{*}Representation", "{*}Transcript")
_WORDLESS = ("{*}PictureSelection", "{*}PDFSelection", "{*}AudioSelection", "{*}VideoSelection")


class _Span(NamedTuple):
    start: int
    end: int
    element: etree._Element


@dataclass(frozen=True, slots=True)
class _Meanings:
    """What the ids of a project stand for."""

    codes: Mapping[str, tuple[str, ...]]
    notes: Mapping[str, str]


def is_project(archive: ZipFile) -> bool:
    """Whether the archive is a REFI-QDA project."""
    return _PROJECT in map(str.lower, archive.namelist())


def add_project(export: Export, archive: ZipFile) -> None:
    """Sources become talks, their marked passages quotes; what has no words is counted."""
    members = {name.lower(): name for name in archive.namelist()}
    with member(archive, members[_PROJECT]) as stream:
        root = tree_of(stream)
    notes = {
        note.get("guid", ""): " ".join(_text_of(note, archive, members).split())
        for note in root.iter("{*}Note")
    }
    meanings = _Meanings(add_codes(export, root), notes)
    for holder in root.iter(*_HOLDERS):
        title = _title_of(holder)
        text = _text_of(holder, archive, members)
        if text.strip():
            _add_source(export, title, text, list(_spans_of(holder)), meanings)
        else:
            export.warn(f"{title}: its plain text is not in the project; it was left out.")
    wordless = sum(1 for _ in root.iter(*_WORDLESS))
    if wordless:
        areas = "1 marked area" if wordless == 1 else f"{wordless} marked areas"
        export.warn(f"{areas} of pictures, pages or recordings have no words: left out.")
    if root.find("{*}Cases") is not None:
        export.warn("Cases and their variables were left out: segments are set on a study's participants.")


def _add_source(export: Export, title: str, text: str, spans: list[_Span], meanings: _Meanings) -> None:
    speakers = add_talk(export, title, text, "source.txt") or frozenset()
    for start, end, element in sorted(spans, key=lambda span: span[:2]):
        coded = (code.get("targetGUID", "") for code in element.iter("{*}CodeRef"))
        codes = once(meanings.codes.get(guid, ()) for guid in coded)
        noted = (meanings.notes.get(note.get("targetGUID", ""), "") for note in element.iter("{*}NoteRef"))
        note = " ".join(filter(None, ((element.findtext("{*}Description") or "").strip(), *noted)))
        for speaker, words in pieces_of(text[start:end].splitlines(), speakers):
            export.quotes.append(Quote(title, words, codes, speaker, None, note))


def _spans_of(holder: etree._Element) -> Iterator[_Span]:
    """What was marked in a text; a recording's transcript is marked between its points of time."""
    points = {point.get("guid"): point.get("position") for point in holder.iterchildren("{*}SyncPoint")}
    for element in holder.iterchildren("{*}PlainTextSelection", "{*}TranscriptSelection"):
        start = element.get("startPosition") or points.get(element.get("fromSyncPoint"))
        end = element.get("endPosition") or points.get(element.get("toSyncPoint"))
        if start and end and start.isdecimal() and end.isdecimal():
            yield _Span(int(start), int(end), element)


def _title_of(holder: etree._Element) -> str:
    """Its own name, or that of the page or recording it belongs to."""
    above = holder.getparent()
    own = holder.get("name") if holder.tag.endswith("TextSource") or above is None else above.get("name")
    return " ".join((own or holder.get("name") or "Untitled source").split())[:200]


def _text_of(element: etree._Element, archive: ZipFile, members: Mapping[str, str]) -> str:
    """The plain text inside the element, or in the file of the project that it names."""
    inside = element.findtext("{*}PlainTextContent")
    path = (element.get("plainTextPath") or "").partition("://")
    name = members.get(f"sources/{path[2]}".lower()) if path[0] == "internal" else None
    if inside or name is None:
        return inside or ""
    with member(archive, name) as stream:
        content = b"".join(iter(lambda: stream.read(1 << 20), b""))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(content).text
