"""What a run reads from its passages before it groups them: language, content, vectors, kind, severity."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from insights.analysis.text.clustering import fused
from insights.analysis.text.contentless import is_contentless
from insights.analysis.text.duplicates import duplicate_of
from insights.analysis.text.embedding import Progress, VectorCache, embed_texts, embedder, static_vectors
from insights.analysis.text.kinds import HEAD, kinds_by_rule, kinds_of, shipped_shares, tuned_scores
from insights.analysis.text.languages import languages_of
from insights.analysis.text.model import Passage, Reading, Settings, Severity
from insights.analysis.text.own_head import OwnHead
from insights.analysis.text.severity import severity_of
from insights.analysis.text.vectors import centred
from insights.analysis.text.word_features import HASHED, hashed_words, rare_token_vectors
from insights.analysis.text.words import content_words, without_marks

VERSION = "text-1"
READ_BY_MODEL = "en"
LEAST_SPOKEN = 3  # different words with content that a passage of a talk needs


@dataclass(frozen=True)
class Corpus:
    """Passages sorted by key, with one vector row each (zeros where contentless); `texts` without marks.

    Rows of English hold `raw` model vectors seen from `centre`; rows of other languages hashed words.
    """

    passages: tuple[Passage, ...]
    languages: tuple[str | None, ...]
    texts: tuple[str, ...]
    contentless: np.ndarray
    thin: np.ndarray
    raw: np.ndarray
    vectors: np.ndarray
    centre: np.ndarray
    readings: tuple[Reading, ...]
    model: str
    model_version: str

    def rows_of(self, language: str | None) -> np.ndarray:
        """Rows with content in one language (unknown counts as English)."""
        return _rows(self.languages, self.contentless, language or READ_BY_MODEL)

    @property
    def spoken(self) -> list[str]:
        """Languages with content, the commonest first."""
        found = sorted({own or READ_BY_MODEL for own in self.languages})
        return sorted(
            (name for name in found if len(self.rows_of(name))),
            key=lambda name: (-len(self.rows_of(name)), name),
        )


def model_for(settings: Settings, count: int) -> str:
    """ "minilm" or "static", as the settings say for so many passages."""
    if settings.model != "auto":
        return settings.model
    return "static" if count > settings.static_above else "minilm"


def read_corpus(
    passages: Sequence[Passage],
    settings: Settings,
    vectors_cache: VectorCache | None = None,
    on_progress: Progress | None = None,
    own_head: OwnHead | None = None,
) -> Corpus:
    """Read every passage; the order in which they come changes nothing.

    `own_head` corrects the reading of kinds where it fits the shipped head and the vectors.
    """
    ordered = tuple(sorted(passages, key=lambda passage: passage.key))
    texts = [without_marks(passage.text) for passage in ordered]
    languages = tuple(languages_of(texts, [passage.language for passage in ordered]))
    contentless = np.array(
        [is_contentless(text, own) for text, own in zip(texts, languages, strict=True)], dtype=bool
    )
    model = embedder(model_for(settings, len(ordered)))
    raw = np.zeros((len(ordered), model.width), dtype=np.float32)
    english = _rows(languages, contentless)
    raw[english] = embed_texts([texts[row] for row in english], model, vectors_cache, on_progress)
    centre = _centre(raw[english])
    vectors = np.zeros_like(raw)
    vectors[english] = centred(raw[english], centre.astype(np.float32))
    for language in sorted({own for own in languages if own not in (None, READ_BY_MODEL)}):
        rows = _rows(languages, contentless, language)
        vectors[rows] = hashed_words([texts[row] for row in rows], language, model.width)
    kinds = [("other", 0.0)] * len(texts)
    foreign = np.setdiff1d(np.nonzero(~contentless)[0], english)
    by_rule = kinds_by_rule([texts[row] for row in foreign], [languages[row] for row in foreign])
    for row, told in zip(foreign.tolist(), by_rule, strict=True):
        kinds[row] = told
    name = "static" if "static" in model.version else "minilm"
    own = own_head if own_head and own_head.fits(HEAD, model.version) else None
    read = [texts[row] for row in english]
    scores = tuned_scores(name, read, vectors_cache, on_progress)
    shares = shipped_shares(name, read, raw[english], scores, [ordered[row].spoken for row in english])
    for row, told in zip(
        english.tolist(), kinds_of(own.over(shares, raw[english]) if own else shares), strict=True
    ):
        kinds[row] = told
    kinds = [(one.kind, 1.0) if one.kind else told for one, told in zip(ordered, kinds, strict=True)]
    readings = _readings(ordered, languages, contentless, vectors, kinds)
    version = f"{VERSION}+{model.version}+{own.name if own else HEAD}+{HASHED}"
    return Corpus(
        ordered,
        languages,
        tuple(texts),
        contentless,
        _thin(ordered, texts, languages),
        raw,
        vectors,
        centre.astype(np.float32),
        readings,
        model.version,
        version,
    )


def _centre(raw: np.ndarray) -> np.ndarray:
    """The mean of the vectors; the origin where all say the same, since nothing is seen from there."""
    if not len(raw) or (raw == raw[0]).all():
        return np.zeros(raw.shape[1])
    return raw.mean(axis=0, dtype=np.float64)


def _thin(passages: Sequence[Passage], texts: Sequence[str], languages: Sequence[str | None]) -> np.ndarray:
    """Which passages of a talk hold too few words with content to be about anything."""
    return np.array(
        [
            passage.spoken and len(set(content_words(text, own))) < LEAST_SPOKEN
            for passage, text, own in zip(passages, texts, languages, strict=True)
        ],
        dtype=bool,
    )


def _rows(
    languages: Sequence[str | None], contentless: np.ndarray, wanted: str = READ_BY_MODEL
) -> np.ndarray:
    same = np.array([(own or READ_BY_MODEL) == wanted for own in languages], dtype=bool)
    return np.nonzero(same & ~contentless)[0]


def _readings(
    passages: Sequence[Passage],
    languages: Sequence[str | None],
    contentless: np.ndarray,
    vectors: np.ndarray,
    kinds: Sequence[tuple[str, float]],
) -> tuple[Reading, ...]:
    texts = [passage.text for passage in passages]
    twins = duplicate_of(texts, [passage.person for passage in passages], vectors)
    found = []
    for row, passage in enumerate(passages):
        empty = bool(contentless[row])
        kind, confidence = ("other", 0.0) if empty else kinds[row]
        twin = twins[row]
        found.append(
            Reading(
                key=passage.key,
                kind=kind,
                confidence=confidence,
                severity=severity_of(passage.text, languages[row]) if kind == "pain_point" else Severity(),
                language=languages[row],
                contentless=empty,
                duplicate_of=passages[twin].key if twin is not None and not empty else None,
            )
        )
    return tuple(found)


def people_of(corpus: Corpus) -> list[str]:
    """Who said each row; a row of its own where that is not known."""
    return [passage.person or passage.key for passage in corpus.passages]


def features_of(corpus: Corpus, rows: np.ndarray, language: str) -> np.ndarray:
    """Meaning and word features of the rows; hashed words alone for other languages."""
    if language != READ_BY_MODEL or not len(rows):
        return corpus.vectors[rows]
    texts = [corpus.texts[row] for row in rows]
    words = rare_token_vectors(texts, static_vectors())
    return fused(corpus.vectors[rows], centred(words, words.mean(axis=0)))
