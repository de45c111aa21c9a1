"""Objectives and key results that headings and bullets of a Markdown text tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from insights.metrics.rules.periods import Period, add_months, quarter_around
from insights.objectives.rules.wording import without_marks

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_ITEM = re.compile(r"^(\s*)(?:[-*+]|\d+[.)])\s+(.*)$")
_PRIORITY = re.compile(
    r"^\s*(?:\[(P\d)\]|\*\*(P\d)\*\*|(P\d)\b|\*\*(KR\s?\d*)\*\*|(KR\s?\d*))[\s:.\-–]*", re.IGNORECASE
)
LINK = re.compile(r"\(?\[([^\[\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)?\)\)?")
_PERIOD = re.compile(r"\bQ([1-4])[ \-/]*(20\d\d)\b|\b(20\d\d)[ \-/]*Q([1-4])\b", re.IGNORECASE)
_HALF = re.compile(r"\bH([12])[ \-/]*(20\d\d)\b|\b(20\d\d)[ \-/]*H([12])\b", re.IGNORECASE)
_NOT_OURS = re.compile(r"^(wip|tbd|draft|see|source page)\b|^https?://", re.IGNORECASE)
_LABEL = re.compile(r"^(?:objective\s*\d*|o\d+|vision|goal\s*\d*)\s*[:.\-–]\s*", re.IGNORECASE)
_GOALS = re.compile(r"\b(goals|objectives)\b", re.IGNORECASE)


@dataclass(slots=True)
class ReadObjective:
    """An objective found in a text, with its key results' statements and those aligned under it."""

    statement: str
    line: int
    team: str = ""
    reason: str = ""
    key_results: list[tuple[str, int]] = field(default_factory=list)
    children: list[ReadObjective] = field(default_factory=list)

    def walk(
        self, parent: ReadObjective | None = None
    ) -> Iterator[tuple[ReadObjective, ReadObjective | None]]:
        """This one and all under it, each with its parent, in the order of the text."""
        yield self, parent
        for child in self.children:
            yield from child.walk(self)


@dataclass(slots=True)
class ReadOkrs:
    """What a text holds: its period when it names one, and its objectives."""

    period: Period | None
    objectives: list[ReadObjective]

    def all(self) -> list[tuple[ReadObjective, ReadObjective | None]]:
        """Every objective with its parent, in the order of the text."""
        return [pair for top in self.objectives for pair in top.walk()]


@dataclass(slots=True)
class _Item:
    text: str
    line: int
    indent: int
    marked: bool
    children: list[_Item] = field(default_factory=list)


@dataclass(slots=True)
class _Section:
    title: str
    line: int
    items: list[_Item] = field(default_factory=list)


def read_markdown(text: str) -> list[ReadObjective]:
    """The objectives of a Markdown text.

    A heading over marked bullets (P0, KR1) is an objective and the bullets its key results; a heading that
    ends with a colon names a team, and its bullets are objectives. A bullet with marked bullets under it is
    an objective; unmarked ones under a marked one are notes.
    """
    return [found for section in _sections(text) for found in _objectives_of(section)]


def period_named(text: str) -> Period | None:
    """The quarter or half year that a text names first."""
    if found := _PERIOD.search(text):
        number, year = int(found[1] or found[4]), int(found[2] or found[3])
        return quarter_around(date(year, number * 3 - 2, 1))
    if found := _HALF.search(text):
        number, year = int(found[1] or found[4]), int(found[2] or found[3])
        first = date(year, number * 6 - 5, 1)
        return Period(first, add_months(first, 6) - timedelta(days=1), f"H{number} {year}")
    return None


def _sections(text: str) -> list[_Section]:
    sections = [_Section("", 0)]
    stack: list[_Item] = []
    for number, line in enumerate(text.split("\n"), 1):
        if heading := _HEADING.match(line):
            sections.append(_Section(plain_text(heading[2]), number))
            stack = []
        elif found := _ITEM.match(line):
            item = _item(found, number)
            if item is None:
                continue
            while stack and stack[-1].indent >= item.indent:
                stack.pop()
            (stack[-1].children if stack else sections[-1].items).append(item)
            stack.append(item)
    return [section for section in sections if section.items]


def _item(found: re.Match[str], number: int) -> _Item | None:
    indent = len(found[1].expandtabs(4))
    marked = _PRIORITY.match(found[2]) is not None
    text = plain_text(_PRIORITY.sub("", found[2], count=1))
    if not text or _NOT_OURS.match(text) or _only_link(found[2]):
        return None
    return _Item(text[:300], number, indent, marked)


def plain_text(text: str) -> str:
    """Text without links, emphasis and check boxes."""
    text = re.sub(r"\(\[#?\d+\]\([^()]*\)\)", "", text)
    text = LINK.sub(r"\1", text)
    text = re.sub(r"^\[[ xX]\]\s*", "", text)
    text = re.sub(r"(\*\*|__|`)", "", text)
    return re.sub(r"\s+", " ", text).strip().strip("*_").replace("_(", "(").strip()


def _only_link(text: str) -> bool:
    return not LINK.sub("", text).strip(" .:-–*") or text.strip().startswith("http")


def _objectives_of(section: _Section) -> list[ReadObjective]:
    items = section.items
    marked = sum(item.marked for item in items)
    deeper = any(child.marked for item in items for child in item.children)
    named = bool(_LABEL.match(section.title)) and not section.title.endswith(":")
    heading_is_one = marked * 2 >= len(items) or named or (deeper and not section.title.endswith(":"))
    if section.title and heading_is_one and (marked or named or deeper):
        return [_objective(_LABEL.sub("", section.title), section.line, items)]
    if deeper or section.title.endswith(":"):
        team = section.title.rstrip(":").strip()
        if _LABEL.match(f"{team}:"):
            return [_objective(item.text, item.line, item.children) for item in items]
        return [_objective(item.text, item.line, item.children, team) for item in items]
    if section.title and _GOALS.search(section.title) and not _PERIOD.search(section.title):
        return [_objective(section.title, section.line, items)]
    return []


def _objective(statement: str, line: int, items: list[_Item], team: str = "") -> ReadObjective:
    found = ReadObjective(without_marks(statement)[:300] or statement[:300], line, team)
    for item in items:
        if item.children and (not item.marked or any(child.marked for child in item.children)):
            found.children.append(_objective(item.text, item.line, item.children, team))
        else:
            found.key_results.append((item.text, item.line))
    return found
