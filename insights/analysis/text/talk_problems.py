"""Problems that people tell alike in talk: they leave its topics for themes of their own."""

from collections.abc import Sequence, Set

import numpy as np

from insights.analysis.text.claiming import Claims
from insights.analysis.text.clustering import ALONE, needed_people
from insights.analysis.text.drafting import kind_of
from insights.analysis.text.model import Settings
from insights.analysis.text.other_lexicons import LEXICONS
from insights.analysis.text.reading import READ_BY_MODEL, Corpus, features_of, people_of
from insights.analysis.text.shared_problems import common_words, grouped_by_word, share_a_problem
from insights.analysis.text.tight_groups import FARTHEST, FARTHEST_BY_WORDS, MOST, tight_groups

LIKELY = 0.5  # confidence from which on a passage counts, as it is grouped with those nearly the same only
TOLD = 0.65  # mean confidence of such a group, where none of them tells how bad it is


def with_problems_of_talk(
    corpus: Corpus, labels: np.ndarray, claims: Claims, fixed: int, settings: Settings
) -> np.ndarray:
    """Problems of talk that people tell alike leave its topics, and the remainder, for their own themes."""
    if not settings.problems_apart:
        return labels
    count = int(labels.max(initial=-1)) + 1
    kinds = [kind_of(corpus, np.nonzero(labels == theme)[0]) for theme in range(count)]
    everybody = people_of(corpus)
    found, number = labels.copy(), max(count, fixed)
    for language in corpus.spoken:
        if language != READ_BY_MODEL and language not in LEXICONS:
            continue
        rows = _told_in_talk(corpus, labels, claims, kinds, language)
        vectors, heard = features_of(corpus, rows, language), [everybody[row] for row in rows]
        farthest = FARTHEST if language == READ_BY_MODEL else FARTHEST_BY_WORDS
        alike = tight_groups(vectors, heard, settings.min_group, needed_people(everybody), farthest)
        spoken = [row for row in corpus.rows_of(language).tolist() if corpus.passages[row].spoken]
        common = common_words([corpus.texts[row] for row in spoken], language)
        alike = _told_surely(corpus, rows, alike, everybody, common)
        found[rows[alike >= 0]] = alike[alike >= 0] + number
        number += int(alike.max(initial=-1)) + 1
        if language != READ_BY_MODEL:
            rest = rows[alike < 0]
            said, heard = [corpus.texts[row] for row in rest], [everybody[row] for row in rest]
            for group in grouped_by_word(said, heard, language, settings.min_group, common):
                found[rest[group]] = number
                number += 1
    return found


def _told_in_talk(
    corpus: Corpus, labels: np.ndarray, claims: Claims, kinds: Sequence[str], language: str
) -> np.ndarray:
    """Rows of a language's talk that tell a likely problem outside of pain points; of many the surest."""
    told = [
        row
        for row in corpus.rows_of(language).tolist()
        if corpus.passages[row].spoken
        and claims.theme[row] < 0
        and not corpus.thin[row]
        and (labels[row] < 0 or kinds[labels[row]] != "pain_point")
        and corpus.readings[row].kind == "pain_point"
        and corpus.readings[row].confidence >= LIKELY
    ]
    surest = sorted(told, key=lambda row: (-corpus.readings[row].confidence, row))[:MOST]
    return np.array(sorted(surest), dtype=np.int64)


def _told_surely(
    corpus: Corpus, rows: np.ndarray, groups: np.ndarray, everybody: Sequence[str], common: Set[str]
) -> np.ndarray:
    """The groups that share what their problem is about, surely problems on average or one told how bad."""
    kept, least_people = groups.copy(), needed_people(everybody)
    for group in range(int(groups.max(initial=-1)) + 1):
        members = rows[groups == group].tolist()
        own = [corpus.readings[row] for row in members]
        surely = sum(one.confidence for one in own) / len(own) >= TOLD
        texts, heard = [corpus.texts[row] for row in members], [everybody[row] for row in members]
        alike = share_a_problem(texts, heard, own[0].language, least_people, common)
        if not alike or (not surely and max(one.severity.level for one in own) < 2):
            kept[groups == group] = ALONE
    return kept
