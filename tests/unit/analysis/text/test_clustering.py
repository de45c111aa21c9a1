"""The choice of resolution."""

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

from insights.analysis.text import clustering
from insights.analysis.text.clustering import ALONE, choose, fused, grouped
from insights.analysis.text.communities import Partition
from insights.analysis.text.vectors import unit


def planted(groups: int, each: int, spread: float = 0.15) -> tuple[np.ndarray, np.ndarray]:
    true = np.repeat(np.arange(groups), each)
    noise = np.random.default_rng(1).normal(scale=spread, size=(len(true), groups))
    return unit(np.eye(groups)[true] + noise), true


@pytest.mark.parametrize(("groups", "each"), [(4, 15), (8, 60)])
def test_small_and_large_corpora_are_grouped_by_one_recipe(groups: int, each: int) -> None:
    rows, true = planted(groups, each)
    found = grouped(rows, [str(n) for n in range(len(rows))], "medium", 3, 0)
    assert (found.resolution >= 1, found.looked_at) == (True, len(rows))
    assert adjusted_rand_score(true, found.labels) > 0.9


@pytest.mark.parametrize("count", [0, 1, 2])
def test_very_few_rows_are_no_error_and_no_theme(count: int) -> None:
    labels = grouped(np.eye(3, dtype=np.float32)[:count], ["a"] * count, "medium", 3, 0).labels
    assert labels.tolist() == [ALONE] * count


def test_equal_rows_are_one_group_at_any_granularity() -> None:
    rows = np.tile(np.array([[0.0, 1.0]], dtype=np.float32), (40, 1))
    for granularity in ("coarse", "medium", "fine"):
        assert set(grouped(rows, [str(n) for n in range(40)], granularity, 3, 0).labels.tolist()) == {0}


def test_one_persons_or_two_passages_are_no_theme_where_many_were_heard() -> None:
    rows, _ = planted(3, 5, 0.02)
    people = ["a", "b", "c", "d", "e", *["f"] * 5, "a", "b", "c", "d", "e"]
    labels = grouped(rows, people, "medium", 3, 0).labels
    assert set(labels[:5].tolist()) == {0}
    assert set(labels[5:10].tolist()) == {ALONE}
    assert set(labels[10:].tolist()) == {1}
    assert set(grouped(rows[:2], ["a", "b"], "medium", 3, 0).labels.tolist()) == {ALONE}


def test_one_interview_alone_may_have_themes() -> None:
    rows, _ = planted(2, 5, 0.02)
    assert set(grouped(rows, ["a"] * 10, "medium", 3, 0).labels.tolist()) == {0, 1}


def partition(resolution: float, groups: int, separation: float) -> Partition:
    return Partition(resolution, np.arange(100) % groups, separation)


def test_the_partition_that_stands_farthest_apart_is_taken_and_neighbours_lie_around_it() -> None:
    found = [
        partition(0.25, 2, 0.3),
        partition(0.5, 5, 0.5),
        partition(1.0, 10, 0.7),
        partition(1.5, 14, 0.72),
        partition(2.0, 20, 0.7),
        partition(3.0, 40, 0.9),
    ]
    assert choose(found, "medium", 30).groups == 14
    assert choose(found, "coarse", 30).groups == 5
    assert choose(found, "fine", 30).groups == 40


def test_where_hardly_anything_stands_apart_a_coarser_one_nearly_as_good_is_taken() -> None:
    found = [partition(1.0, 10, 0.1), partition(1.5, 20, 0.14), partition(2.0, 30, 0.15)]
    assert choose(found, "medium", 50).groups == 20
    assert choose([partition(1.0, 10, 0.4), partition(2.0, 30, 0.41)], "medium", 50).groups == 30


def test_where_nothing_stands_apart_the_coarsest_is_taken() -> None:
    assert choose([partition(0.25, 1, 0.0), partition(1.0, 7, -0.1)], "medium", 50).groups == 1


def test_fused_rows_weigh_meaning_above_words() -> None:
    both = fused(np.eye(2, dtype=np.float32), np.eye(2, dtype=np.float32)[::-1])
    assert np.allclose(np.linalg.norm(both, axis=1), 1)
    assert both[0, 0] > both[0, 3]


def test_a_very_large_corpus_is_clustered_by_a_sample_that_the_rest_joins(monkeypatch) -> None:
    monkeypatch.setattr(clustering, "SAMPLED", 450)
    rows, true = planted(6, 150)
    found = grouped(rows, [str(n) for n in range(900)], "medium", 3, 0)
    assert found.looked_at == 450
    assert len(found.labels) == 900
    assert adjusted_rand_score(true, found.labels) > 0.9
