"""Who counts: of a person who answered more than once, which of the answers."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Persons = NDArray[np.uint64]
Days = NDArray[np.int64]
Flags = NDArray[np.bool_]


class PersonCounts(StrEnum):
    """How often a person counts: with every response, once in each survey, or once in all of them."""

    EVERY = "every"
    SURVEY = "survey"
    LATEST = "latest"


def latest_of_each(persons: Persons, days: Days, answered: Flags, window: int | None = None) -> Flags:
    """Which responses count when of each person only the latest answer does; one entry a response, in order.

    Person 0 is nobody known and always counts; day 0 is undated and older than all others, and of one day the
    last in order is the latest. With a window an older answer counts again when it is at least so many days
    before the next one that counts. Who never answered counts once, as missing.
    """
    kept = np.ones(len(persons), bool)
    order = _repeated(persons)
    order = order[np.lexsort((-order, -days[order], ~answered[order], persons[order]))]
    kept[order] = False
    while len(order):
        own, when = persons[order], days[order]
        first = np.ones(len(order), bool)
        first[1:] = own[1:] != own[:-1]
        kept[order[first]] = True
        if window is None:
            break
        latest = when[np.maximum.accumulate(np.where(first, np.arange(len(order)), 0))]
        order = order[~first & answered[order] & (when > 0) & (latest - when >= window)]
    return kept


def _repeated(persons: Persons) -> NDArray[np.intp]:
    """Where the persons stand who stand there more than once."""
    order = np.argsort(persons, kind="stable")
    ordered = persons[order]
    same = np.zeros(len(order) + 1, bool)
    same[1:-1] = (ordered[1:] == ordered[:-1]) & (ordered[1:] > 0)
    return np.sort(order[same[1:] | same[:-1]])
