"""Exemplar quotes."""

import numpy as np

from insights.analysis.text.exemplars import exemplar_rows

LONG = [
    "the export button is hidden somewhere",
    "nobody can see where reports are exported",
    "why is downloading so hard today",
]


def test_the_strongest_of_different_people_come_first() -> None:
    rows = np.array([4, 5, 6])
    strength = np.array([0, 0, 0, 0, 0.9, 0.8, 0.7])
    assert exemplar_rows(rows, strength, LONG, ["a", "a", "b"], [True] * 3, [0.0] * 3, 2) == [4, 6]
    assert exemplar_rows(rows, strength, LONG, ["a", "a", "b"], [True] * 3, [0.0] * 3, 3) == [4, 6, 5]


def test_a_passage_of_the_themes_kind_is_preferred() -> None:
    rows, strength = np.array([0, 1, 2]), np.array([0.8, 0.75, 0.2])
    assert exemplar_rows(rows, strength, LONG, ["a", "b", "c"], [False, True, False], [0.0] * 3, 1) == [1]


def test_a_passage_surely_of_the_kind_is_preferred() -> None:
    rows, strength = np.array([0, 1, 2]), np.array([0.7, 0.65, 0.2])
    assert exemplar_rows(rows, strength, LONG, ["a", "b", "c"], [0.5, 0.9, 0.9], [0.0] * 3, 1) == [1]


def test_a_passage_that_says_the_label_is_preferred() -> None:
    rows, strength = np.array([0, 1, 2]), np.array([0.8, 0.6, 0.5])
    assert exemplar_rows(rows, strength, LONG, ["a", "b", "c"], [True] * 3, [0.0, 1.0, 0.5], 2) == [1, 0]


def test_near_repeats_and_fragments_are_passed_over() -> None:
    texts = [LONG[0], LONG[0] + " really", "export", LONG[1]]
    chosen = exemplar_rows(
        np.arange(4), np.array([0.9, 0.89, 0.85, 0.6]), texts, ["", "", "", ""], [True] * 4, [0.0] * 4, 2
    )
    assert chosen == [0, 3]


def test_no_rows_give_no_exemplar() -> None:
    assert exemplar_rows(np.array([], dtype=int), np.zeros(0), [], [], [], [], 3) == []
