"""The one entry of the text analysis: passages in, theme drafts and a visible remainder out."""

from collections.abc import Sequence, Set

import numpy as np

from insights.analysis.text.assignment import typical_closeness
from insights.analysis.text.claiming import Claims, claim
from insights.analysis.text.clustering import ALONE, Grouping, grouped, needed_people
from insights.analysis.text.cohesion import alikeness, core_of, least_alike
from insights.analysis.text.drafting import Groups, themes_of, with_strength
from insights.analysis.text.embedding import Progress, VectorCache
from insights.analysis.text.labels import shares_a_word
from insights.analysis.text.linguist import Linguist
from insights.analysis.text.model import AnalysisResult, FixedTheme, Passage, Portion, Remaining, Settings
from insights.analysis.text.neighbours import nearest
from insights.analysis.text.own_head import OwnHead
from insights.analysis.text.reading import READ_BY_MODEL, Corpus, features_of, people_of, read_corpus
from insights.analysis.text.saying_little import words_of_the_session
from insights.analysis.text.severity_abroad import SEVERITY_WORDS
from insights.analysis.text.shared_problems import share_a_problem
from insights.analysis.text.talk_problems import with_problems_of_talk
from insights.analysis.text.vectors import one_thread

WEAK = 0.3  # a member of talk, or read by words only, that is less like its theme than this is left out
WEAK_WRITTEN = 0.25  # and one of written text that is read by meaning
BY_WORDS_ONLY = 2  # times the support that a theme needs where meaning is not read
LOOSE = 0.44  # a theme of talk, or read by words only, whose members are less like it on average is none
ALIKE = 0.08  # nor is one of written text where two members are less alike on average, however many there are
WORD_SHARE = 0.35  # of a theme that is read by words only, which must say the same word
SURE = 0.6  # confidence from which on a written passage counts as a problem
TALK_SHARE = 0.25  # of a theme of talk, which must say the same word
_SCALE_SAMPLE = 4000
_FEW = 400  # problems and the rest of so few passages are grouped together


def run_analysis(
    passages: Sequence[Passage],
    settings: Settings | None = None,
    seed: int = 0,
    fixed_themes: Sequence[FixedTheme] = (),
    vectors_cache: VectorCache | None = None,
    on_progress: Progress | None = None,
    own_head: OwnHead | None = None,
    linguist: Linguist | None = None,
) -> AnalysisResult:
    """Read, claim, group, name. Same passages, settings, seed and models: the same result, byte for byte."""
    settings = settings or Settings()
    if len({passage.key for passage in passages}) != len(passages):
        raise ValueError("passage keys must be unique in a run")
    with one_thread():
        corpus = read_corpus(passages, settings, vectors_cache, on_progress, own_head)
        claims = claim(corpus, fixed_themes, _closeness(corpus))
        labels, portions = _grouped_by_language(
            corpus, claims, len(fixed_themes), settings, seed, on_progress
        )
        fixed, least = len(fixed_themes), settings.min_group
        labels = _without_loose(corpus, labels, claims, fixed, least)
        parted = with_problems_of_talk(corpus, labels, claims, fixed, settings)
        if (parted != labels).any():  # topics that lost members may be too loose or too small now
            labels = _without_loose(corpus, parted, claims, fixed, least)
        strength = np.where(claims.theme >= 0, claims.strength, with_strength(corpus, labels))
        groups = Groups(labels, strength, claims.theme >= 0)
        themes = themes_of(corpus, groups, fixed_themes, settings.exemplars, linguist)
    return AnalysisResult(
        themes=themes,
        remainder=_remainder(corpus, labels),
        readings=corpus.readings,
        model_version=f"{corpus.model_version}+{linguist.version}" if linguist else corpus.model_version,
        settings=settings,
        seed=seed,
        centre=corpus.centre,
        portions=portions,
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
) -> tuple[np.ndarray, tuple[Portion, ...]]:
    """Theme number of each row: claims first, then groups within one language at a time."""
    labels = claims.theme.copy()
    portions, number = [], fixed
    everybody = people_of(corpus)
    for language in corpus.spoken:
        if on_progress:
            on_progress(len(corpus.passages), len(corpus.passages), "finding themes")
        for rows in filter(len, _portions(corpus, claims, language, settings)):
            people = [everybody[row] for row in rows]
            vectors = features_of(corpus, rows, language)
            least = settings.min_group * (1 if language == READ_BY_MODEL else BY_WORDS_ONLY)
            found = grouped(vectors, people, settings.granularity, least, seed)
            labels[rows] = np.where(found.labels >= 0, found.labels + number, ALONE)
            number += int(found.labels.max(initial=-1)) + 1
            portions.append(_portion(language, len(rows), found))
    return labels, tuple(portions)


