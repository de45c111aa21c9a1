"""Objectives in other shapes than Markdown: JSON, YAML and web pages, brought to lines and tables."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

from insights.objectives.rules.okr_text import ReadObjective

OBJECTIVE = ("objective", "goal", "title", "name", "statement", "description", "text")
KEY_RESULTS = ("key_results", "keyresults", "key results", "krs", "results", "kr")
KEY_RESULT = ("key_result", "keyresult", "kr", "title", "name", "text", "statement", "description", "metric")
CHILDREN = ("objectives", "okrs", "goals", "children", "items", "okr")
BASELINE = ("baseline", "start", "start_value", "initial", "initial_value", "from")
TARGET = ("target", "target_value", "goal_value", "to", "end_value")
_PAIR = re.compile(r"^(\s*)(?:-\s+)?(\w[\w ]{0,60}?)\s{0,3}:(?:\s+(.*))?$")
_PAGE = re.compile(r"<(?:!doctype html|html|body|h[1-6]|ul|ol|table)\b", re.IGNORECASE)


def read_shaped(text: str) -> list[ReadObjective]:
    """The objectives of a JSON or YAML text; none when it is neither or holds none."""
    try:
        found = list(_objectives_in(_document_in(text)))
    except RecursionError:
        return []
    for line, one in enumerate(found, 1):
        one.line = line * 1000
        one.key_results = [(words, one.line + at) for at, (words, _) in enumerate(one.key_results, 1)]
    return found


def as_lines(text: str) -> str:
    """A web page as lines: headings, bullets and tables as Markdown has them; other texts as they are."""
    if not _PAGE.match(text.lstrip()[:400]):
        return text
    page = _Page()
    page.feed(text)
    page.close()
    return "\n".join(page.lines)


def _document_in(text: str) -> Any:
    if text.lstrip()[:1] in ("{", "["):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):  # of numbers with thousands of digits, too
            return None
    lines = [line for line in text.split("\n") if line.strip() and not line.lstrip().startswith(("#", "---"))]
    keyed = sum(_PAIR.match(line) is not None for line in lines)
    return _block(lines) if lines and keyed * 2 > len(lines) and _PAIR.match(lines[0]) else None


def _block(lines: list[str]) -> Any:
    """A block of simple YAML: pairs, lists and words, by their indents."""
    if not lines:
        return None
    indent = _indent(lines[0])
    if lines[0].lstrip().startswith("- "):
        return [_entry(part, indent) for part in _parts(lines, indent, "- ")]
    found: dict[str, Any] = {}
    for part in _parts(lines, indent, ""):
        pair = _PAIR.match(part[0])
        if pair is None:
            return " ".join(line.strip() for line in lines)
        below = part[1:]
        found[pair[2].strip()] = _block(below) if below and not pair[3] else _word(pair[3] or "")
    return found


def _entry(part: list[str], indent: int) -> Any:
    """One entry of a list: words, or pairs of which the first stands behind the dash."""
    inner = " " * (indent + 2)
    words = part[0].lstrip()[2:]
    if not _PAIR.match(words):
        return _word(" ".join([words, *(line.strip() for line in part[1:])]))
    return _block([inner + words, *part[1:]])


def _parts(lines: list[str], indent: int, mark: str) -> Iterator[list[str]]:
    part: list[str] = []
    for line in lines:
        begins = _indent(line) == indent and line.lstrip().startswith(mark)
        if begins and (mark or not line.lstrip().startswith("- ")) and part:
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def _indent(line: str) -> int:
    expanded = line.expandtabs(2)
    return len(expanded) - len(expanded.lstrip())


def _word(text: str) -> str:
    return text.split(" #")[0].strip().strip("\"'")


def _objectives_in(value: Any) -> Iterator[ReadObjective]:
    """Every mapping that holds key results, with its own words for an objective."""
    if isinstance(value, list):
        for one in value:
            yield from _objectives_in(one)
    if not isinstance(value, dict):
        return
    named = {str(key).strip().casefold().replace("-", "_"): own for key, own in value.items()}
    results = next((named[key] for key in KEY_RESULTS if isinstance(named.get(key), list)), None)
    statement = _said(named, OBJECTIVE)
    if results is not None and statement:
        found = ReadObjective(statement[:300], 0)
        found.key_results = [(words[:300], 0) for one in results if (words := _result_in(one))]
        yield found
        return
    for key, own in named.items():
        if key in CHILDREN or isinstance(own, dict):
            yield from _objectives_in(own)


def _result_in(value: Any) -> str:
    """A key result in words, with its baseline, target and unit where the words do not say them."""
    if not isinstance(value, dict):
        return str(value).strip() if value is not None else ""
    named = {str(key).strip().casefold().replace("-", "_"): own for key, own in value.items()}
    words = _said(named, KEY_RESULT)
    start, target = _number(named, BASELINE), _number(named, TARGET)
    unit = _said(named, ("unit", "units"))
    if not words or not target or re.search(rf"(?<!\d){re.escape(target)}(?!\d)", words.replace(",", "")):
        return words
    sign = f" {unit}" if unit else ""
    return f"{words.rstrip('.:')} {f'from {start}{sign} ' if start else ''}to {target}{sign}"


def _said(named: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    found = (named[key].strip() for key in keys if isinstance(named.get(key), str))
    return next((text for text in found if text), "")


def _number(named: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    found = (str(named[key]).strip() for key in keys if named.get(key) is not None)
    return next((text for text in found if re.search(r"\d", text)), "")


class _Page(HTMLParser):
    """Collects a page's blocks as lines of Markdown."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._mark, self._words, self._hidden, self._depth = "", "", 0, 0
        self._row: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins: what was said before it is a line of its own."""
        if tag in ("script", "style", "head", "title"):
            self._hidden += 1
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self._flush("#" * int(tag[1]) + " ")
        elif tag in ("ul", "ol"):
            self._flush()
            self._depth += 1
        elif tag == "li":
            self._flush("  " * (self._depth - 1) + "- ")
        elif tag in ("p", "div", "table", "br", "section"):
            self._flush(self._mark if tag == "p" and not self._words.strip() else "")
        elif tag == "tr":
            self._flush()
            self._row = []
        elif tag in ("td", "th"):
            self._words = ""

    def handle_endtag(self, tag: str) -> None:
        """A block ends."""
        if tag in ("script", "style", "head", "title"):
            self._hidden = max(0, self._hidden - 1)
        elif tag in ("td", "th"):
            self._row.append(" ".join(self._words.split()).replace("|", "/"))
            self._words = ""
        elif tag == "tr" and self._row:
            self.lines.append(f"| {' | '.join(self._row)} |")
            self._row = []
        elif tag in ("ul", "ol"):
            self._flush()
            self._depth = max(0, self._depth - 1)
        elif tag in ("h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "div", "table"):
            self._flush()
            if tag == "table":
                self.lines.append("")

    def handle_data(self, data: str) -> None:
        """Words of the block that is open."""
        if not self._hidden:
            self._words += data

    def close(self) -> None:
        """The last block ends with the page."""
        super().close()
        self._flush()

    def _flush(self, mark: str = "") -> None:
        if words := " ".join(self._words.split()):
            self.lines.append(f"{self._mark}{words}")
        self._words, self._mark = "", mark
