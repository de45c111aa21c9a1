"""The columns that the kind classifier reads: word runs, a text's vector and the word lists."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from scipy import sparse

from insights.analysis.text.lexicon import WIDTH, lexicon_features
from insights.analysis.text.words import words_of


def word_runs(text: str) -> list[str]:
    """Single words and pairs of neighbours, lower case."""
    words = words_of(text)
    return [*words, *(f"{one} {other}" for one, other in pairwise(words))]


def known_runs(texts: Sequence[str], least: int) -> dict[str, float]:
    """Inverse text frequency, log((n + 1) / (texts with it + 1)) + 1, of runs in at least `least` texts."""
    seen = Counter(run for text in texts for run in set(word_runs(text)))
    kept = sorted(run for run, count in seen.items() if count >= least)
    return {run: float(np.log((len(texts) + 1) / (seen[run] + 1)) + 1) for run in kept}


def kind_columns(texts: Sequence[str], vectors: np.ndarray, idf: Mapping[str, float]) -> sparse.csr_matrix:
    """(n, runs + vector width + word lists): unit TF-IDF rows, unit vectors, word-list hits."""
    position = {run: at for at, run in enumerate(idf)}
    weights = np.fromiter(idf.values(), dtype=np.float32, count=len(idf))
    rows, columns, values = [], [], []
    for row, text in enumerate(texts):
        counts = Counter(position[run] for run in word_runs(text) if run in position)
        at = np.fromiter(sorted(counts), dtype=np.int64, count=len(counts))
        told = (1 + np.log([counts[one] for one in at])) * weights[at] if len(at) else np.zeros(0)
        length = float(np.sqrt((told**2).sum())) or 1.0
        rows.extend([row] * len(at))
        columns.extend(at.tolist())
        values.extend((told / length).tolist())
    words = sparse.csr_matrix((values, (rows, columns)), shape=(len(texts), len(idf)), dtype=np.float32)
    lists = np.array([lexicon_features(text) for text in texts], dtype=np.float32).reshape(-1, WIDTH)
    return sparse.hstack([words, sparse.csr_matrix(vectors), sparse.csr_matrix(lists)]).tocsr()
