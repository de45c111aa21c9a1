"""Counts of each variant: as people paste them, and as they are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from insights.experiments.rules.kinds import Outcome
from insights.kernel.errors import InvalidInput
from insights.metrics.rules.numbers import number_in

MOST_VARIANTS = 20
LONGEST_NAME = 120
SHARE_HEADS = "Name, shown, successes"
VALUE_HEADS = "Name, people, mean, standard deviation"


@dataclass(frozen=True, slots=True)
class VariantCount:
    """One variant: how many were shown it, how many answered at all, and what came of it.

    `answered` is None where it was not told apart. Of shares `successes` counts; of values `mean` and
    `variance` are among the people counted, `times` says how often each value came where that is known.
    """

    name: str
    shown: int
    answered: int | None = None
    successes: int = 0
    mean: float = 0.0
    variance: float = 0.0
    times: Mapping[float, int] = field(default_factory=dict)


def counts_in(rows: Sequence[Sequence[str]], outcome: Outcome) -> list[VariantCount]:
    """The variants of a pasted table, the control first; InvalidInput names the row that cannot be taken.

    Of shares: name, shown, successes, or name, shown, answered, successes. Of values: name, people, mean,
    standard deviation. A first row without numbers is its header.
    """
    table = [(at, [cell.strip() for cell in row if cell.strip()]) for at, row in enumerate(rows, 1)]
    table = [(at, row) for at, row in table if row]
    if table and not any(_number(cell) is not None for cell in table[0][1][1:]):
        table = table[1:]
    if not 2 <= len(table) <= MOST_VARIANTS:
        raise InvalidInput(
            f"Give a row for each variant, the control first: from 2 to {MOST_VARIANTS} rows.", "text"
        )
    read = _share_in if outcome.is_share else _value_in
    variants = [read(at, row) for at, row in table]
    names = [one.name.casefold() for one in variants]
    if len(set(names)) < len(names):
        raise InvalidInput("Two variants have the same name.", "text")
    return variants


def _share_in(at: int, row: Sequence[str]) -> VariantCount:
    if len(row) not in (3, 4):
        raise InvalidInput(f"Row {at} should read: {SHARE_HEADS}.", "text")
    numbers = [_whole(at, cell) for cell in row[1:]]
    shown, successes = numbers[0], numbers[-1]
    answered = numbers[1] if len(numbers) == 3 else None
    if successes > (shown if answered is None else answered) or (answered or 0) > shown:
        raise InvalidInput(f"Row {at}: more successes than people. The order is {SHARE_HEADS}.", "text")
    return VariantCount(row[0][:LONGEST_NAME], shown, answered, successes)


def _value_in(at: int, row: Sequence[str]) -> VariantCount:
    if len(row) != 4:
        raise InvalidInput(f"Row {at} should read: {VALUE_HEADS}.", "text")
    mean, deviation = _number(row[2]), _number(row[3])
    if mean is None or deviation is None or deviation < 0:
        raise InvalidInput(f"Row {at}: mean and standard deviation should be numbers.", "text")
    return VariantCount(row[0][:LONGEST_NAME], _whole(at, row[1]), mean=mean, variance=deviation**2)


def _number(cell: str) -> float | None:
    try:
        return number_in(cell)
    except InvalidInput:
        return None


def _whole(at: int, cell: str) -> int:
    number = _number(cell)
    if number is None or number < 0 or not float(number).is_integer() or number > 10**12:
        raise InvalidInput(f"Row {at}: “{cell[:40]}” is not a whole number of people.", "text")
    return int(number)


def shares_in(text: str) -> list[float]:
    """A planned split such as `50/50` or `80, 10, 10`; empty for none, InvalidInput when it is no split."""
    parts = text.replace("%", " ").replace("/", " ").replace(":", " ").replace(",", " ").split()
    if not parts:
        return []
    shares = [_number(part) for part in parts]
    if len(parts) < 2 or any(share is None or share <= 0 for share in shares):
        raise InvalidInput("Write the split as shares for each variant, like 50/50 or 80/10/10.", "planned")
    return [float(share or 0) for share in shares]
