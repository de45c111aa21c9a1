"""Markdown: bold labels, headings as sections, lists, comments."""

from __future__ import annotations

import html
import re

from insights.kernel.decoding import lines_of
from insights.transcripts.readers.clocks import CLOCK
from insights.transcripts.readers.lines import Line
from insights.transcripts.readers.parsed import Reading
from insights.transcripts.readers.prose import add_prose
from insights.transcripts.readers.rows import Rows

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FRONT = re.compile(r"\A(?:---\n.*?\n(?:---|\.\.\.)|\+\+\+\n.*?\n\+\+\+)(?:\n|\Z)", re.DOTALL)
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,500})\]\([^\n]{0,2000}\)")
_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_RULE = re.compile(r"(?:[-*_=][ \t]*){3,}|`{3,}.*|~{3,}.*")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_RULED = re.compile(r"([=-])\1{2,}[ \t]*([^=\-\s].{0,160}?)[ \t]*\1{3,}")
_BOLD = re.compile(r"(\*\*\*|\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_DIVIDER = re.compile(r"[|:\-\s]+")
_BAR = re.compile(r"(?<!\\)\|")
_ITEM = re.compile(r"(?:>[ \t]?)+|[-*+][ \t]+")
_INLINE = re.compile(r"(?<![\\\w*])(\*{1,3}|_{1,3}|~~|`)(?=\S)([^*_~`\n]+?)(?<=\S)\1(?![\w*])")
_LINK = re.compile(
    r"!?\[([^\[\]\n]{0,500})\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?: \"[^\"\n]{0,200}\")?\)"
)
_TIME = re.compile(CLOCK)
_LONGEST_TITLE = 60
_ENDS = (".", "!", "?", "…", ",", ";")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_SPAN = re.compile(
    r"</?(?:b|i|u|em|strong|span|br|p|div|sub|sup|small|mark|a|details|summary|center|font|img|hr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)


def read(text: str, _filename: str = "") -> Reading:
    """Read a Markdown file."""
    reading = Reading("md")
    add_prose(reading, markdown_lines(text, reading))
    return reading


def markdown_lines(text: str, reading: Reading) -> list[Line]:
    """Lines without their markup; front matter and comments become notes, their lines still count."""
    for pattern in (_FRONT, _COMMENT):
        text = pattern.sub(lambda found: _noted(found[0], reading), text)
    lines: list[Line] = []
    gap = True
    rows = Rows()
    for number, raw in enumerate(lines_of(text), 1):
        words = raw.strip()
        if words[:1] != "|":
            rows = Rows()
        if words and lines and _UNDERLINE.fullmatch(words) and _is_underlined(lines, words, number):
            lines[-1] = lines[-1]._replace(heading=1 if words[0] == "=" else 2, lead=0)
        if not words or _RULE.fullmatch(words):
            gap = True
            continue
        if image := _IMAGE.fullmatch(words):
            reading.notes += [image[1]] if image[1].strip() else []
            continue
        heading = _HEADING.match(words)
        if heading:
            title = unmarked(words[heading.end() :].rstrip("# \t"))
            if title:
                lines.append(Line(title, number, heading=len(heading[1])))
            gap = True
            continue
        if ruled := _RULED.fullmatch(words):
            lines.append(Line(unmarked(ruled[2]), number, heading=2))
            gap = True
            continue
        if words[0] == "|" and words.count("|") > 2:
            row = None if _DIVIDER.fullmatch(words) else rows.line(_cells(words), number)
            lines += [row] if row else []
            gap = True
            continue
        item = _ITEM.match(words)
        if item:
            words, gap = words[item.end() :].strip(), True
        line = _line(words, number, gap)
        lines += [line] if line.text else []
        gap = raw.endswith("  ") and bool(item)
    return lines


def _is_underlined(lines: list[Line], rule: str, number: int) -> bool:
    """Whether a rule is drawn under a title: directly below a short line of its own, and as long."""
    above = lines[-1]
    return (
        above.number == number - 1
        and above.gap
        and not above.heading
        and len(above.text) <= min(_LONGEST_TITLE, 2 * len(rule))
        and ":" not in above.text
        and not above.text.endswith(_ENDS)
    )


def _cells(row: str) -> list[str]:
    return [unmarked(cell.replace("\\|", "|")) for cell in _BAR.split(row.strip("|"))]


def _noted(block: str, reading: Reading) -> str:
    note = block.removeprefix("<!--").removesuffix("-->").strip("-+\n ")
    if note:
        reading.notes.append(note)
    return "\n" * block.count("\n")


def _line(words: str, number: int, gap: bool) -> Line:
    bold = _BOLD.match(words)
    if not bold:
        return Line(unmarked(words), number, gap=gap)
    label = unmarked(bold[2])
    return Line(label + unmarked(words[bold.end() :], strip=False), number, lead=len(label), gap=gap)


def _linked(found: re.Match[str]) -> str:
    """A link's words; a time that is a link stays in brackets, so that it is known as one."""
    return f"[{found[1]}]" if _TIME.fullmatch(found[1].strip()) else found[1]


def unmarked(text: str, *, strip: bool = True) -> str:
    """Inline Markdown as plain words."""
    if "<" in text:
        text = _SPAN.sub(" ", text)
    if "](" in text:
        text = _LINK.sub(_linked, text)
    if "*" in text or "_" in text or "`" in text or "~" in text:
        for _ in range(3):
            bare = _INLINE.sub(r"\2", text)
            if bare == text:
                break
            text = bare
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if "&" in text:
        text = html.unescape(text)
    return text.strip() if strip else text.rstrip()
