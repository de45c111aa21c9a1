"""Which passages belong together: the recipe for large and for small corpora behind one function."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from insights.analysis.text.assignment import centroids
from insights.analysis.text.communities import Partition, partitions
from insights.analysis.text.linkage import linked_groups
from insights.analysis.text.neighbours import fuzzy_graph, nearest
from insights.analysis.text.vectors import unit

SMALL = 400
SAMPLED = 20_000  # above this many a sample of so many is clustered, and the rest joins it
WORD_WEIGHT = 0.5
LEVEL = 0.01  # stabilities this close count as equal: then the coarser partition is taken
MOST_GROUPS = 2.5  # times the square root of the number of passages
ALONE = -1
_BLOCK = 8192
MANY_PEOPLE = 4  # from here on a theme needs more than one voice


@dataclass(frozen=True)
class Grouping:
    """Group of each row (−1: none) and which recipe found it, in words for the run's notes."""

    labels: np.ndarray
    recipe: str


def fused(meaning: np.ndarray, words: np.ndarray) -> np.ndarray:
    """Meaning and word vectors side by side, unit rows: their cosine is the weighted mean of both."""
    return unit(np.hstack([meaning, WORD_WEIGHT * words]))


def grouped(
    vectors: np.ndarray, people: Sequence[str], granularity: str, min_group: int, seed: int
) -> Grouping:
    """Group rows of `vectors` (n, d unit rows); groups with too little support stay unassigned."""
    if len(vectors) <= SMALL:
        labels, recipe = linked_groups(vectors, granularity), "average linkage"
    elif len(vectors) <= SAMPLED:
        labels, recipe = _communities(vectors, granularity, seed)
    else:
        labels, recipe = _communities_of_sample(vectors, granularity, seed)
    return Grouping(_without_small(labels, people, min_group), recipe)


def _communities(vectors: np.ndarray, granularity: str, seed: int) -> tuple[np.ndarray, str]:
    graph = fuzzy_graph(*nearest(vectors))
    most = MOST_GROUPS * len(vectors) ** 0.5
    found = partitions(graph, seed)
    few = [partition for partition in found if len(np.unique(partition.labels)) <= most]
    chosen = choose(few or found[:1], granularity)
    return chosen.labels, f"Leiden at resolution {chosen.resolution:g}"


def _communities_of_sample(vectors: np.ndarray, granularity: str, seed: int) -> tuple[np.ndarray, str]:
    """Cluster a seeded sample; every other row joins the nearest centroid."""
    chosen = np.sort(np.random.default_rng(seed).permutation(len(vectors))[:SAMPLED])
    found, recipe = _communities(vectors[chosen], granularity, seed)
    middle = centroids(vectors[chosen], found)
    labels = np.concatenate(
        [
            (vectors[start : start + _BLOCK] @ middle.T).argmax(axis=1)
            for start in range(0, len(vectors), _BLOCK)
        ]
    )
    labels[chosen] = found
    return labels, f"{recipe}, from a sample of {SAMPLED}"


def choose(found: Sequence[Partition], granularity: str) -> Partition:
    """The most stable partition; coarse and fine are the stable neighbours below and above it.

    Stability is averaged with its neighbours first, since one resolution's value is noisy.
    """
    raw = np.array([partition.stability for partition in found])
    padded = np.concatenate([raw[:1], raw, raw[-1:]])
    smooth = (padded[:-2] + padded[1:-1] + padded[2:]) / 3
    middle = int(np.argmax(smooth >= smooth.max() - LEVEL))
    sizes = np.array([len(np.unique(partition.labels)) for partition in found])
    wanted = {
        "coarse": sizes <= 0.7 * sizes[middle],
        "medium": np.arange(len(found)) == middle,
        "fine": sizes >= 1.4 * sizes[middle],
    }[granularity]
    if not wanted.any():
        return found[0 if granularity == "coarse" else len(found) - 1]
    return found[int(np.argmax(np.where(wanted, smooth, -1)))]


def _without_small(labels: np.ndarray, people: Sequence[str], min_group: int) -> np.ndarray:
    """Dissolve groups of fewer than `min_group` passages, and of one person where many were heard."""
    voices: dict[int, list[str]] = {}
    for label, person in zip(labels.tolist(), people, strict=True):
        voices.setdefault(label, []).append(person)
    least_people = 2 if len(set(people)) >= MANY_PEOPLE else 1
    supported = [
        label
        for label, heard in sorted(voices.items())
        if len(heard) >= min_group and len(set(heard)) >= least_people
    ]
    kept = np.full(len(labels), ALONE)
    for number, label in enumerate(supported):
        kept[labels == label] = number
    return kept
