"""Which responses are previews, tests or unfinished: they count, and they are named."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from insights.surveys.rules.cells import Cell, text_of

_PREVIEWS = frozenset(["survey preview", "preview", "test", "survey test", "spam", "umfragevorschau"])
_UNFINISHED = frozenset(
    ["partial", "incomplete", "in progress", "started", "unfinished", "disqualified", "abandoned"]
)
_FALSE = frozenset(["false", "0", "no", "nein", "non"])
_STATUS = (
    "status", "response status", "completion status", "response type", "submission status",
    "distributionchannel",
)  # fmt: skip
_QUALTRICS_PREVIEWS = frozenset(["1", "2", "9", "17"])


class CompletionCount:
    """Counts preview and unfinished responses by the columns in which survey tools record it."""

    def __init__(self, names: Sequence[str]) -> None:
        folded = [name.strip().casefold() for name in names]
        self._status = _first(folded, _STATUS)
        coded = {"finished", "recordeddate", "status"} <= set(folded)
        self._previews = _PREVIEWS | _QUALTRICS_PREVIEWS if coded else _PREVIEWS
        self._finished = _first(folded, ("finished", "completed", "is complete", "complete", "responded"))
        self._lastpage = _first(folded, ("submitdate", "date submitted", "submitdate. date submitted"))
        if self._lastpage is not None and not {"lastpage", "last page", "lastpage. last page"} & set(folded):
            self._lastpage = None
        self.previews = 0
        self.unfinished = 0

    def add(self, columns: Sequence[Sequence[Cell]]) -> tuple[set[int], set[int]]:
        """Look at one block of rows, given as columns: where previews and unfinished responses stand."""
        previews: set[int] = set()
        unfinished: set[int] = set()
        if self._status is not None:
            status = columns[self._status]
            previews = _places(status, lambda cell: text_of(cell).casefold() in self._previews)
            unfinished = _places(status, lambda cell: text_of(cell).casefold() in _UNFINISHED)
        for index, is_open in ((self._finished, _says_no), (self._lastpage, _is_blank)):
            if index is not None:
                unfinished |= _places(columns[index], is_open)
        self.previews += len(previews)
        self.unfinished += len(unfinished)
        return previews, unfinished

    def notes(self) -> list[str]:
        """What to tell a person."""
        notes = []
        if self.previews:
            notes.append(f"{_responses(self.previews)} from previews or tests; they are counted.")
        if self.unfinished:
            notes.append(f"{_responses(self.unfinished)} not finished; they are counted.")
        return notes


def _first(names: list[str], wanted: tuple[str, ...]) -> int | None:
    return next((names.index(name) for name in wanted if name in names), None)


def _places(cells: Sequence[Cell], holds: Callable[[Cell], bool]) -> set[int]:
    """Where something holds, asked once for each different cell."""
    wanted = {cell for cell in set(cells) if holds(cell)}
    return {row for row, cell in enumerate(cells) if cell in wanted} if wanted else set()


def _says_no(cell: Cell) -> bool:
    return text_of(cell).casefold() in _FALSE


def _is_blank(cell: Cell) -> bool:
    return not text_of(cell)


def _responses(count: int) -> str:
    return "1 response is" if count == 1 else f"{count} responses are"
