"""Arithmetic of unit vectors."""

import numpy as np
import pytest
from threadpoolctl import threadpool_info

from insights.analysis.text.vectors import centred, centroid_of, one_thread, unit


def test_zero_rows_stay_zero_and_others_get_unit_length() -> None:
    rows = unit(np.array([[3.0, 4.0], [0.0, 0.0]]))
    assert rows.tolist() == [[pytest.approx(0.6), pytest.approx(0.8)], [0, 0]]
    assert rows.dtype == np.float32


def test_centring_moves_the_origin_but_not_empty_rows() -> None:
    rows = centred(
        np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]], np.float32), np.array([0.5, 0.5], np.float32)
    )
    assert rows[0] @ rows[1] == pytest.approx(-1)
    assert not rows[2].any()


def test_the_centroid_is_the_mean_direction() -> None:
    middle = centroid_of(np.array([[1.0, 0.0], [0.0, 1.0]], np.float32))
    assert middle.tolist() == [pytest.approx(0.7071, abs=1e-4)] * 2


def test_inside_one_thread_every_pool_has_one() -> None:
    with one_thread():
        assert {pool["num_threads"] for pool in threadpool_info()} <= {1}


def test_rows_are_the_same_in_blocks_of_any_size(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = np.random.default_rng(0).normal(size=(7, 5)).astype(np.float32)
    rows[3] = 0
    whole = unit(rows), centred(rows, rows.mean(axis=0))
    monkeypatch.setattr("insights.analysis.text.vectors._BLOCK", 2)
    assert (unit(rows) == whole[0]).all()
    assert (centred(rows, rows.mean(axis=0)) == whole[1]).all()
    assert not centred(rows, rows.mean(axis=0))[3].any()
