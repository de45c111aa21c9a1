"""Traps that only the answers together show: reversed exports, and a scale that changed half-way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from insights.surveys.rules.cells import Cell, number_in
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.scales import Reading, mixed_scales

_FEW = 5


def order_warnings(
    kind: Kind,
    reading: Reading,
    answers: Mapping[tuple[Cell, ...], int],
    in_order: Sequence[Cell] = (),
    declared: int | None = None,
) -> list[str]:
    """Warnings about a declared question that need all its answers."""
    if kind is Kind.SUS:
        return [*_sus_from_zero(answers), *(_reversed_sus(reading, answers) or _one_answer(reading, answers))]
    if kind in (Kind.NPS, Kind.CSAT, Kind.CES, Kind.RATING, Kind.SEQ):
        numbers = {cell: number_in(cell) for cell in set(in_order)}
        values = np.array([number for cell in in_order if (number := numbers[cell]) is not None], float)
        limit = mixed_scales(values)
        if limit is not None:
            return [
                f"One part of the answers keeps to {limit:g} or less, the other goes to {values.max():g}: "
                "the scale seems to have changed. Split the file where it changed; this score mixes both."
            ]
    return []


def _sus_from_zero(answers: Mapping[tuple[Cell, ...], int]) -> list[str]:
    """Items kept as 0 to 4, as some tools number the boxes."""
    numbers = {number_in(cell) for cells in answers for cell in cells} - {None}
    if 0 in numbers and 4 in numbers and numbers <= {0, 1, 2, 3, 4}:
        return ["The items run from 0 to 4; a SUS is asked from 1 to 5. Add one to every answer first."]
    return []


def _reversed_sus(reading: Reading, answers: Mapping[tuple[Cell, ...], int]) -> list[str]:
    """Odd items praise and even ones complain, so people's means of the two run against each other.

    Means a point or more apart show two directions whatever a narrow spread of answers does.
    """
    odd: list[float] = []
    even: list[float] = []
    for cells, times in answers.items():
        items = [reading.worth.get(cell) for cell in cells]
        whole = [item for item in items if item is not None]
        if len(whole) == len(cells):
            odd += [sum(whole[0::2]) / 5] * times
            even += [sum(whole[1::2]) / 5] * times
    one_sided = abs(sum(odd) + sum(even) - 6 * len(odd)) > 1.2 * len(odd)
    if len(odd) >= _FEW - 2 and one_sided and abs(sum(odd) - sum(even)) < 0.8 * len(odd):
        return [
            "People answer odd and even items alike, which contradict each other in a SUS as it was asked: "
            "the even items seem to have been reversed already, or everybody ticked one column."
        ]
    if len(odd) < _FEW:
        return []
    agreement = _correlation(odd, even)
    apart = abs(sum(odd) - sum(even)) / len(odd)
    if agreement is not None and agreement > 0.5 and apart < 1:
        return [
            "Odd and even items rise and fall together, which they do not in a SUS as it was asked: "
            "the even items seem to have been reversed already, or everybody ticked one column."
        ]
    return []


def _one_answer(reading: Reading, answers: Mapping[tuple[Cell, ...], int]) -> list[str]:
    """People who gave all ten items the same answer, other than the middle."""
    worths = {cells: {reading.worth.get(cell) for cell in cells} for cells in answers}
    times = sum(answers[cells] for cells, own in worths.items() if len(own) == 1 and not own & {None, 3.0})
    if not times:
        return []
    told = "1 person gave" if times == 1 else f"{times} people gave"
    return [f"{told} all ten items the same answer, and so agreed and disagreed with the same thing."]


def _correlation(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread_x = sum((x - mean_x) ** 2 for x in xs)
    spread_y = sum((y - mean_y) ** 2 for y in ys)
    if spread_x < 1e-12 or spread_y < 1e-12:
        return None
    product = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    return product / (spread_x * spread_y) ** 0.5
