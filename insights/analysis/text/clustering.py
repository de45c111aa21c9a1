"""Which passages belong together: one recipe for small and large corpora."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from insights.analysis.text.assignment import centroids
from insights.analysis.text.communities import Partition, partitions
from insights.analysis.text.neighbours import NEIGHBOURS, fuzzy_graph, nearest
from insights.analysis.text.vectors import unit

SAMPLED = 20_000  # above this many a sample of so many is clustered, and the rest joins it
WORD_WEIGHT = 0.5
FEWEST_NEIGHBOURS = 8
COARSEST = 1.0  # resolution from which on the medium granularity chooses
MOST_GROUPS = 2.5  # times the square root of the number of passages
APART = 0.25  # below this best separation no number of groups stands out, and a coarser one is preferred
ALONE = -1
_BLOCK = 8192
MANY_PEOPLE = 4  # from here on a theme needs more than one voice


@dataclass(frozen=True)
class Grouping:
    """Group of each row (−1: none), the resolution that found it, and of how many rows it was looked for."""

    labels: np.ndarray
    resolution: float
    looked_at: int


def fused(meaning: np.ndarray, words: np.ndarray) -> np.ndarray:
    """Meaning and word vectors side by side, unit rows: their cosine is the weighted mean of both."""
    both = np.empty((len(meaning), meaning.shape[1] + words.shape[1]), dtype=np.float32)
    for start in range(0, len(meaning), _BLOCK):
        rows = slice(start, start + _BLOCK)
        both[rows] = unit(np.hstack([meaning[rows], WORD_WEIGHT * words[rows]]))
    return both


def grouped(
    vectors: np.ndarray, people: Sequence[str], granularity: str, min_group: int, seed: int
) -> Grouping:
    """Group rows of `vectors` (n, d unit rows); groups with too little support stay unassigned."""
    if len(vectors) <= SAMPLED:
        labels, resolution = _communities(vectors, granularity, seed)
    else:
        labels, resolution = _communities_of_sample(vectors, granularity, seed)
    return Grouping(_without_small(labels, people, min_group), resolution, min(len(vectors), SAMPLED))


def _communities(vectors: np.ndarray, granularity: str, seed: int) -> tuple[np.ndarray, float]:
    neighbours = int(np.clip(round(len(vectors) ** 0.5), FEWEST_NEIGHBOURS, NEIGHBOURS))
    graph = fuzzy_graph(*nearest(vectors, neighbours))
    chosen = choose(partitions(graph, vectors, seed), granularity, MOST_GROUPS * len(vectors) ** 0.5)
    return chosen.labels, chosen.resolution


def _communities_of_sample(vectors: np.ndarray, granularity: str, seed: int) -> tuple[np.ndarray, float]:
    """Cluster a seeded sample; every other row joins the nearest centroid."""
    chosen = np.sort(np.random.default_rng(seed).permutation(len(vectors))[:SAMPLED])
    found, resolution = _communities(vectors[chosen], granularity, seed)
    middle = centroids(vectors[chosen], found)
    labels = np.concatenate(
        [
            (vectors[start : start + _BLOCK] @ middle.T).argmax(axis=1)
            for start in range(0, len(vectors), _BLOCK)
        ]
    )
    labels[chosen] = found
    return labels, resolution


def choose(found: Sequence[Partition], granularity: str, most: float) -> Partition:
    """The partition of at most `most` groups that stand farthest apart; coarse and fine lie around it.

    Where even those hardly stand apart, a coarser one is taken that is nearly as good.
    """
    allowed = [one for one in found if one.groups <= most] or list(found[:1])
    usual = [one for one in allowed if one.resolution >= COARSEST] or allowed[-1:]
    best = max(one.separation for one in usual)
    if best <= 0:
        return allowed[0]
    slack = max(0.0, APART - best) / 6
    middle = next(one for one in usual if one.separation >= best - slack)
    if granularity == "medium":
        return middle
    if granularity == "coarse":
        around = [one for one in allowed if one.groups <= 0.7 * middle.groups] or allowed[:1]
    else:
        around = [one for one in found if one.groups >= 1.4 * middle.groups][:3] or list(found[-1:])
    return max(around, key=lambda one: (one.separation, -one.groups))


def needed_people(people: Sequence[str]) -> int:
    """How many voices a theme needs where these people were heard."""
    return 2 if len(set(people)) >= MANY_PEOPLE else 1


def _without_small(labels: np.ndarray, people: Sequence[str], min_group: int) -> np.ndarray:
    """Dissolve groups of fewer than `min_group` passages, and of one person where many were heard."""
    voices: dict[int, list[str]] = {}
    for label, person in zip(labels.tolist(), people, strict=True):
        voices.setdefault(label, []).append(person)
    least_people = needed_people(people)
    supported = [
        label
        for label, heard in sorted(voices.items())
        if len(heard) >= min_group and len(set(heard)) >= least_people
    ]
    kept = np.full(len(labels), ALONE)
    for number, label in enumerate(supported):
        kept[labels == label] = number
    return kept
