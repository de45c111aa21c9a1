"""The choice of recipe and of resolution."""

import numpy as np
from sklearn.metrics import adjusted_rand_score

from insights.analysis.text import clustering
from insights.analysis.text.clustering import ALONE, choose, fused, grouped
from insights.analysis.text.communities import Partition
from insights.analysis.text.vectors import unit


def planted(groups: int, each: int, spread: float = 0.15) -> tuple[np.ndarray, np.ndarray]:
    true = np.repeat(np.arange(groups), each)
    noise = np.random.default_rng(1).normal(scale=spread, size=(len(true), groups))
    return unit(np.eye(groups)[true] + noise), true


def test_small_and_large_corpora_take_their_own_recipe() -> None:
    few, true_few = planted(4, 15)
    many, true_many = planted(8, 60)
    small = grouped(few, [str(n) for n in range(60)], "medium", 3, 0)
    large = grouped(many, [str(n) for n in range(480)], "medium", 3, 0)
    assert small.recipe == "average linkage"
    assert large.recipe.startswith("Leiden at resolution")
    assert adjusted_rand_score(true_few, small.labels) > 0.9
    assert adjusted_rand_score(true_many, large.labels) > 0.9


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


def test_of_equally_stable_partitions_the_coarser_is_taken_and_neighbours_lie_around_it() -> None:
    found = [
        Partition(float(n), np.arange(100) % count, stability)
        for n, (count, stability) in enumerate([(5, 0.6), (10, 0.8), (14, 0.8), (20, 0.8), (40, 0.7)])
    ]
    middle = choose(found, "medium")
    coarse, fine = choose(found, "coarse"), choose(found, "fine")
    sizes = [len(set(one.labels.tolist())) for one in (coarse, middle, fine)]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[1] < sizes[2]


def test_fused_rows_weigh_meaning_above_words() -> None:
    both = fused(np.eye(2, dtype=np.float32), np.eye(2, dtype=np.float32)[::-1])
    assert np.allclose(np.linalg.norm(both, axis=1), 1)
    assert both[0, 0] > both[0, 3]


def test_a_very_large_corpus_is_clustered_by_a_sample_that_the_rest_joins(monkeypatch) -> None:
    monkeypatch.setattr(clustering, "SAMPLED", 450)
    rows, true = planted(6, 150)
    found = grouped(rows, [str(n) for n in range(900)], "medium", 3, 0)
    assert "sample of 450" in found.recipe
    assert len(found.labels) == 900
    assert adjusted_rand_score(true, found.labels) > 0.9
