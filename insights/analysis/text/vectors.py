"""Arithmetic of unit vectors that gives the same bytes on any number of cores."""

import numpy as np
from threadpoolctl import threadpool_limits

__all__ = ["centred", "centroid_of", "one_thread", "unit"]


def one_thread() -> threadpool_limits:
    """A context in which BLAS and OpenMP use one thread, so that sums are added in one order."""
    return threadpool_limits(limits=1)


_BLOCK = 8192  # rows at a time, so that half a million need no second copy


def unit(rows: np.ndarray) -> np.ndarray:
    """Rows made unit length, float32; a zero row stays zero."""
    found = np.empty(rows.shape, dtype=np.float32)
    for start in range(0, len(rows), _BLOCK):
        some = rows[start : start + _BLOCK]
        lengths = np.linalg.norm(some, axis=1, keepdims=True)
        found[start : start + _BLOCK] = some / np.where(lengths < 1e-12, 1, lengths)
    return found


def centred(rows: np.ndarray, centre: np.ndarray) -> np.ndarray:
    """Unit vectors seen from `centre`; an empty text's zero row stays zero."""
    moved = np.empty(rows.shape, dtype=np.float32)
    for start in range(0, len(rows), _BLOCK):
        some = rows[start : start + _BLOCK]
        moved[start : start + _BLOCK] = unit(some - centre)
        moved[start : start + _BLOCK][~some.any(axis=1)] = 0
    return moved


def centroid_of(rows: np.ndarray) -> np.ndarray:
    """The unit mean direction of unit rows, float32."""
    if not len(rows):
        return np.zeros(rows.shape[1], dtype=np.float32)
    return unit(rows.mean(axis=0, dtype=np.float64)[None])[0]
