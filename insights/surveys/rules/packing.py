"""Columns of answers as arrays of small codes: a code for each different answer, 0 for missing."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from insights.surveys.rules.cells import Cell, is_missing

MONTH, STATE, PERSON, DAY = -1, -2, -3, -4
"""Positions of what is no question: the month of the answer, partial or preview, the respondent, the day.

The day is packed where respondents are known: it says which answer of a person is the latest.
"""
STATES = ("partial", "preview")
MOST_CHOICES = 65_535
AT_ONCE = 1 << 17
Codes = NDArray[np.uint32]
PERSON_WIDTH = 8
_NOBODY = "0" * 32
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

    @property
    def as_stored(self) -> NDArray[np.unsignedinteger[Any]]:
        """The codes in their own width, without a copy: to look up and count, not to reckon with."""
        return np.frombuffer(self.codes, np.dtype(_TYPES[self.width]).newbyteorder("<"))

    @property
    def persons(self) -> NDArray[np.uint64]:
        """Of a column of respondents, one number a response: the same for the same person, 0 for nobody."""
        return np.frombuffer(self.codes, "<u8").astype(np.uint64)


def unpacked(width: int, codes: bytes) -> Codes:
    """Stored bytes as an array of codes."""
    return np.frombuffer(codes, dtype=np.dtype(_TYPES[width]).newbyteorder("<")).astype(np.uint32)


def packed_from(codes: Codes, choices: Sequence[Cell]) -> Packed:
    """Codes in the narrowest type that holds them."""
    width = width_for(len(choices))
    return Packed(width, _stored(codes, width), list(choices))


def width_for(choices: int) -> int:
    """The bytes of a code that can stand for so many choices, or for none."""
    return 1 if choices < 256 else 2 if choices < 65_536 else 4


def _stored(codes: NDArray[Any], width: int) -> bytes:
    return codes.astype(np.dtype(_TYPES[width]).newbyteorder("<")).tobytes()


class _Codes(dict[Cell, int]):
    """A code for each different answer, given when it is first met."""

    def __init__(self, choices: list[Cell]) -> None:
        super().__init__()
        self._choices = choices

    def __missing__(self, cell: Cell) -> int:
        if is_missing(cell):
            code = 0
        else:
            self._choices.append(cell)
            code = len(self._choices)
        self[cell] = code
        return code


class Packer:
    """Packs one column, a block of answers at a time; given up above `most` different answers."""

    def __init__(self, most: int = MOST_CHOICES) -> None:
        self._most = most
        self._choices: list[Cell] = []
        self._codes = _Codes(self._choices)
        self._blocks: list[NDArray[np.unsignedinteger[Any]]] = []
        self.whole = True

    def add(self, cells: Sequence[Cell]) -> None:
        """Pack one block."""
        if not self.whole:
            return
        codes = np.fromiter(map(self._codes.__getitem__, cells), np.uint32, len(cells))
        if len(self._choices) > self._most:
            self.whole, self._blocks, self._choices, self._codes = False, [], [], _Codes([])
            return
        self._blocks.append(codes.astype(_TYPES[width_for(len(self._choices))]))

    def packed(self) -> Packed | None:
        """The whole column; None when it was given up."""
        if not self.whole:
            return None
        codes = np.concatenate(self._blocks) if self._blocks else np.zeros(0, np.uint32)
        return packed_from(codes, self._choices)


class PersonPacker:
    """Packs respondents' digests of 32 hex digits by their first halves; zeros for nobody known."""

    def __init__(self) -> None:
        self._blocks: list[bytes] = []

    def add(self, digests: Sequence[str | None]) -> None:
        """Pack one block."""
        content = bytes.fromhex("".join([digest or _NOBODY for digest in digests]))
        self._blocks.append(np.frombuffer(content, "<u8")[::2].tobytes())

    def packed(self) -> Packed:
        """The whole column, without choices: the numbers are as good in every survey of the study."""
        return Packed(PERSON_WIDTH, b"".join(self._blocks), [])


def person_number(digest: str) -> int:
    """The number by which a respondent of this digest is packed."""
    return int.from_bytes(bytes.fromhex(digest)[:PERSON_WIDTH], "little")


def looked_up(table: NDArray[Any], codes: NDArray[np.unsignedinteger[Any]]) -> NDArray[Any]:
    """`table[codes]` in blocks, since an index takes 8 bytes a response."""
    found = np.empty(len(codes), table.dtype)
    for first in range(0, len(codes), AT_ONCE):
        part = slice(first, first + AT_ONCE)
        found[part] = table[codes[part]]
    return found


def times_of(packed: Packed) -> dict[Cell, int]:
    """How often each answer was given, in order of first appearance."""
    codes = packed.as_stored
    counted = np.zeros(len(packed.choices) + 1, np.int64)
    for first in range(0, len(codes), AT_ONCE):  # counting makes whole numbers of 8 bytes of them
        counted += np.bincount(codes[first : first + AT_ONCE], minlength=len(counted))
    return {choice: int(counted[code]) for code, choice in enumerate(packed.choices, start=1)}


def combinations_of(columns: Sequence[Packed]) -> Counter[tuple[Cell, ...]]:
    """How often each combination of answers to several questions was given."""
    if not columns or not len(columns[0].array):
        return Counter()
    sizes = [len(column.choices) + 1 for column in columns]
    if math.prod(sizes) < 1 << 62:
        keys = np.zeros(len(columns[0].array), np.int64)
        for column, size in zip(columns, sizes, strict=True):
            keys = keys * size + column.array
        different, times = np.unique(keys, return_counts=True)
        table = np.stack(np.unravel_index(different, sizes), axis=1)
    else:
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
