"""Nearest neighbours by cosine and the fuzzy graph they make (after UMAP, McInnes et al. 2018)."""

import numpy as np
from scipy import sparse

NEIGHBOURS = 15
_BLOCK = 1024
_SEARCH_STEPS = 32


def nearest(vectors: np.ndarray, k: int = NEIGHBOURS) -> tuple[np.ndarray, np.ndarray]:
    """(indices, cosine distances), each (n, k), nearest first, a text itself left out; ties by index.

    `vectors` is (n, d) float32 with rows of unit length (or zero); exact, in blocks of rows.
    """
    count = len(vectors)
    k = max(0, min(k, count - 1))
    indices = np.zeros((count, k), dtype=np.int32)
    distances = np.zeros((count, k), dtype=np.float32)
    for start in range(0, count if k else 0, _BLOCK):
        stop = min(start + _BLOCK, count)
        similarity = vectors[start:stop] @ vectors.T
        similarity[np.arange(stop - start), np.arange(start, stop)] = -2
        chosen = _top(similarity, k)
        indices[start:stop] = chosen
        distances[start:stop] = 1 - np.round(np.take_along_axis(similarity, chosen, axis=1), 5)
    return indices, np.clip(distances, 0, 2)


def _top(similarity: np.ndarray, k: int) -> np.ndarray:
    """Columns of the k greatest values of each row, greatest first, ties by the lower column."""
    some = np.sort(np.argpartition(-similarity, k - 1, axis=1)[:, :k], axis=1)
    order = np.argsort(-np.round(np.take_along_axis(similarity, some, axis=1), 5), axis=1, kind="stable")
    return np.take_along_axis(some, order, axis=1)


def fuzzy_graph(indices: np.ndarray, distances: np.ndarray) -> sparse.csr_matrix:
    """Symmetric (n, n) graph with weights p + q − pq, where p = exp(−(d − ρ)/σ) and Σp = log2(k)."""
    count, k = indices.shape
    if k == 0:
        return sparse.csr_matrix((count, count), dtype=np.float64)
    over = np.maximum(distances - distances.min(axis=1, keepdims=True), 0).astype(np.float64)
    weights = np.exp(-over / _widths(over, np.log2(max(k, 2)))[:, None])
    rows = np.repeat(np.arange(count), k)
    directed = sparse.csr_matrix((weights.ravel(), (rows, indices.ravel())), shape=(count, count))
    both = directed.multiply(directed.T)
    graph = (directed + directed.T - both).tocsr()
    graph.sort_indices()
    return graph


def _widths(over: np.ndarray, target: float) -> np.ndarray:
    """σ of each row by bisection so that the row's weights sum to `target`."""
    low = np.full(len(over), 1e-4)
    high = np.full(len(over), 16.0)
    for _ in range(_SEARCH_STEPS):
        middle = (low + high) / 2
        wide = np.exp(-over / middle[:, None]).sum(axis=1) > target
        high = np.where(wide, middle, high)
        low = np.where(wide, low, middle)
    return np.maximum((low + high) / 2, 1e-3)
