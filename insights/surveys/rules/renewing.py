"""Which responses of a later export are new, changed or the same, by keys and digests alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Seen:
    """Responses in order: their ids, the keys by which they are known (0 for none), digests of content."""

    ids: NDArray[np.int64]
    keys: NDArray[np.uint64]
    contents: NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Renewal:
    """Ids of what is added, pairs (known id, new id) of what changed, and how many are the same."""

    added: list[int]
    changed: list[tuple[int, int]]
    same: int


def renewal_of(known: Seen, later: Seen) -> Renewal:
    """Hold a later export against what is known; of a key that stands twice the last one counts."""
    counts = _last_of_each(later.keys)
    order = np.argsort(known.keys, kind="stable")
    keys = known.keys[order]
    place = np.searchsorted(keys, later.keys, side="right") - 1
    found = np.zeros(len(later.keys), bool)
    if len(keys):
        found = (place >= 0) & (keys[place] == later.keys) & (later.keys != 0)
    old = order[place[found & counts]] if len(keys) else np.zeros(0, np.int64)
    new = np.flatnonzero(found & counts)
    differs = known.contents[old] != later.contents[new]
    return Renewal(
        added=later.ids[counts & ~found].tolist(),
        changed=list(zip(known.ids[old[differs]].tolist(), later.ids[new[differs]].tolist(), strict=True)),
        same=int((~differs).sum()),
    )


def _last_of_each(keys: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Where a key stands for the last time; what has none counts always."""
    counts = keys == 0
    _, from_end = np.unique(keys[::-1], return_index=True)
    counts[len(keys) - 1 - from_end] = True
    return counts
