"""How much the members of a theme share."""

import numpy as np
import pytest

from insights.analysis.text.cohesion import alikeness, core_of, least_alike
from insights.analysis.text.vectors import unit


def around(middle: int, count: int, spread: float, seed: int = 0) -> np.ndarray:
    """Unit rows near one axis of a space of 40."""
    rows = spread * np.random.default_rng(seed).normal(size=(count, 40))
    rows[:, middle] += 1
    return unit(rows.astype(np.float32))


def test_alikeness_is_the_mean_cosine_of_two_different_rows() -> None:
    rows = around(0, 7, 0.2)
    cosines = (rows @ rows.T)[np.triu_indices(7, 1)]
    assert alikeness(rows) == pytest.approx(float(cosines.mean()), abs=1e-4)
    assert alikeness(rows[:1]) == 1.0


def test_a_few_strange_rows_are_taken_away_and_a_close_group_stays_whole() -> None:
    close = around(0, 8, 0.1)
    assert core_of(close, 3, least=0.3).tolist() == list(range(8))
    mixed = np.vstack([around(0, 5, 0.15), around(1, 2, 0.15), around(2, 1, 0.15)])
    assert core_of(mixed, 3, least=0.5).tolist() == [0, 1, 2, 3, 4]


def test_rows_that_share_nothing_leave_no_core_even_where_two_of_them_pair_up() -> None:
    strangers = unit(np.random.default_rng(1).normal(size=(12, 40)).astype(np.float32))
    assert core_of(strangers, 3, least=0.3).size == 0
    pairs = np.vstack([around(axis, 2, 0.1, seed=axis) for axis in range(6)])
    assert core_of(pairs, 2, least=0.3).size == 0


def test_too_few_rows_are_no_core() -> None:
    assert core_of(around(0, 2, 0.1), 3, least=0.3).size == 0
    assert core_of(np.zeros((0, 40), dtype=np.float32), 3, least=0.3).size == 0


def test_the_more_passages_there_are_the_more_a_theme_must_share() -> None:
    needed = [least_alike(count) for count in (0, 1, 150, 700, 3000, 500_000)]
    assert needed == sorted(needed)
    assert (needed[0], needed[-1]) == (0.18, 0.28)
