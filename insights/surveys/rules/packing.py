"""Columns of answers as arrays of small codes: a code for each different answer, 0 for missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from insights.surveys.rules.cells import Cell, is_missing

MONTH, STATE, PERSON = -1, -2, -3
"""Positions of what is no question: the month of the answer, partial or preview, the respondent."""
STATES = ("partial", "preview")
MOST_CHOICES = 65_535
Codes = NDArray[np.uint32]
_TYPES = {1: np.uint8, 2: np.uint16, 4: np.uint32}


@dataclass(frozen=True)
class Packed:
    """A packed column: code c of `codes` stands for `choices[c - 1]`."""

    width: int
    codes: bytes
    choices: list[Cell]

    @property
    def array(self) -> Codes:
        """The codes, one a response."""
        return unpacked(self.width, self.codes)


def unpacked(width: int, codes: bytes) -> Codes:
    """Stored bytes as an array of codes."""
    return np.frombuffer(codes, dtype=np.dtype(_TYPES[width]).newbyteorder("<")).astype(np.uint32)


def packed_from(codes: Codes, choices: Sequence[Cell]) -> Packed:
    """Codes in the narrowest type that holds them."""
    width = 1 if len(choices) < 256 else 2 if len(choices) < 65_536 else 4
    return Packed(width, codes.astype(np.dtype(_TYPES[width]).newbyteorder("<")).tobytes(), list(choices))


class Packer:
    """Packs one column, a block of answers at a time; given up above `most` different answers."""

    def __init__(self, most: int = MOST_CHOICES) -> None:
        self._most = most
        self._codes: dict[Cell, int] = {}
        self._choices: list[Cell] = []
        self._blocks: list[Codes] = []
        self.whole = True

    def add(self, cells: Sequence[Cell]) -> None:
        """Pack one block."""
        if not self.whole:
            return
        for cell in dict.fromkeys(cells):
            if cell not in self._codes:
                missing = is_missing(cell)
                self._codes[cell] = 0 if missing else len(self._choices) + 1
                if not missing:
                    self._choices.append(cell)
        if len(self._choices) > self._most:
            self.whole, self._blocks, self._codes, self._choices = False, [], {}, []
            return
        self._blocks.append(np.fromiter(map(self._codes.__getitem__, cells), np.uint32, len(cells)))

    def packed(self) -> Packed | None:
        """The whole column; None when it was given up."""
        if not self.whole:
            return None
        codes = np.concatenate(self._blocks) if self._blocks else np.zeros(0, np.uint32)
        return packed_from(codes, self._choices)


def times_of(packed: Packed) -> dict[Cell, int]:
    """How often each answer was given, in order of first appearance."""
    counted = np.bincount(packed.array, minlength=len(packed.choices) + 1)
    return {choice: int(counted[code]) for code, choice in enumerate(packed.choices, start=1)}


def combinations_of(columns: Sequence[Packed]) -> Counter[tuple[Cell, ...]]:
    """How often each combination of answers to several questions was given."""
    if not columns or not len(columns[0].array):
        return Counter()
    table, times = np.unique(
        np.stack([column.array for column in columns], axis=1), axis=0, return_counts=True
    )
    choices = [[None, *column.choices] for column in columns]
    return Counter(
        {
            tuple(own[code] for own, code in zip(choices, row, strict=True)): int(count)
            for row, count in zip(table, times, strict=True)
        }
    )
