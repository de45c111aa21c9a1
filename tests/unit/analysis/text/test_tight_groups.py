"""Groups of passages that say nearly the same."""

import numpy as np

from insights.analysis.text.tight_groups import tight_groups

# Three near the first axis, three near the second, one between nothing.
ROWS = (
    np.eye(8, dtype=np.float32)[[0, 0, 0, 1, 1, 1, 2]]
    + np.eye(8, dtype=np.float32)[[3, 4, 5, 3, 4, 5, 6]] * 0.5
)
VECTORS = ROWS / np.linalg.norm(ROWS, axis=1, keepdims=True)
PEOPLE = ["a", "b", "c", "a", "a", "a", "d"]


def test_what_is_said_alike_is_one_group_and_the_rest_none() -> None:
    assert tight_groups(VECTORS, PEOPLE, 3, 1).tolist() == [0, 0, 0, 1, 1, 1, -1]


def test_a_group_needs_enough_rows_and_people() -> None:
    assert tight_groups(VECTORS, PEOPLE, 3, 2).tolist() == [0, 0, 0, -1, -1, -1, -1]
    assert tight_groups(VECTORS, PEOPLE, 4, 1).tolist() == [-1] * 7


def test_too_few_rows_give_no_group() -> None:
    assert tight_groups(VECTORS[:1], PEOPLE[:1], 1, 1).tolist() == [-1]
    assert tight_groups(VECTORS[:0], [], 3, 1).tolist() == []


def test_how_far_apart_two_may_be_is_told() -> None:
    assert tight_groups(VECTORS, PEOPLE, 3, 1, 0.05).tolist() == [-1] * 7
