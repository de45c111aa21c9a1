"""HTML pages and exports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as markup

from insights.transcripts.readers.clocks import CLOCK
from insights.transcripts.readers.labels import word_set
from insights.transcripts.readers.lines import Line
from insights.transcripts.readers.parsed import Reading, UnreadableTranscript
from insights.transcripts.readers.prose import add_prose
from insights.transcripts.readers.rows import Rows
from insights.transcripts.readers.values import seconds

_LEFT_OUT = word_set("script style head template noscript svg nav footer button select title meta")
_BESIDE_ROLES = frozenset({"navigation", "contentinfo", "search"})
_BESIDE_IDS = frozenset({"footer", "toc", "navigation", "sidebar", "jump-to-nav"})
_BLOCKS = word_set(
    "p div section article header main aside ul ol li dl dt dd blockquote pre table tbody thead tr "
    "h1 h2 h3 h4 h5 h6 body html figure figcaption form hr"
)
_BOLD = frozenset({"b", "strong"})
_SPEAKER = re.compile(
    r"(?:\S*[-_])?(?:speaker|author|username|participant|interlocutor|talker)(?:[-_]?(?:name|label|id|title|tag))?"
    r"|(?:person|user|display|sender)[-_]?name",
    re.IGNORECASE,
)
_LONGEST_NAME = 60
_STARTS = ("data-start", "data-start-time", "data-begin", "data-time", "data-timestamp", "data-m")
_LONGEST_SECONDS = 36_000  # whole numbers beyond ten hours are milliseconds
_TIME = re.compile(CLOCK)


def read(text: str, _filename: str = "") -> Reading:
    """Read an HTML file; scripts, styles and navigation are left out."""
    reading = Reading("html")
    root = _page(text)
    lines = list(_Walk(root).lines())
    if not lines:
        raise UnreadableTranscript("The page holds no text.")
    reading.language = root.get("lang")
    add_prose(reading, lines)
    return reading


def html_lines(text: str) -> list[Line]:
    """The lines of a page, or of a piece of one."""
    return list(_Walk(_page(text)).lines())


def _page(text: str) -> etree._Element:
    parser = markup.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = markup.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableTranscript("The page is empty or damaged.") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise UnreadableTranscript("The page is nested too deeply to be read.")
    return root


class _Walk:
    """Goes through a page once and gathers the words of each block."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.pieces: list[tuple[str, bool]] = []
        self.bold = 0
        self.gap = True
        self.cells: list[str] | None = None
        self.rows = Rows()
        self.unit = _unit_of(root)

    def lines(self) -> Iterator[Line]:
        """The page's blocks, table rows and lines between breaks, in order."""
        walk = etree.iterwalk(self.root, events=("start", "end"))
        for event, element in walk:
            name = element.tag if isinstance(element.tag, str) else ""
            if event == "start" and (name in _LEFT_OUT or _is_beside(element)):
                walk.skip_subtree()
                continue
            yield from self._start(element, name) if event == "start" else self._end(element, name)

    def _start(self, element: etree._Element, name: str) -> Iterator[Line]:
        if name in _BLOCKS and self.cells is None:
            yield from self._flush(element)
            self.gap = True
        if name == "table" and self.cells is None:
            self.rows = Rows()
        if name == "tr" and self.cells is None:
            self.cells = []
        if self.unit and not self.pieces and self.cells is None and name[:1] != "h":
            self.pieces += [(clock, True) for clock in _clock_of(element, self.unit)]
        self.bold += name in _BOLD or _is_speaker(element, name)
        if element.text and name == "time" and _TIME.fullmatch(element.text.strip()):
            self.pieces.append((f" [{element.text.strip()}] ", self.bold > 0))
        elif element.text:
            self.pieces.append((element.text, self.bold > 0))

    def _end(self, element: etree._Element, name: str) -> Iterator[Line]:
        is_speaker = _is_speaker(element, name)
        self.bold -= name in _BOLD or is_speaker
        if is_speaker and self.cells is None and not _said(element).endswith((":", "：")):
            self.pieces.append((": ", True))
        if name in ("td", "th") and self.cells is not None:
            self.cells.append(self._taken()[0])
        elif name == "tr" and self.cells is not None:
            row = self.rows.line(self.cells, element.sourceline or 0)
            self.cells = None
            self.pieces = []
            if row:
                yield row
        elif name == "br" and self.cells is None:
            yield from self._flush(element)
            self.gap = False
        elif name in _BLOCKS and self.cells is None:
            yield from self._flush(element, int(name[1]) if name[0] == "h" and name[1:].isdigit() else 0)
            self.gap = True
        if element.tail:
            self.pieces.append((element.tail, self.bold > 0))

    def _flush(self, element: etree._Element, heading: int = 0) -> Iterator[Line]:
        words, lead = self._taken()
        if words:
            yield Line(words, element.sourceline or 0, heading=heading, lead=lead, gap=self.gap)

    def _taken(self) -> tuple[str, int]:
        """The gathered words, and how many characters at their start are bold."""
        lead: list[str] = []
        for text, bold in self.pieces:
            if not bold and text.strip():
                break
            lead.append(text)
        words = " ".join("".join(text for text, _ in self.pieces).split())
        self.pieces = []
        return words, len(" ".join("".join(lead).split()))


def _is_speaker(element: etree._Element, name: str) -> bool:
    """Whether an element holds nothing but who speaks, as its name or its class says."""
    if name in _LEFT_OUT or not (
        name == "cite" or any(map(_SPEAKER.fullmatch, (element.get("class") or "").split()))
    ):
        return False
    return 0 < len(_said(element)) <= _LONGEST_NAME and not any(child.tag in _BLOCKS for child in element)


def _is_beside(element: etree._Element) -> bool:
    """Whether an element is the page's own: its navigation, contents or foot."""
    return element.get("role") in _BESIDE_ROLES or element.get("id") in _BESIDE_IDS


def _said(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _unit_of(root: etree._Element) -> float:
    """What the times in attributes count, in seconds; 0 where there are none."""
    told = [value for name in _STARTS[:-1] for value in map(str, root.xpath(f"//*/@{name}"))]
    if not told:
        return 0.001 if root.xpath("boolean(//*/@data-m)") else 0.0
    whole = [int(value) for value in told if value.isdecimal() and len(value) < 12]
    return 0.001 if len(whole) == len(told) and max(whole) > _LONGEST_SECONDS else 1.0


def _clock_of(element: etree._Element, unit: float) -> list[str]:
    """An element's start as a clock in brackets, or nothing."""
    name = next((name for name in _STARTS if element.get(name)), "")
    start = seconds(element.get(name), 0.001 if name == "data-m" else unit) if name else None
    if start is None:
        return []
    minutes, rest = divmod(start, 60)
    return [f"[{int(minutes // 60)}:{int(minutes % 60):02d}:{rest:06.3f}] "]
