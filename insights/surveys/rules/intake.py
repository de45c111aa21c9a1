"""From rows of a file to responses: dates read, ids and open answers set apart, answers packed on the way."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from insights.surveys.rules.cells import Cell, is_missing, number_in, text_of
from insights.surveys.rules.dates import DateOrder, date_in, day_part, stands_for_none
from insights.surveys.rules.mapping import Plan
from insights.surveys.rules.packing import MONTH, STATE, STATES, Packed, Packer

MOST_SCORED = 1 << 32
MOST_REMEMBERED = 50_000
LONGEST_ANSWER = 20_000


class Said(NamedTuple):
    """An open answer: of which response of its block, to which question, beside which segment and score."""

    row: int
    position: int
    text: str
    segment: str
    score: float | None


@dataclass(frozen=True, slots=True)
class Taken:
    """A block of responses, one entry a response in each list; `answers` are JSON texts, `days` ISO dates.

    `ids` are the respondents' ids as the file has them: digest them before anything is stored.
    """

    first: int
    answers: list[str]
    ids: list[str | None]
    days: list[str | None]
    partial: list[bool]
    preview: list[bool]
    said: list[Said]

    def as_plain(self) -> dict[str, Any]:
        """As it goes from one process to another; `taken_from` reads it."""
        return {name: getattr(self, name) for name in self.__slots__}


def taken_from(plain: dict[str, Any]) -> Taken:
    """A block as another process sent it."""
    return Taken(**{**plain, "said": [Said(*said) for said in plain["said"]]})


class _Remembered(dict[Cell, Any]):
    """What `reckon` says of a cell, asked once for each different cell while there are not too many."""

    def __init__(self, reckon: Callable[[Cell], Any]) -> None:
        super().__init__()
        self._reckon = reckon

    def __missing__(self, cell: Cell) -> Any:
        found = self[cell] = self._reckon(cell)
        return found

    def of(self, cells: Sequence[Cell]) -> list[Any]:
        """What is said of each cell."""
        if len(self) > MOST_REMEMBERED:
            self.clear()
        return list(map(self.__getitem__, cells))


class Intake:
    """Takes rows block by block, as columns; what must be known of all rows together is packed on the way."""

    def __init__(self, plan: Plan, width: int, date_order: DateOrder, first: int = 1) -> None:
        self._plan, self._next = plan, first
        of_day = _Remembered(lambda cell: None if stands_for_none(cell) else _iso(date_in(cell, date_order)))
        self._days = _Remembered(lambda cell: of_day[day_part(cell) if isinstance(cell, str) else cell])
        self._numbers = _Remembered(number_in)
        self._segments = _Remembered(lambda cell: "" if is_missing(cell) else text_of(cell)[:200])
        hidden = {*plan.texts, *plan.left_out}
        self._written = [None if at in hidden else _Remembered(_as_json) for at in range(width)]
        scored = {at for draft in plan.scores for at in draft.positions}
        self._packers = {
            at: Packer(MOST_SCORED) if at in scored else Packer()
            for at in range(width)
            if at not in hidden and at != plan.date
        }
        if plan.date is not None:
            self._packers[MONTH] = Packer()
        self._packers[STATE] = Packer()

    def add(self, columns: Sequence[Sequence[Cell]], previews: set[int], partials: set[int]) -> Taken:
        """Take one block; `previews` and `partials` are the places of such responses in it."""
        plan, size = self._plan, len(columns[0])
        days: list[str | None] = [None] * size
        if plan.date is not None:
            days = self._days.of(columns[plan.date])
        taken = Taken(
            first=self._next,
            answers=self._answers_of(columns, size),
            ids=_ids_of(columns[plan.respondent]) if plan.respondent is not None else [None] * size,
            days=days,
            partial=_flags(partials, size),
            preview=_flags(previews, size),
            said=self._said(columns),
        )
        self._pack(columns, taken)
        self._next += size
        return taken

    def packed(self) -> dict[int, Packed]:
        """The packed columns by position, those of no question under negative ones."""
        found = {at: packer.packed() for at, packer in self._packers.items()}
        return {at: packed for at, packed in found.items() if packed is not None}

    def _answers_of(self, columns: Sequence[Sequence[Cell]], size: int) -> list[str]:
        nothing = ["null"] * size
        texts = [
            nothing if written is None else written.of(cells)
            for written, cells in zip(self._written, columns, strict=True)
        ]
        return [f"[{','.join(row)}]" for row in zip(*texts, strict=True)]

    def _said(self, columns: Sequence[Sequence[Cell]]) -> list[Said]:
        plan, said = self._plan, []
        for at in plan.texts:
            for row, cell in enumerate(columns[at]):
                if cell is not None and (text := text_of(cell)):
                    segment = "" if plan.segment is None else self._segments[columns[plan.segment][row]]
                    score = None if plan.lead is None else self._numbers[columns[plan.lead][row]]
                    said.append(Said(row, at, text[:LONGEST_ANSWER], segment, score))
        said.sort(key=lambda one: (one.row, one.position))
        return said

    def _pack(self, columns: Sequence[Sequence[Cell]], taken: Taken) -> None:
        for at, packer in self._packers.items():
            if at == MONTH:
                packer.add([day and day[:7] for day in taken.days])
            elif at == STATE:
                states = zip(taken.preview, taken.partial, strict=True)
                packer.add(
                    [STATES[1] if preview else STATES[0] if partial else None for preview, partial in states]
                )
            else:
                packer.add(columns[at])


def digests_of(secret_key: str, study_id: int | None, ids: Sequence[str | None]) -> list[str | None]:
    """Keyed digests by which respondents are known again, everywhere or in one study; no ids are kept."""
    key = hashlib.sha256(secret_key.encode()).digest()
    start = hashlib.blake2b(f"{study_id or ''}:".encode(), key=key, digest_size=16)
    digests: list[str | None] = []
    for respondent in ids:
        if respondent is None:
            digests.append(None)
        else:
            own = start.copy()
            own.update(respondent.strip().casefold().encode())
            digests.append(own.hexdigest())
    return digests


def _flags(places: set[int], size: int) -> list[bool]:
    return [row in places for row in range(size)] if places else [False] * size


def _state(preview: bool, partial: bool) -> str | None:
    return STATES[1] if preview else STATES[0] if partial else None


def _ids_of(cells: Sequence[Cell]) -> list[str | None]:
    texts = [text_of(cell) for cell in cells]
    return [None if not text or is_missing(text) else text for text in texts]


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def _as_json(cell: Cell) -> str:
    return "null" if cell == "" else json.dumps(cell, ensure_ascii=False)