def _portions(corpus: Corpus, claims: Claims, language: str, settings: Settings) -> list[np.ndarray]:
    """Rows to group together: unclaimed ones of a language, written problems apart where asked for."""
    rows = corpus.rows_of(language)
    rows = rows[(claims.theme[rows] < 0) & ~corpus.thin[rows]]
    if not settings.problems_apart or len(rows) <= _FEW:
        return [rows]
    readings = [corpus.readings[row] for row in rows]
    problem = np.array([one.kind == "pain_point" and one.confidence >= SURE for one in readings], dtype=bool)
    problem &= np.array([not corpus.passages[row].spoken for row in rows], dtype=bool)
    return [part for part in (rows[problem], rows[~problem]) if len(part)]


def _without_loose(corpus: Corpus, labels: np.ndarray, claims: Claims, fixed: int, least: int) -> np.ndarray:
    """Leave out members unlike their theme, then themes too loose or too small; numbers close up."""
    weak = with_strength(corpus, labels) < np.where(_written(corpus), WEAK_WRITTEN, WEAK)
    kept = np.where((claims.theme < 0) & weak, ALONE, labels)
    people = np.array(people_of(corpus), dtype=object)
    least_people = needed_people(people.tolist())
    heard = people if least_people > 1 else None
    for label in range(fixed, int(labels.max(initial=-1)) + 1):
        own = np.nonzero(kept == label)[0]
        kept[own] = ALONE
        core = _core(corpus, own, least)
        if len(set(people[core])) >= least_people:
            kept[core] = label
    strength, steps = with_strength(corpus, kept), words_of_the_session(corpus.texts)
    number = fixed
    for label in range(fixed, int(labels.max(initial=-1)) + 1):
        rows = kept == label
        own = np.nonzero(rows)[0]
        if len(own) < least or _loose(corpus, own, strength[own], heard, steps):
            kept[rows] = ALONE
            continue
        kept[rows] = number
        number += 1
    return kept


def _core(corpus: Corpus, rows: np.ndarray, least: int) -> np.ndarray:
    """Of a theme of talk read by meaning what its members share: talk wanders more than written answers."""
    read = corpus.languages[rows[0]] in (None, READ_BY_MODEL) if len(rows) else False
    if not read or not all(corpus.passages[row].spoken for row in rows):
        return rows
    return rows[core_of(corpus.vectors[rows], least, least_alike(len(corpus.passages)))]


def _written(corpus: Corpus) -> np.ndarray:
    """Whether each row is written text that is read by meaning."""
    read = np.array([language in (None, READ_BY_MODEL) for language in corpus.languages], dtype=bool)
    return read & np.array([not passage.spoken for passage in corpus.passages], dtype=bool)


def _loose(
    corpus: Corpus, rows: np.ndarray, strength: np.ndarray, everybody: np.ndarray | None, steps: Set[str]
) -> bool:
    """Whether these rows have too little in common; talk and words alone need a word in common besides.

    Where `everybody` is given, two people must say that word.
    """
    texts, languages = [corpus.texts[row] for row in rows], [corpus.languages[row] for row in rows]
    people = everybody[rows].tolist() if everybody is not None else ()
    if languages[0] not in (None, READ_BY_MODEL):
        shared = shares_a_word(texts, languages, WORD_SHARE, people, steps)
        least_people = 1 if everybody is None else 2
        shared = shared or share_a_problem(texts, people or texts, languages[0], least_people)
        return not shared or bool(strength.mean() < LOOSE)
    if all(corpus.passages[row].spoken for row in rows):
        shared = shares_a_word(texts, languages, TALK_SHARE, steps=steps)
        shared = shared and shares_a_word(texts, languages, people=people, steps=steps)
        return not shared or bool(strength.mean() < LOOSE)
    return alikeness(corpus.vectors[rows]) < ALIKE


def _portion(language: str, count: int, found: Grouping) -> Portion:
    by_meaning = language == READ_BY_MODEL
    return Portion(
        language=language,
        passages=count,
        by_meaning=by_meaning,
        severity_read=by_meaning or language in SEVERITY_WORDS,
        resolution=found.resolution,
        looked_at=found.looked_at,
    )


def _remainder(corpus: Corpus, labels: np.ndarray) -> tuple[Remaining, ...]:
    found = []
    for row in np.nonzero(labels < 0)[0].tolist():
        thin = "thin" if corpus.thin[row] else "too_few"
        reason = "contentless" if corpus.contentless[row] else thin
        found.append(Remaining(corpus.passages[row].key, reason))
    return tuple(found)
