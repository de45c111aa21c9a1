"""Responses narrowed and put in order by their packed columns: quick, however many there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from insights.surveys.rules.packing import Packed

Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]
Value = float | str


@dataclass(frozen=True)
class Ranked:
    """What each response is ordered by: a place in `values`, which stand in the order that was asked for."""

    values: Sequence[Value]
    places: NDArray[np.intp]


def said(packed: Packed, wanted: str) -> Flags:
    """Which responses gave an answer that reads so."""
    fits = [False, *(str(choice).strip() == wanted for choice in packed.choices)]
    return np.array(fits)[packed.array]


def worth_between(
    packed: Packed, worth: Mapping[str, float], least: float | None, most: float | None
) -> Flags:
    """Which responses gave an answer that is worth something within the bounds."""
    values = [worth.get(str(choice).strip()) for choice in packed.choices]
    low, high = float("-inf") if least is None else least, float("inf") if most is None else most
    fits = [False, *(value is not None and low <= value <= high for value in values)]
    return np.array(fits)[packed.array]


def ranked(packed: Packed, values: Mapping[str, Value], unknown: Value, last_first: bool) -> Ranked:
    """Responses by what their answers stand for; `unknown` stands for no answer and all others."""
    by_code = [unknown, *(values.get(str(choice).strip(), unknown) for choice in packed.choices)]
    ordered = sorted(set(by_code), reverse=last_first)
    place = {value: at for at, value in enumerate(ordered)}
    return Ranked(ordered, np.array([place[value] for value in by_code])[packed.array])


def in_number_order(
    numbers: Numbers, kept: Flags, after: int | None, most: int, last_first: bool
) -> list[int]:
    """The next kept numbers after one."""
    own = numbers[kept]
    if last_first:
        end = len(own) if after is None else int(np.searchsorted(own, after, "left"))
        return [int(number) for number in own[max(0, end - most) : end][::-1]]
    begin = 0 if after is None else int(np.searchsorted(own, after, "right"))
    return [int(number) for number in own[begin : begin + most]]


def in_ranked_order(
    numbers: Numbers, kept: Flags, by: Ranked, after: tuple[Value, int] | None, most: int, last_first: bool
) -> list[tuple[Value, int]]:
    """The next kept (value, number) after one; responses of the same value by number."""
    if not kept.any():
        return []
    span = int(numbers[-1]) + 1
    keys = by.places[kept] * span + numbers[kept]
    if after is not None:
        value, number = after
        place = sum(one > value if last_first else one < value for one in by.values)  # type: ignore[operator]
        stands = place < len(by.values) and by.values[place] == value
        keys = keys[keys > place * span + (min(max(number, -1), span - 1) if stands else -1)]
    first = np.sort(np.partition(keys, most - 1)[:most] if len(keys) > most else keys)
    return [(by.values[key // span], key % span) for key in first.tolist()]
