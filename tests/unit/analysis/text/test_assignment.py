"""Frozen centroids and thresholds."""

import numpy as np
import pytest

from insights.analysis.text.assignment import (
    centroids,
    strengths,
    threshold_from,
    typical_closeness,
)

ROWS = np.array([[1, 0], [0.8, 0.6], [0, 1]], dtype=np.float32)


def test_strength_is_the_cosine_to_the_own_centroid() -> None:
    labels = np.array([0, 0, -1])
    middle = centroids(ROWS, labels)
    found = strengths(ROWS, middle, labels)
    assert found[0] == pytest.approx(found[1], abs=1e-4)
    assert found[0] > 0.9
    assert found[2] == 0


def test_a_threshold_leaves_out_a_tenth_and_keeps_its_bounds() -> None:
    assert threshold_from(np.linspace(0.4, 0.6, 11)) == pytest.approx(0.42)
    assert threshold_from(np.array([0.01])) == 0.2
    assert threshold_from(np.array([0.99])) == 0.75


def test_a_dense_corpus_is_held_to_closer_neighbours() -> None:
    assert typical_closeness(ROWS, np.full((3, 5), 0.1)) == pytest.approx(0.7)
    assert typical_closeness(ROWS, np.full((3, 5), 0.9)) == pytest.approx(0.35)
    assert typical_closeness(ROWS, np.zeros((1, 0))) == 0.5
