"""Transcripts of our own making, written as the files that tools export."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple


class Said(NamedTuple):
    """One turn to write: who, from when, until when (seconds), what."""

    speaker: str
    start: float
    end: float
    text: str


TALK = (
    Said("Maria Lopez", 0.0, 4.5, "Thanks for taking the time. How do you find a product today?"),
    Said(
        "Ben Okafor", 5.0, 14.25, "I search first, but the results are sorted in a way I do not understand."
    ),
    Said("Maria Lopez", 15.0, 17.0, "What did you expect to see?"),
    Said("Ben Okafor", 17.5, 29.0, "The cheapest offer on top, and the delivery date next to the price."),
    Said("Maria Lopez", 30.0, 32.0, "And when that did not happen, what did you do?"),
    Said("Ben Okafor", 32.5, 41.125, "I opened five tabs and compared by hand. It took me half an hour."),
)
_CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
)
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def clock(seconds: float, mark: str = ".") -> str:
    """`HH:MM:SS.mmm`."""
    whole = round(seconds * 1000)
    return f"{whole // 3600000:02}:{whole // 60000 % 60:02}:{whole // 1000 % 60:02}{mark}{whole % 1000:03}"


def short_clock(seconds: float) -> str:
    """`M:SS`, or `H:MM:SS` from one hour on."""
    whole = int(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def vtt_by_voice(turns: Iterable[Said]) -> str:
    """As Teams writes it."""
    cues = (
        f"{clock(turn.start)} --> {clock(turn.end)}\n<v {escape(turn.speaker)}>{escape(turn.text)}</v>\n"
        for turn in turns
    )
    return "WEBVTT\n\n" + "\n".join(cues)


def vtt_by_label(turns: Iterable[Said]) -> str:
    """As Zoom writes it: numbered cues, the name before a colon."""
    cues = (
        f"{number}\n{clock(turn.start)} --> {clock(turn.end)}\n{escape(turn.speaker, quote=False)}: "
        f"{escape(turn.text, quote=False)}\n"
        for number, turn in enumerate(turns, 1)
    )
    return "WEBVTT\r\n\r\n" + "\n".join(cues).replace("\n", "\r\n")


def srt(turns: Iterable[Said]) -> str:
    """SubRip with the name before a colon."""
    return "\n".join(
        f"{number}\n{clock(turn.start, ',')} --> {clock(turn.end, ',')}\n{turn.speaker}: {turn.text}\n"
        for number, turn in enumerate(turns, 1)
    )


def txt(turns: Iterable[Said]) -> str:
    """`Name: words`, a blank line between."""
    return "\n\n".join(f"{turn.speaker}: {turn.text}" for turn in turns) + "\n"


def markdown(turns: Iterable[Said]) -> str:
    """`**Name:** words`."""
    return "\n\n".join(f"**{_escaped(turn.speaker)}:** {_escaped(turn.text)}" for turn in turns) + "\n"


def otter(turns: Iterable[Said]) -> str:
    """Otter's text export: name and time above the words."""
    return "\n\n".join(f"{turn.speaker}  {short_clock(turn.start)}  \n{turn.text}" for turn in turns) + "\n"


def docx_document(paragraphs: Sequence[str]) -> bytes:
    """A Word file of ready-made paragraphs (`<w:p>…</w:p>`) or tables."""
    body = f"<w:document {_WORD}><w:body>{''.join(paragraphs)}</w:body></w:document>"
    return zipped({"[Content_Types].xml": _CONTENT_TYPES, "word/document.xml": body})


def run(text: str, *, bold: bool = False) -> str:
    """A run of a Word paragraph; line feeds become soft breaks."""
    inner = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(part, quote=False)}</w:t>' for part in text.split("\n")
    )
    return f"<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}{inner}</w:r>"


def paragraph(*runs: str, style: str = "") -> str:
    """A Word paragraph."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def table(rows: Iterable[Sequence[str]]) -> str:
    """A Word table of plain cells."""
    written = ("".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in written)}</w:tbl>"


def docx(turns: Iterable[Said]) -> bytes:
    """A bold name with colon, then the words, one paragraph a turn."""
    return docx_document(
        [paragraph(run(f"{turn.speaker}:", bold=True), run(f" {turn.text}")) for turn in turns]
    )


def docx_teams(turns: Iterable[Said]) -> bytes:
    """As Teams exports it: name and time, a soft break, the words."""
    return docx_document(
        [
            paragraph(run(turn.speaker, bold=True), run(f"   {short_clock(turn.start)}\n{turn.text}"))
            for turn in turns
        ]
    )


def zipped(members: dict[str, str | bytes]) -> bytes:
    """A zip archive with these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def _escaped(text: str) -> str:
    for sign in "\\`*_#[]<>~&":
        text = text.replace(sign, f"\\{sign}")
    return text
