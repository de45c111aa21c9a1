"""Leiden communities at several resolutions, each with how far its groups stand apart."""

import ctypes
import threading
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from sknetwork.clustering import Leiden

from insights.analysis.text.vectors import unit

RESOLUTIONS = (0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 24.0)
LEAST = 3  # rows from which on a group counts: pairs that repeat each other always stand apart
_BLOCK = 4096

# Leiden's refinement in scikit-network draws from the C library's rand(): it is seeded before each
# run and no two runs of one process may draw at once, or the same input would give other themes.
_DRAWING = threading.Lock()
_C_LIBRARY = ctypes.CDLL(None)


@dataclass(frozen=True)
class Partition:
    """Labels (n,) of one resolution, numbered 0…, and how far its groups stand apart (−1 to 1)."""

    resolution: float
    labels: np.ndarray
    separation: float

    @property
    def groups(self) -> int:
        """Number of groups."""
        return int(self.labels.max(initial=-1)) + 1


def partition_at(graph: sparse.csr_matrix, resolution: float, seed: int) -> np.ndarray:
    """Community of each node, numbered by first appearance; a node without edges stands alone."""
    if graph.nnz == 0:
        return np.arange(graph.shape[0])
    with _DRAWING:
        _C_LIBRARY.srand(seed)
        labels = Leiden(resolution=resolution, random_state=seed).fit_predict(graph)
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    rank = np.argsort(np.argsort(first, kind="stable"), kind="stable")
    return rank[inverse]


def partitions(
    graph: sparse.csr_matrix, vectors: np.ndarray, seed: int, resolutions: tuple[float, ...] = RESOLUTIONS
) -> list[Partition]:
    """One partition of the rows of `vectors` (n, d unit rows) a resolution, coarsest first."""
    found = []
    for resolution in resolutions:
        labels = partition_at(graph, resolution, seed)
        found.append(Partition(resolution, labels, separation(vectors, labels)))
    return found


def separation(vectors: np.ndarray, labels: np.ndarray) -> float:
    """Mean simplified silhouette by cosine (Rousseeuw 1987; Hruschka et al. 2004), rounded.

    A row's own centroid is that of the others in its group; rows of groups below LEAST count 0, as does one
    group alone.
    """
    sizes = np.bincount(labels)
    if len(sizes) < 2:
        return 0.0
    indicator = sparse.csr_matrix(
        (np.ones(len(labels), dtype=np.float32), (labels, np.arange(len(labels)))),
    )
    sums = indicator @ vectors
    centres = unit(sums)
    total = 0.0
    for start in range(0, len(labels), _BLOCK):
        own_label = labels[start : start + _BLOCK]
        rows = vectors[start : start + _BLOCK]
        others = unit(sums[own_label] - rows)
        own = 1 - (others * rows).sum(axis=1, dtype=np.float64)
        cosine = (rows @ centres.T).astype(np.float64)
        cosine[np.arange(len(rows)), own_label] = -2
        nearest = 1 - cosine.max(axis=1)
        worth = (nearest - own) / np.maximum(np.maximum(nearest, own), 1e-9)
        total += float(np.where(sizes[own_label] >= LEAST, worth, 0).sum())
    return round(total / len(labels), 4)
