"""From rows of a file to responses: dates read, the respondent's id digested, open answers set apart."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from insights.surveys.rules.cells import Cell, is_missing, number_in, text_of
from insights.surveys.rules.dates import DateOrder, date_in
from insights.surveys.rules.mapping import Plan
from insights.surveys.rules.packing import MONTH, PERSON, STATE, STATES, Packed, Packer

MOST_PERSONS = 1 << 32
LONGEST_ANSWER = 20_000
Flags = Sequence[Sequence[bool]]


@dataclass(frozen=True, slots=True)
class Said:
    """An open answer of one response."""

    position: int
    text: str


@dataclass(frozen=True, slots=True)
class Taken:
    """One response as it is stored."""

    number: int
    respondent: str | None
    answered_on: date | None
    partial: bool
    preview: bool
    answers: list[Cell]
    said: tuple[Said, ...]
    segment: str
    score: float | None


class Intake:
    """Takes rows block by block; what must be known of all rows together is packed on the way."""

    def __init__(
        self, plan: Plan, width: int, date_order: DateOrder, digest: Callable[[str], str], first: int = 1
    ) -> None:
        self._plan, self._order, self._digest, self._next = plan, date_order, digest, first
        self._days: dict[Cell, date | None] = {}
        self._numbers: dict[Cell, float | None] = {}
        self._hidden = {*plan.texts, *plan.left_out}
        scored = {at for draft in plan.scores for at in draft.positions}
        most = dict.fromkeys(scored, MOST_PERSONS)
        self._packers = {
            at: Packer(most[at]) if at in most else Packer() for at in range(width) if at not in self._hidden
        }
        if plan.date is not None:
            del self._packers[plan.date]
            self._packers[MONTH] = Packer()
        if plan.respondent is not None:
            self._packers[PERSON] = Packer(MOST_PERSONS)
        self._packers[STATE] = Packer()
        self.count = 0
        self.partial = 0
        self.first_on: date | None = None
        self.last_on: date | None = None
        self.undated = 0

    def add(self, rows: Sequence[Sequence[Cell]], flags: Flags) -> list[Taken]:
        """Take one block of rows; `flags` says of each whether it is a preview, and whether unfinished."""
        columns = list(zip(*rows, strict=True))
        plan, size = self._plan, len(rows)
        days = self._days_of(columns[plan.date]) if plan.date is not None else [None] * size
        keys = self._keys_of(columns[plan.respondent]) if plan.respondent is not None else [None] * size
        segments = (
            ["" if is_missing(cell) else text_of(cell)[:200] for cell in columns[plan.segment]]
            if plan.segment is not None
            else [""] * size
        )
        scores = self._scores_of(columns[plan.lead]) if plan.lead is not None else [None] * size
        said = self._said(columns, size)
        self._pack(columns, days, keys, flags)
        for at in self._hidden:
            columns[at] = (None,) * size
        stored = map(list, zip(*columns, strict=True))
        taken = [
            Taken(
                self._next + i,
                keys[i],
                days[i],
                flags[i][1],
                flags[i][0],
                answers,
                said[i],
                segments[i],
                scores[i],
            )
            for i, answers in enumerate(stored)
        ]
        self._next += size
        return taken

    def packed(self) -> dict[int, Packed]:
        """The packed columns by position, those of no question under negative ones."""
        found = {at: packer.packed() for at, packer in self._packers.items()}
        persons = found.get(PERSON)
        if persons is not None:
            found[PERSON] = Packed(persons.width, persons.codes, [])
        return {at: packed for at, packed in found.items() if packed is not None}

    def _days_of(self, cells: Sequence[Cell]) -> list[date | None]:
        for cell in set(cells).difference(self._days):
            self._days[cell] = None if is_missing(cell) else date_in(cell, self._order)
        days = [self._days[cell] for cell in cells]
        known = [day for day in days if day is not None]
        self.undated += len(days) - len(known)
        if known:
            self.first_on = min(known) if self.first_on is None else min(self.first_on, *known)
            self.last_on = max(known) if self.last_on is None else max(self.last_on, *known)
        return days

    def _scores_of(self, cells: Sequence[Cell]) -> list[float | None]:
        for cell in set(cells).difference(self._numbers):
            self._numbers[cell] = number_in(cell)
        return [self._numbers[cell] for cell in cells]

    def _keys_of(self, cells: Sequence[Cell]) -> list[str | None]:
        return [None if is_missing(cell) else self._digest(text_of(cell)) for cell in cells]

    def _said(self, columns: Sequence[Sequence[Cell]], size: int) -> list[tuple[Said, ...]]:
        if not self._plan.texts:
            return [()] * size
        said: list[list[Said]] = [[] for _ in range(size)]
        for at in self._plan.texts:
            for row, cell in enumerate(columns[at]):
                if cell is not None and (text := text_of(cell)):
                    said[row].append(Said(at, text[:LONGEST_ANSWER]))
        return [tuple(own) for own in said]

    def _pack(
        self,
        columns: Sequence[Sequence[Cell]],
        days: Sequence[date | None],
        keys: Sequence[str | None],
        flags: Flags,
    ) -> None:
        months = {day: f"{day:%Y-%m}" for day in set(days) if day is not None}
        states = [STATES[1] if preview else STATES[0] if partial else None for preview, partial in flags]
        for at, packer in self._packers.items():
            if at == MONTH:
                packer.add([months.get(day) if day else None for day in days])
            elif at == STATE:
                packer.add(states)
            elif at == PERSON:
                packer.add(keys)
            else:
                packer.add(columns[at])
        self.count += len(states)
        self.partial += sum(state is not None for state in states)


def respondent_digest(secret_key: str, study_id: int, respondent: str) -> str:
    """A keyed digest by which a study knows a respondent again; the id itself is not kept."""
    key = hashlib.sha256(secret_key.encode()).digest()
    text = f"{study_id}:{respondent.strip().casefold()}"
    return hashlib.blake2b(text.encode(), key=key, digest_size=16).hexdigest()
