"""Communities and how far they stand apart."""

import numpy as np
import pytest
from scipy import sparse
from sklearn.metrics import adjusted_rand_score

from insights.analysis.text.communities import partition_at, partitions, separation
from insights.analysis.text.neighbours import fuzzy_graph, nearest
from insights.analysis.text.vectors import unit

TRUE = np.repeat(np.arange(5), 30)


ROWS = unit(np.eye(5)[TRUE] + np.random.default_rng(3).normal(scale=0.18, size=(150, 5)))


@pytest.fixture(scope="module")
def graph() -> sparse.csr_matrix:
    return fuzzy_graph(*nearest(ROWS))


def test_planted_groups_are_found(graph: sparse.csr_matrix) -> None:
    assert adjusted_rand_score(TRUE, partition_at(graph, 1.0, 0)) > 0.9


def test_the_same_seed_gives_the_same_bytes_again_and_again(graph: sparse.csr_matrix) -> None:
    found = {partition_at(graph, 6.0, 7).tobytes() for _ in range(4)}
    assert len(found) == 1


def test_labels_are_numbered_by_first_appearance(graph: sparse.csr_matrix) -> None:
    labels = partition_at(graph, 3.0, 0)
    _, first = np.unique(labels, return_index=True)
    assert (np.diff(first) > 0).all()


def test_true_groups_stand_farther_apart_than_far_too_fine_ones(graph: sparse.csr_matrix) -> None:
    right, fine = partitions(graph, ROWS, 0, (1.0, 24.0))
    assert right.separation > fine.separation
    assert fine.groups > right.groups
    assert right.separation == separation(ROWS, right.labels)


def test_separation_is_one_for_far_groups_and_nothing_for_one_group_or_single_rows() -> None:
    far = np.repeat(np.eye(2, dtype=np.float32), 3, axis=0)
    assert separation(far, np.array([0, 0, 0, 1, 1, 1])) == pytest.approx(1)
    assert separation(far, np.zeros(6, dtype=int)) == 0
    assert separation(far, np.arange(6)) == 0
    assert separation(far, np.array([0, 0, 1, 2, 2, 3])) == 0
    assert separation(far, np.array([0, 1, 0, 1, 0, 1])) < 0.1


def test_nodes_without_edges_stand_alone() -> None:
    assert partition_at(sparse.csr_matrix((3, 3)), 1.0, 0).tolist() == [0, 1, 2]
