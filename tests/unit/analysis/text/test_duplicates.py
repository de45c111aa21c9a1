"""The same person saying the same thing twice counts once."""

import numpy as np

from insights.analysis.text.duplicates import duplicate_of

FAR = np.eye(4, dtype=np.float32)


def test_equal_words_of_one_person_are_one() -> None:
    found = duplicate_of(["Too slow!", "too slow", "Too slow!", "fine"], ["a", "a", "b", "a"], FAR)
    assert found == [None, 0, None, None]


def test_near_vectors_of_one_person_are_one() -> None:
    rows = np.array([[1, 0], [0.999, 0.04], [0, 1]], dtype=np.float32)
    assert duplicate_of(["x a", "x b", "x c"], ["p", "p", "p"], rows) == [None, 0, None]


def test_nobody_is_nobodys_duplicate() -> None:
    assert duplicate_of(["same", "same"], ["", ""], FAR[:2]) == [None, None]
    assert duplicate_of([], [], np.zeros((0, 2), np.float32)) == []
