"""Leiden communities at the resolution whose partitions agree best over subsamples."""

import ctypes
import threading
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from sklearn.metrics import adjusted_rand_score
from sknetwork.clustering import Leiden

RESOLUTIONS = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 24.0)
SUBSAMPLES = 4
MANY, SUBSAMPLES_OF_MANY = 5000, 2  # each costs a run a resolution
SHARE = 0.9

# Leiden's refinement in scikit-network draws from the C library's rand(): it is seeded before each
# run and no two runs of one process may draw at once, or the same input would give other themes.
_DRAWING = threading.Lock()
_C_LIBRARY = ctypes.CDLL(None)


@dataclass(frozen=True)
class Partition:
    """Labels (n,) of one resolution and how well its subsamples agreed (mean pairwise ARI)."""

    resolution: float
    labels: np.ndarray
    stability: float


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
    graph: sparse.csr_matrix, seed: int, resolutions: tuple[float, ...] = RESOLUTIONS
) -> list[Partition]:
    """One partition a resolution, each with its stability over 90 % subsamples of the nodes."""
    count = graph.shape[0]
    random = np.random.default_rng(seed)
    rounds = SUBSAMPLES if count <= MANY else SUBSAMPLES_OF_MANY
    kept = [np.sort(random.permutation(count)[: max(2, int(count * SHARE))]) for _ in range(rounds)]
    parts = [graph[nodes][:, nodes] for nodes in kept]
    found = []
    for resolution in resolutions:
        labels = [partition_at(part, resolution, seed) for part in parts]
        stability = _agreement(kept, labels, count)
        found.append(Partition(resolution, partition_at(graph, resolution, seed), stability))
    return found


def _agreement(kept: list[np.ndarray], labels: list[np.ndarray], count: int) -> float:
    scores = []
    for one in range(len(kept)):
        for other in range(one + 1, len(kept)):
            left, right = np.full(count, -1), np.full(count, -1)
            left[kept[one]], right[kept[other]] = labels[one], labels[other]
            shared = (left >= 0) & (right >= 0)
            scores.append(adjusted_rand_score(left[shared], right[shared]))
    return float(np.mean(scores))
