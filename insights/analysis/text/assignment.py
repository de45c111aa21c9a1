"""Frozen centroids: how strongly a passage belongs to each theme, and from where on it does."""

import numpy as np

from insights.analysis.text.vectors import centroid_of

LOWEST_SHARE = 10  # per cent of a theme's members that its own threshold may leave out
FLOOR, ROOF = 0.2, 0.75


def centroids(vectors: np.ndarray, labels: np.ndarray, least: int = 0) -> np.ndarray:
    """(themes, d) unit centroids of the rows by label, at least `least` rows, zeros where none is."""
    count = max(int(labels.max(initial=-1)) + 1, least)
    return np.array([centroid_of(vectors[labels == label]) for label in range(count)]).reshape(
        count, vectors.shape[1]
    )


def strengths(vectors: np.ndarray, centre_of: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Cosine of each row to the centroid of its own theme, clipped to 0–1; 0 where it has none."""
    found = np.zeros(len(labels), dtype=np.float32)
    inside = labels >= 0
    found[inside] = (vectors[inside] * centre_of[labels[inside]]).sum(axis=1)
    return np.clip(np.round(found, 5), 0, 1)


def threshold_from(member_strengths: np.ndarray) -> float:
    """Least cosine for a new member: the 10th percentile of the present ones, between 0.2 and 0.75."""
    return float(np.clip(np.percentile(member_strengths, LOWEST_SHARE), FLOOR, ROOF))


def typical_closeness(vectors: np.ndarray, neighbour_distances: np.ndarray) -> float:
    """A corpus's own scale: the median cosine of a passage to its fifth neighbour, between 0.35 and 0.7."""
    if not neighbour_distances.size:
        return 0.5
    column = min(4, neighbour_distances.shape[1] - 1)
    return float(np.clip(1 - np.median(neighbour_distances[:, column]), 0.35, 0.7))
