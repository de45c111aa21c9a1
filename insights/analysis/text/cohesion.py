"""How much the passages of a theme have in common, and its core where that is too little."""

import numpy as np

# Mean cosine that two passages of a talk's theme need, by the number of passages analysed: the fewer there
# are, the more does a theme itself make the centre from which it is seen, and the less alike it looks.
_FEW, _MANY = (150, 0.18), (3000, 0.28)
_STEP = 20  # at most every so many-th passage is taken away at a time


def alikeness(vectors: np.ndarray) -> float:
    """Mean cosine between two different rows of (n, d) unit vectors, rounded; 1 for a single row."""
    count = len(vectors)
    if count < 2:
        return 1.0
    total = vectors.sum(axis=0, dtype=np.float64)
    return round(float((total @ total - count) / (count * (count - 1))), 5)


def least_alike(count: int) -> float:
    """The alikeness that a theme needs among `count` passages."""
    sizes, needs = np.log([_FEW[0], _MANY[0]]), [_FEW[1], _MANY[1]]
    return round(float(np.interp(np.log(max(count, 1)), sizes, needs)), 5)


def core_of(vectors: np.ndarray, fewest: int, least: float) -> np.ndarray:
    """Positions left when the rows least like the others are taken away until the rest is alike enough.

    None are left where that is half of the rows or fewer than `fewest`: what they share is chance.
    """
    kept = np.arange(len(vectors))
    while len(kept) >= fewest and 2 * len(kept) > len(vectors):
        rows = vectors[kept]
        if alikeness(rows) >= least:
            return kept
        like_the_rest = np.round(rows @ rows.sum(axis=0, dtype=np.float64), 4)
        order = np.argsort(like_the_rest, kind="stable")
        kept = kept[np.sort(order[max(1, len(kept) // _STEP) :])]
    return kept[:0]
