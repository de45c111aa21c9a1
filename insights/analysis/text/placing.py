"""How surely new passages belong to frozen themes; nothing is clustered again."""

from collections.abc import Sequence

import numpy as np

from insights.analysis.text.embedding import VectorCache, embed_texts, embedder
from insights.analysis.text.languages import languages_of
from insights.analysis.text.model import FixedTheme, Passage
from insights.analysis.text.reading import READ_BY_MODEL
from insights.analysis.text.vectors import centred, one_thread
from insights.analysis.text.word_features import hashed_words

_DEFAULT_THRESHOLD = 0.5


def margins(
    passages: Sequence[Passage], frozen: Sequence[FixedTheme], vectors_cache: VectorCache | None = None
) -> tuple[np.ndarray, np.ndarray, list[str | None]]:
    """(cosine over each theme's threshold (n, themes), cosine (n, themes), languages of the passages).

    Each theme has a centroid and a centre. −inf stands where the languages differ. The greatest margin of a
    row is how surely it belongs to one of the themes rather than to something new.
    """
    texts = [passage.text for passage in passages]
    languages = languages_of(texts, [passage.language for passage in passages])
    margin = np.full((len(passages), len(frozen)), -np.inf)
    cosine = np.zeros((len(passages), len(frozen)), dtype=np.float32)
    with one_thread():
        for language in sorted({own or READ_BY_MODEL for own in languages}):
            rows = [row for row, own in enumerate(languages) if (own or READ_BY_MODEL) == language]
            columns = [at for at, one in enumerate(frozen) if (one.language or READ_BY_MODEL) == language]
            if rows and columns:
                _measure(texts, rows, frozen, columns, language, vectors_cache, margin, cosine)
    return margin, cosine, languages


def _measure(
    texts: Sequence[str],
    rows: list[int],
    frozen: Sequence[FixedTheme],
    columns: list[int],
    language: str,
    vectors_cache: VectorCache | None,
    margin: np.ndarray,
    cosine: np.ndarray,
) -> None:
    """Fill in how far each row is over each theme's threshold, all of one language."""
    chosen = [texts[row] for row in rows]
    width = len(np.asarray(frozen[columns[0]].centroid))
    if language == READ_BY_MODEL:
        raw = embed_texts(chosen, embedder("static" if width == 256 else "minilm"), vectors_cache)
    else:
        raw = hashed_words(chosen, language, width)
    for column in columns:
        theme = frozen[column]
        seen = centred(raw, theme.centre) if language == READ_BY_MODEL and theme.centre is not None else raw
        cosine[rows, column] = np.round(seen @ theme.centroid, 5)
        least = theme.threshold if theme.threshold is not None else _DEFAULT_THRESHOLD
        margin[rows, column] = cosine[rows, column] - least
