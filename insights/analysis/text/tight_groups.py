"""Small groups of passages that say nearly the same: average linkage, cut low."""

from collections.abc import Sequence

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage

FARTHEST = 0.7  # mean cosine distance up to which two groups are joined
FARTHEST_BY_WORDS = 0.8  # and where only words are compared: two texts share fewer of these than meaning
MOST = 4000  # rows that are compared with each other; their distances take 64 MB


def tight_groups(
    vectors: np.ndarray, people: Sequence[str], least: int, least_people: int, farthest: float = FARTHEST
) -> np.ndarray:
    """Group of each row of (n, d) unit vectors, −1 for none; it takes `least` rows and `least_people`."""
    found = np.full(len(vectors), -1)
    if len(vectors) < max(2, least):
        return found
    cosines = (vectors @ vectors.T)[np.triu_indices(len(vectors), 1)]
    distances = np.round(np.clip(1 - cosines.astype(np.float64), 0, 2), 4)
    joined = fcluster(linkage(distances, "average"), farthest, "distance")
    heard: dict[int, set[str]] = {}
    for group, person in zip(joined.tolist(), people, strict=True):
        heard.setdefault(group, set()).add(person)
    sizes = np.bincount(joined)
    kept = [group for group in dict.fromkeys(joined.tolist()) if sizes[group] >= least]
    for number, group in enumerate(group for group in kept if len(heard[group]) >= least_people):
        found[joined == group] = number
    return found
