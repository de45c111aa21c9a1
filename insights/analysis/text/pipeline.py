"""The one entry of the text analysis: passages in, theme drafts and a visible remainder out."""

from collections.abc import Sequence

import numpy as np

from insights.analysis.text.assignment import typical_closeness
from insights.analysis.text.claiming import Claims, claim
from insights.analysis.text.clustering import ALONE, fused, grouped
from insights.analysis.text.drafting import Groups, themes_of, with_strength
from insights.analysis.text.embedding import Progress, VectorCache, embedder
from insights.analysis.text.model import AnalysisResult, FixedTheme, Passage, Remaining, Settings
from insights.analysis.text.neighbours import nearest
from insights.analysis.text.reading import READ_BY_MODEL, Corpus, read_corpus
from insights.analysis.text.vectors import centred, one_thread
from insights.analysis.text.word_features import rare_token_vectors

WEAK = 0.15
_SCALE_SAMPLE = 4000


def run_analysis(
    passages: Sequence[Passage],
    settings: Settings | None = None,
    seed: int = 0,
    fixed_themes: Sequence[FixedTheme] = (),
    vectors_cache: VectorCache | None = None,
    on_progress: Progress | None = None,
) -> AnalysisResult:
    """Read, claim, group, name. Same passages, settings, seed and models: the same result, byte for byte."""
    settings = settings or Settings()
    if len({passage.key for passage in passages}) != len(passages):
        raise ValueError("passage keys must be unique in a run")
    with one_thread():
        corpus = read_corpus(passages, settings, vectors_cache, on_progress)
        claims = claim(corpus, fixed_themes, _closeness(corpus))
        labels, notes = _grouped_by_language(corpus, claims, len(fixed_themes), settings, seed, on_progress)
        strength = np.where(claims.theme >= 0, claims.strength, with_strength(corpus, labels))
        labels = np.where((claims.theme < 0) & (labels >= 0) & (strength < WEAK), ALONE, labels)
        groups = Groups(labels, strength, claims.theme >= 0)
        themes = themes_of(corpus, groups, fixed_themes, settings.exemplars)
    return AnalysisResult(
        themes=themes,
        remainder=_remainder(corpus, labels, strength),
        readings=corpus.readings,
        model_version=corpus.model_version,
        settings=settings,
        seed=seed,
        centre=corpus.centre,
        notes=notes,
    )


def _closeness(corpus: Corpus) -> float:
    """The corpus's own scale of closeness, from at most 4,000 English passages spread evenly."""
    rows = corpus.rows_of(READ_BY_MODEL)
    rows = rows[:: max(1, len(rows) // _SCALE_SAMPLE)]
    return typical_closeness(corpus.vectors, nearest(corpus.vectors[rows], 5)[1])


def _grouped_by_language(
    corpus: Corpus,
    claims: Claims,
    fixed: int,
    settings: Settings,
    seed: int,
    on_progress: Progress | None,
) -> tuple[np.ndarray, tuple[str, ...]]:
    """Theme number of each row: claims first, then groups within one language at a time."""
    labels = claims.theme.copy()
    notes, number = [], fixed
    for language in corpus.spoken:
        rows = corpus.rows_of(language)
        rows = rows[claims.theme[rows] < 0]
        if on_progress:
            on_progress(len(corpus.passages), len(corpus.passages), "finding themes")
        people = [corpus.passages[row].person or corpus.passages[row].key for row in rows]
        found = grouped(
            _features(corpus, rows, language), people, settings.granularity, settings.min_group, seed
        )
        labels[rows] = np.where(found.labels >= 0, found.labels + number, ALONE)
        number += int(found.labels.max(initial=-1)) + 1
        notes.append(_note(language, len(rows), found.recipe))
    return labels, tuple(notes)


def _features(corpus: Corpus, rows: np.ndarray, language: str) -> np.ndarray:
    """Meaning and word features of the rows; hashed words alone for other languages."""
    if language != READ_BY_MODEL or not len(rows):
        return corpus.vectors[rows]
    texts = [corpus.passages[row].text for row in rows]
    words = rare_token_vectors(texts, embedder("static"))
    return fused(corpus.vectors[rows], centred(words, words.mean(axis=0)))


def _note(language: str, count: int, recipe: str) -> str:
    if language == READ_BY_MODEL:
        return f"{count} passages in English read by meaning and words ({recipe})."
    return f"{count} passages in “{language}” read by their words only ({recipe})."


def _remainder(corpus: Corpus, labels: np.ndarray, strength: np.ndarray) -> tuple[Remaining, ...]:
    found = []
    for row in np.nonzero(labels < 0)[0].tolist():
        weak = strength[row] > 0
        reason = "contentless" if corpus.contentless[row] else "weak" if weak else "too_few"
        found.append(Remaining(corpus.passages[row].key, reason))
    return tuple(found)
