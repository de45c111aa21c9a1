"""Whether several people tell a problem of the same thing, or each one of theirs beside a common word."""

from collections import Counter
from collections.abc import Sequence, Set

from insights.analysis.text.phrases import folded
from insights.analysis.text.problems_abroad import words_in_trouble_abroad
from insights.analysis.text.trouble_words import words_in_trouble
from insights.analysis.text.words import content_words

LEAST, SHARE = 2, 1 / 3  # members, and their share, whose trouble is told of the same word
SHARE_OF_COMMON = 2 / 3  # and of a word that much of the talk is about, which any two problems may hold
COMMON, LEAST_COMMON = 0.03, 10  # share of all passages, and their number, from which on a word is common


def common_words(texts: Sequence[str], language: str | None) -> frozenset[str]:
    """Folded words that so many of these texts say that a group may share them by chance."""
    said = Counter(
        word for text in texts for word in {folded(one, language) for one in content_words(text, language)}
    )
    least = max(LEAST_COMMON, COMMON * len(texts))
    return frozenset(word for word, count in said.items() if count >= least)


def share_a_problem(
    texts: Sequence[str],
    people: Sequence[str],
    language: str | None,
    least_people: int,
    common: Set[str] = frozenset(),
) -> bool:
    """Whether enough texts of enough people name one thing in the clause that tells their problem.

    More of them must name what is `common` in the talk around them.
    """
    seen: Counter[str] = Counter()
    voices: dict[str, set[str]] = {}
    for text, person in zip(texts, people, strict=True):
        for word in _in_trouble(text, language):
            seen[word] += 1
            voices.setdefault(word, set()).add(person)
    for word, count in seen.items():
        enough = max(LEAST, (SHARE_OF_COMMON if word in common else SHARE) * len(texts))
        if count >= enough and len(voices[word]) >= least_people:
            return True
    return False


def _in_trouble(text: str, language: str | None) -> frozenset[str]:
    if language in (None, "en"):
        return words_in_trouble(text)
    return words_in_trouble_abroad(text, language or "")


def grouped_by_word(
    texts: Sequence[str], people: Sequence[str], language: str, least: int, common: Set[str] = frozenset()
) -> list[list[int]]:
    """Rows of the texts whose trouble is told of one word, the word of most people first; no row twice.

    It takes `least` texts of two people, and a word that is not `common`.
    """
    told: dict[str, list[int]] = {}
    for row, text in enumerate(texts):
        for word in _in_trouble(text, language) - common:
            told.setdefault(word, []).append(row)
    found: list[list[int]] = []
    taken: set[int] = set()
    for word in sorted(
        told, key=lambda one: (-len({people[row] for row in told[one]}), -len(told[one]), one)
    ):
        rows = [row for row in told[word] if row not in taken]
        if len(rows) >= least and len({people[row] for row in rows}) > 1:
            found.append(rows)
            taken.update(rows)
    return found
