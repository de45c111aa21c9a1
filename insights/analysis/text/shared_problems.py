"""Whether several people tell a problem of the same thing, or each one of theirs beside a common word."""

from collections import Counter
from collections.abc import Sequence

from insights.analysis.text.problems_abroad import words_in_trouble_abroad
from insights.analysis.text.trouble_words import words_in_trouble

LEAST, SHARE = 2, 1 / 3  # members, and their share, whose trouble is told of the same word


def share_a_problem(
    texts: Sequence[str], people: Sequence[str], language: str | None, least_people: int
) -> bool:
    """Whether enough texts of enough people name one thing in the clause that tells their problem."""
    seen: Counter[str] = Counter()
    voices: dict[str, set[str]] = {}
    for text, person in zip(texts, people, strict=True):
        for word in _in_trouble(text, language):
            seen[word] += 1
            voices.setdefault(word, set()).add(person)
    enough = max(LEAST, SHARE * len(texts))
    return any(count >= enough and len(voices[word]) >= least_people for word, count in seen.items())


def _in_trouble(text: str, language: str | None) -> frozenset[str]:
    if language in (None, "en"):
        return words_in_trouble(text)
    return words_in_trouble_abroad(text, language or "")
