"""Quotes that stand for a theme: central, readable, of its kind, saying its label, from different people."""

from collections.abc import Sequence

import numpy as np

from insights.analysis.text.words import words_of

_SHORT, _LONG = 5, 45
_REPEAT = 0.6


def exemplar_rows(
    rows: np.ndarray,
    strength: np.ndarray,
    texts: Sequence[str],
    people: Sequence[str],
    of_kind: Sequence[float],
    says_label: Sequence[float],
    wanted: int,
) -> list[int]:
    """Up to `wanted` of `rows`; `strength` is by corpus row, the other sequences by position in `rows`.

    `of_kind` is how sure a text is of the theme's kind, 0 where it is of another; `says_label` is the share
    of the label that a text says.
    """
    words = [words_of(text) for text in texts]
    worth = [
        float(strength[row])
        + 0.25 * of_kind[at]
        + 0.3 * says_label[at]
        - 0.3 * (not _SHORT <= len(words[at]) <= _LONG)
        for at, row in enumerate(rows)
    ]
    order = sorted(range(len(rows)), key=lambda at: (-round(worth[at], 5), int(rows[at])))
    chosen: list[int] = []
    for strict in (True, False):
        for at in order:
            if len(chosen) == wanted:
                break
            if at in chosen or any(_overlap(words[at], words[other]) > _REPEAT for other in chosen):
                continue
            heard = {people[other] for other in chosen}
            if not strict or not people[at] or people[at] not in heard:
                chosen.append(at)
    return [int(rows[at]) for at in chosen]


def _overlap(left: list[str], right: list[str]) -> float:
    """Jaccard of two texts' words."""
    one, other = set(left), set(right)
    return len(one & other) / max(1, len(one | other))
