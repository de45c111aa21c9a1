"""The same person saying the same thing twice counts once."""

from collections.abc import Sequence

import numpy as np

from insights.analysis.text.words import words_of

NEAR = 0.95
_MOST_COMPARED = 3000


def duplicate_of(texts: Sequence[str], people: Sequence[str], vectors: np.ndarray) -> list[int | None]:
    """For each text the row of an earlier, nearly equal text of the same person, or None.

    Equal words, or cosine of `vectors` (n, d unit rows) of at least NEAR; a text without a person ("")
    is nobody's duplicate.
    """
    found: list[int | None] = [None] * len(texts)
    for rows in _rows_by_person(people).values():
        first: dict[tuple[str, ...], int] = {}
        for row in rows:
            words = tuple(words_of(texts[row]))
            found[row] = first.get(words) if words else None
            first.setdefault(words, row)
        _mark_near([row for row in rows if found[row] is None][:_MOST_COMPARED], vectors, found)
    return found


def _rows_by_person(people: Sequence[str]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for row, person in enumerate(people):
        if person:
            rows.setdefault(person, []).append(row)
    return {person: several for person, several in rows.items() if len(several) > 1}


def _mark_near(rows: list[int], vectors: np.ndarray, found: list[int | None]) -> None:
    own = vectors[rows]
    close = np.triu(np.round(own @ own.T, 5) >= NEAR, 1)
    for one, other in zip(*np.nonzero(close), strict=True):
        if found[rows[other]] is None and found[rows[one]] is None:
            found[rows[other]] = rows[one]
