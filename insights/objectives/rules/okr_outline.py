"""Objectives of a text that speaks of OKRs, by its outline: headings over bullets without marks or labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from insights.objectives.rules.okr_labels import without_label, without_score
from insights.objectives.rules.okr_text import LINK, ReadObjective, plain_text
from insights.objectives.rules.wording import without_marks

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_ITEM = re.compile(r"^(\s*)(?:[-*+•]\s*(?=[\w\[`*\"'£$€])|\d+[.)]\s+)(.*)$")
_BOLD = re.compile(r"^(?:\*\*|__)(?!\s)(.+?)(?:\*\*|__):?\s*$")
_SPEAKS = re.compile(r"\bOKRs?\b|\bobjectives?\b.{0,12}\bkey results?\b", re.IGNORECASE)
_PERIOD = re.compile(r"\b(?:Q[1-4]|H[12])\b|\b20\d\d\b", re.IGNORECASE)
_EMPTY = re.compile(
    r"(?:\W|\bQ[1-4]\b|\bH[12]\b|\b20\d\d\b|\b(?:quarter|quarterly|year|yearly|annual|half|goals?|"
    r"objectives?|and|the|for|of|set \d|company|team|first|second|third|fourth)\b)*",
    re.IGNORECASE,
)
_KEY_RESULTS = re.compile(r"key results?\W*", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?:intro\w*|about|overview|background|context|roles?|how|when|why|what|who|tips|resources?|reading|"
    r"references?|links?|external|(?:key )?concepts?|notes?|change ?log|history|previous|past|archive|"
    r"retro\w*|process|types|credits|glossary|definitions?|meta|contacts?|templates?|scor\w+|grading|"
    r"legend|timeline|schedule|initiatives?|metrics?|related|further|see also|appendix|faq|tracking|status|"
    r"tasks?)\b",
    re.IGNORECASE,
)
_PRIORITY = re.compile(
    r"^(?:\[[ xX]\]\s*)?(?:(?:`?\[?P[\dX]\]?`?|\*\*P\d\*\*)\s*[:\-–]*\s*(?:@[\w-]+\s*[:\-–]*)?\s+)?"
)
_TAGS = re.compile(r"(?:\s*\[[pP][\d?]\])+(?=\s*(?:\[|$))")
_STRUCK = re.compile(r"^(?:\[[ xX]\]\s*)?~~.*~~$")


@dataclass(slots=True)
class _Node:
    title: str
    line: int
    level: int
    items: list[tuple[str, int]] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)


def read_outline(text: str) -> list[ReadObjective]:
    """The objectives that headings, bold lines and lines over bullets name; none where no period is named.

    A heading that only names a period or OKRs holds objectives; headings under an objective are its own.
    """
    lines = text.split("\n")
    headings = [found[2] for line in lines if (found := _HEADING.match(line))]
    dated = any(_PERIOD.search(title) for title in headings)
    if not _SPEAKS.search(text) or not (dated or re.search(r"^\s*[-*+]\s+\[[ xX]\]", text, re.MULTILINE)):
        return []
    return [found for node in _tree(lines) for found in _under(node)]


def _tree(lines: list[str]) -> list[_Node]:
    root = _Node("", 0, 0)
    stack, indent, fenced = [root], -1, False
    for number, line in enumerate(lines, 1):
        fenced ^= line.lstrip().startswith("```")
        if fenced or not line.strip():
            continue
        if headed := _titled(lines, number - 1):
            level, title = headed
            while stack[-1].level >= level:
                stack.pop()
            node = _Node(plain_text(title), number, level)
            if _STRUCK.match(title):
                node.title = ""
            stack[-1].children.append(node)
            stack.append(node)
            indent = -1
        elif item := _ITEM.match(line):
            own = len(item[1].expandtabs(4))
            indent = own if indent < 0 else min(indent, own)
            if own == indent and (said := _said(item[2])):
                stack[-1].items.append((said, number))
    return root.children


def _titled(lines: list[str], at: int) -> tuple[int, str] | None:
    """Level and words of a heading, of a bold line over bullets, or of a plain line right over them."""
    line = lines[at].rstrip()
    if heading := _HEADING.match(line):
        return len(heading[1]), heading[2]
    below = next((later for later in lines[at + 1 :] if later.strip()), "")
    if (bold := _BOLD.match(line.strip())) and _ITEM.match(below):
        return 7, bold[1]
    above = lines[at - 1].strip() if at else ""
    apart = not above or _HEADING.match(above) is not None
    bare = re.match(r"^[A-Z]", line) is not None and line[-1] not in ".:?;," and len(line) < 100
    if apart and bare and at + 1 < len(lines) and _ITEM.match(lines[at + 1]):
        return 8, line
    return None


def _said(written: str) -> str:
    """A bullet's words without priority, check box and tags; nothing for links and what is struck out."""
    if _STRUCK.match(written.strip()) or not LINK.sub("", written).strip(" .:-–*"):
        return ""
    words = _TAGS.sub("", plain_text(_PRIORITY.sub("", written.strip(), count=1))).strip()
    if not any(letter.isalnum() for letter in words):
        return ""
    return "" if re.match(r"(?:wip|tbd|tbc|draft|see)\b|https?://", words, re.IGNORECASE) else words[:300]


def _under(node: _Node) -> Iterator[ReadObjective]:
    """The objectives of a heading: itself, or where it only holds them, those under it."""
    if _ASIDE.match(node.title) or not node.title:
        return
    if node.level == 1 or _SPEAKS.search(node.title) or _EMPTY.fullmatch(node.title):
        for child in node.children:
            yield from _under(child)
        return
    found = ReadObjective(without_marks(_TAGS.sub("", node.title))[:300], node.line)
    found.key_results += [_key_result(said, line) for said, line in node.items]
    for child in node.children:
        if _KEY_RESULTS.fullmatch(child.title):
            told = [(own.title, own.line) for own in child.children] + child.items
            found.key_results += [_key_result(said, line) for said, line in told]
        else:
            found.children += _under(child)
    if found.key_results or found.children:
        yield found


def _key_result(said: str, line: int) -> tuple[str, int]:
    return without_score(without_label(said)), line
