"""The rows of a table inside a document as lines of prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from insights.transcripts.readers.clocks import CLOCK
from insights.transcripts.readers.heads import places_of, role_of
from insights.transcripts.readers.labels import can_be_label, trimmed
from insights.transcripts.readers.lines import Line

_TIME = re.compile(rf"[\[(]?\s*({CLOCK})\s*(?:(?:-->|[-–—])\s*({CLOCK})\s*)?[\])]?")
_NUMBER = re.compile(r"(?:nr|no|number|row|id|index|turn|line|#|№|番号|序号)?\.?", re.IGNORECASE)
_OBSERVED = re.compile(
    r"\s*(?:observations?|beobachtung(?:en)?|observaci(?:ón|ones)|notes?)\s*", re.IGNORECASE
)
_IN_ORDER = ("start", "end", "speaker", "text")


class Rows:
    """The rows of one table; once its head has been seen, cells are known by their columns."""

    def __init__(self) -> None:
        self.places: dict[str, int] | None = None

    def lines(self, cells: Sequence[Sequence[str]], number: int) -> Iterator[Line]:
        """The row's line, of cells given as paragraphs; of a row with a single cell each paragraph's line."""
        filled = [[text for text in cell if text.strip()] for cell in cells if any(map(str.strip, cell))]
        if len(filled) == 1 and len(filled[0]) > 1:
            yield from (Line(text.strip(), number) for text in filled[0])
        elif row := self.line([" ".join(filter(None, cell)) for cell in cells], number):
            yield row

    def line(self, cells: Sequence[str], number: int) -> Line | None:
        """`[time] Name: words`; None for a head or an empty row."""
        filled = [cell.strip() for cell in cells if cell.strip()]
        if not filled:
            return None
        cells = [_OBSERVED.sub("text", cell) if self.places is None else cell for cell in cells]
        if is_head(filled):
            self.places = places_of(cells)
            return None
        if self.places is None:
            self.places = places_of(cells) or {}
            if self.places:
                return None
        if self.places and len(cells) > max(self.places.values()):
            return _by_column(cells, self.places, number)
        return _by_sight(filled, number)


def is_head(cells: Sequence[str]) -> bool:
    """Whether cells name columns and nothing else."""
    return len(cells) > 1 and all(role_of(cell) or _NUMBER.fullmatch(cell) for cell in cells)


def _by_column(cells: Sequence[str], places: dict[str, int], number: int) -> Line | None:
    told = {role: cells[places[role]].strip() for role in _IN_ORDER if role in places}
    clocks = [clock for role in ("start", "end") for clock in _clocks(told.get(role, ""))][:2]
    if not told["text"]:
        return None
    return _line(clocks, trimmed(told.get("speaker", "")), told["text"], number)


def _by_sight(filled: Sequence[str], number: int) -> Line:
    """Cells in any order of time and name, the words last."""
    times = [cell for cell in filled if _TIME.fullmatch(cell)][:2]
    rest = [cell for cell in filled if cell not in times and not cell.isdigit()]
    clocks = [clock for time in times for clock in _clocks(time)][:2]
    if len(rest) > 1 and can_be_label(trimmed(rest[0])):
        return _line(clocks, trimmed(rest[0]), " ".join(rest[1:]), number)
    return _line(clocks, "", " ".join(rest or filled), number)


def _line(clocks: Sequence[str], label: str, words: str, number: int) -> Line:
    clock = f"[{' --> '.join(clocks)}] " if clocks else ""
    if label:
        return Line(f"{clock}{label}: {words}", number, lead=len(clock) + len(label) + 1)
    return Line(clock + words, number)


def _clocks(cell: str) -> list[str]:
    found = _TIME.fullmatch(cell)
    return [clock for clock in found.groups() if clock] if found else []
