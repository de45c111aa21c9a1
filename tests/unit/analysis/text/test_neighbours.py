"""Nearest neighbours and the fuzzy graph."""

import numpy as np
import pytest

from insights.analysis.text.neighbours import fuzzy_graph, nearest
from insights.analysis.text.vectors import unit


def cloud(count: int, seed: int = 0) -> np.ndarray:
    return unit(np.random.default_rng(seed).normal(size=(count, 8)))


def test_neighbours_are_those_of_a_full_sort() -> None:
    rows = cloud(40)
    indices, distances = nearest(rows, 5)
    cosine = rows @ rows.T
    np.fill_diagonal(cosine, -2)
    assert (np.sort(indices, 1) == np.sort(np.argsort(-cosine, axis=1)[:, :5], 1)).all()
    assert (np.diff(distances, axis=1) >= 0).all()


def test_ties_go_to_the_lower_row() -> None:
    rows = np.tile(np.array([[1.0, 0.0]], np.float32), (6, 1))
    indices, distances = nearest(rows, 2)
    assert indices[5].tolist() == [0, 1]
    assert not distances.any()


def test_few_rows_have_few_neighbours() -> None:
    assert nearest(cloud(1), 5)[0].shape == (1, 0)
    assert nearest(cloud(0), 5)[0].shape == (0, 0)
    assert nearest(cloud(3), 15)[0].shape == (3, 2)


def test_the_graph_is_symmetric_and_each_row_weighs_log2_k() -> None:
    indices, distances = nearest(cloud(60), 15)
    graph = fuzzy_graph(indices, distances)
    assert abs(graph - graph.T).max() < 1e-12
    assert graph.max() <= 1 + 1e-9
    over = distances - distances.min(axis=1, keepdims=True)
    assert over.shape == (60, 15)
    assert graph.sum() / 2 <= 60 * np.log2(15) + 1e-6


def test_a_row_without_neighbours_has_no_edge() -> None:
    graph = fuzzy_graph(*nearest(cloud(1), 15))
    assert graph.shape == (1, 1)
    assert graph.nnz == 0


@pytest.mark.parametrize("count", [2, 3, 5])
def test_identical_rows_do_not_divide_by_zero(count: int) -> None:
    rows = np.tile(np.array([[0.0, 1.0]], np.float32), (count, 1))
    assert np.isfinite(fuzzy_graph(*nearest(rows)).data).all()
