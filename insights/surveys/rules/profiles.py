"""What a column's answers look like as a whole, gathered while rows stream by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from insights.surveys.rules.cells import Cell, is_missing, number_in, text_of

MOST_DISTINCT = 2000
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True)
class ColumnProfile:
    """A column's answers: how many, how often each (up to MOST_DISTINCT; `whole` when none was dropped)."""

    name: str
    text: str
    n: int
    missing: int
    values: Mapping[Cell, int]
    whole: bool = True
    group: str | None = None
    labels: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def numbers(self) -> dict[float, int]:
        """Answers that are numbers, with their counts."""
        counted: Counter[float] = Counter()
        for value, times in self.values.items():
            if (number := number_in(value)) is not None:
                counted[number] += times
        return dict(counted)

    @cached_property
    def texts(self) -> list[str]:
        """The distinct answers as texts."""
        return [text_of(value) for value in self.values]

    @property
    def kept(self) -> int:
        """How many answers `values` accounts for."""
        return sum(self.values.values())

    @property
    def numeric_share(self) -> float:
        """The share of answers that are numbers."""
        return sum(self.numbers.values()) / self.kept if self.values else 0.0

    @property
    def whole_numbers(self) -> bool:
        """Whether every number is a whole one."""
        return all(number.is_integer() for number in self.numbers)

    @property
    def distinct(self) -> int:
        """How many different answers there are (at least)."""
        return len(self.values)


class Tally:
    """Counts the answers of many columns, a block of rows at a time."""

    def __init__(self, width: int) -> None:
        self.rows = 0
        self._counts: list[Counter[Cell]] = [Counter() for _ in range(width)]
        self._missing = [0] * width
        self._whole = [True] * width

    def add(self, columns: Sequence[Sequence[Cell]]) -> None:
        """Count one block, given as columns."""
        self.rows += len(columns[0]) if columns else 0
        for index, column in enumerate(columns):
            kept, block = self._counts[index], Counter(column)
            missing = [cell for cell in block if is_missing(cell)]
            for cell in missing:
                self._missing[index] += block.pop(cell)
            if len(kept) + len(block) <= MOST_DISTINCT:
                kept.update(block)
            else:
                self._add_to_full(index, kept, block)

    def _add_to_full(self, index: int, kept: Counter[Cell], block: Counter[Cell]) -> None:
        for cell, times in block.items():
            if cell in kept or len(kept) < MOST_DISTINCT:
                kept[cell] += times
            else:
                self._whole[index] = False

    def profile(
        self,
        index: int,
        name: str,
        text: str,
        group: str | None = None,
        labels: Mapping[str, str] | None = None,
    ) -> ColumnProfile:
        """What was counted in one column."""
        missing = self._missing[index]
        counts, whole = dict(self._counts[index]), self._whole[index]
        return ColumnProfile(name, text, self.rows - missing, missing, counts, whole, group, labels or {})


def profile_of(answers: Iterable[Cell], name: str = "", text: str = "") -> ColumnProfile:
    """The profile of one column given whole."""
    tally = Tally(1)
    tally.add([list(answers)])
    return tally.profile(0, name, text or name)


def spelt(name: str) -> str:
    """A column's name with its words apart: `plan_c`, `reviewerID` and `app-version` as people say them."""
    words = re.sub(r"[_\-.]+", " ", _HUMP.sub(" ", name))
    return " ".join(words.split())
