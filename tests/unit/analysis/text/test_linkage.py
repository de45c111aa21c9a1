"""Average linkage of small corpora."""

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

from insights.analysis.text.linkage import averaged_with_neighbours, linked_groups
from insights.analysis.text.vectors import unit

TRUE = np.repeat(np.arange(4), 12)


@pytest.fixture(scope="module")
def rows() -> np.ndarray:
    return unit(np.eye(4)[TRUE] + np.random.default_rng(5).normal(scale=0.25, size=(48, 4)))


def test_planted_groups_are_found(rows: np.ndarray) -> None:
    assert adjusted_rand_score(TRUE, linked_groups(rows, "medium")) > 0.9


def test_finer_settings_never_give_fewer_groups(rows: np.ndarray) -> None:
    counts = [len(set(linked_groups(rows, size).tolist())) for size in ("coarse", "medium", "fine")]
    assert counts == sorted(counts)


def test_averaging_draws_neighbours_together(rows: np.ndarray) -> None:
    averaged = averaged_with_neighbours(rows)
    assert (averaged[0] @ averaged[1:12].T).mean() > (rows[0] @ rows[1:12].T).mean()


@pytest.mark.parametrize("count", [0, 1, 2])
def test_very_few_rows_are_no_error(count: int) -> None:
    assert len(linked_groups(np.eye(3, dtype=np.float32)[:count], "medium")) == count


def test_identical_rows_are_one_group() -> None:
    assert set(linked_groups(np.tile([[0.0, 1.0]], (9, 1)).astype(np.float32), "fine").tolist()) == {0}
