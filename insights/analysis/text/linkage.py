"""Themes of a small corpus: neighbour averaging, then average linkage cut at a fixed distance."""

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage

from insights.analysis.text.neighbours import nearest
from insights.analysis.text.vectors import unit

CUTS = {"coarse": 0.68, "medium": 0.55, "fine": 0.42}


def linked_groups(vectors: np.ndarray, granularity: str) -> np.ndarray:
    """Group number of each row of `vectors` (n, d), by first appearance; every row has one."""
    count = len(vectors)
    if count < 2:
        return np.zeros(count, dtype=np.int64)
    averaged = averaged_with_neighbours(vectors).astype(np.float64)
    distances = np.clip(1 - averaged @ averaged.T, 0, 2)
    condensed = np.round(distances[np.triu_indices(count, 1)], 6)
    found = fcluster(linkage(condensed, method="average"), CUTS[granularity], criterion="distance")
    _, first, inverse = np.unique(found, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first, kind="stable"), kind="stable")[inverse]


def averaged_with_neighbours(vectors: np.ndarray) -> np.ndarray:
    """Each row averaged once with its k = clip(√n, 5, 15) nearest rows, unit length."""
    k = int(np.clip(np.sqrt(len(vectors)), 5, 15))
    indices, _ = nearest(vectors, k)
    return unit(vectors + vectors[indices].sum(axis=1)) if indices.size else vectors
