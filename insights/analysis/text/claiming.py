"""Codebook first: what people confirmed claims its passages before anything is clustered."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from insights.analysis.text.embedding import embedder
from insights.analysis.text.model import FixedTheme
from insights.analysis.text.reading import READ_BY_MODEL, Corpus
from insights.analysis.text.vectors import centred, centroid_of
from insights.analysis.text.word_features import hashed_words

_BY_PERSON = 1.0


@dataclass(frozen=True)
class Claims:
    """For each row of a corpus the fixed theme that has it (−1: none), how strongly, and who said so."""

    theme: np.ndarray
    strength: np.ndarray
    by_person: np.ndarray
    centroids: tuple[np.ndarray, ...]
    thresholds: tuple[float, ...]


def claim(corpus: Corpus, fixed: Sequence[FixedTheme], closeness: float) -> Claims:
    """Let each fixed theme claim what reaches its threshold; the greatest margin wins, people first."""
    count = len(corpus.passages)
    theme, strength = np.full(count, -1), np.zeros(count, dtype=np.float32)
    best = np.full(count, -np.inf)
    centroids, thresholds = [], []
    for number, one in enumerate(fixed):
        centroid, cosine = _closeness_to(corpus, one)
        threshold = one.threshold if one.threshold is not None else closeness
        margin = np.where(cosine >= threshold, cosine - threshold, -np.inf)
        margin[_excluded(corpus, one)] = -np.inf
        better = margin > best
        best[better], theme[better], strength[better] = margin[better], number, cosine[better]
        centroids.append(centroid)
        thresholds.append(float(threshold))
    by_person = _put_by_people(corpus, fixed, theme, strength)
    return Claims(theme, np.clip(np.round(strength, 5), 0, 1), by_person, tuple(centroids), tuple(thresholds))


def _closeness_to(corpus: Corpus, fixed: FixedTheme) -> tuple[np.ndarray, np.ndarray]:
    """(centroid in the space of this run, cosine of every row to the theme; −1 where it cannot be)."""
    rows = corpus.rows_of(fixed.language)
    cosine = np.full(len(corpus.passages), -1.0, dtype=np.float32)
    if (
        fixed.centroid is not None
        and fixed.centre is not None
        and corpus.model in (fixed.model_version or "").split("+")
    ):
        seen = corpus.vectors[rows] if _other_language(fixed) else centred(corpus.raw[rows], fixed.centre)
        cosine[rows] = np.round(seen @ fixed.centroid, 5)
        return fixed.centroid, cosine
    if not fixed.examples:
        return np.zeros(corpus.vectors.shape[1], dtype=np.float32), cosine
    centroid = _centroid_of_examples(corpus, fixed)
    cosine[rows] = np.round(corpus.vectors[rows] @ centroid, 5)
    return centroid, cosine


def _other_language(fixed: FixedTheme) -> bool:
    return fixed.language not in (None, READ_BY_MODEL)


def _centroid_of_examples(corpus: Corpus, fixed: FixedTheme) -> np.ndarray:
    if _other_language(fixed):
        return centroid_of(hashed_words(fixed.examples, fixed.language, corpus.raw.shape[1]))
    model = embedder("static" if "static" in corpus.model else "minilm")
    rows = np.array([model.encode(" ".join(text.split())) for text in fixed.examples])
    return centroid_of(centred(rows, corpus.centre))


def _excluded(corpus: Corpus, fixed: FixedTheme) -> np.ndarray:
    out = set(fixed.excluded)
    return np.array([passage.key in out for passage in corpus.passages], dtype=bool)


def _put_by_people(
    corpus: Corpus, fixed: Sequence[FixedTheme], theme: np.ndarray, strength: np.ndarray
) -> np.ndarray:
    """Passages a person put into a theme are there whatever the vectors say."""
    row_of = {passage.key: row for row, passage in enumerate(corpus.passages)}
    by_person = np.zeros(len(theme), dtype=bool)
    for number, one in enumerate(fixed):
        for key in one.members:
            if key in row_of:
                theme[row_of[key]], strength[row_of[key]] = number, _BY_PERSON
                by_person[row_of[key]] = True
    return by_person
