"""Surface phrases: short runs of words as people said them, with a key under which variants meet."""

import re
from dataclasses import dataclass
from functools import lru_cache

from insights.analysis.text.words import FILLERS, PRODUCT_WORDS, SPOKEN, WORD, stop_words, without_elision

LONGEST = 4
_NEGATIONS = """
    broken can't cannot confusing couldn't didn't difficult doesn't don't failed fails hard isn't
    lost missing never no not slow stuck unable wasn't without won't wrong
"""
NEGATIONS = frozenset(_NEGATIONS.split())
_CLAUSE = re.compile(r"[.!?;:,()\[\]\"“”…\n]+|\s[-–—]\s")
_SUFFIXES = ("ings", "ing", "ied", "ies", "ed", "es", "s", "ly")
# What word forms of a language end in, the longest first; a stem keeps four letters.
_ENDINGS = {
    "de": ("en", "er", "es", "em", "e", "n", "s"),
    "es": ("os", "as", "es", "o", "a", "e", "s"),
    "fr": ("es", "e", "s", "x"),
    "it": ("he", "hi", "ie", "e", "i", "o", "a"),
    "pt": ("os", "as", "es", "o", "a", "e", "s"),
}
_STEM = 4


@dataclass(frozen=True)
class Phrase:
    """A run of words: `key` of folded content words, `surface` as said, `negated` when it opens so."""

    key: tuple[str, ...]
    surface: str
    negated: bool


@lru_cache(maxsize=200_000)
def folded(word: str, language: str | None = None) -> str:
    """A lower-case word without its common ending (English where none is told), only to let variants meet."""
    if language in _ENDINGS:
        endings = (one for one in _ENDINGS[language] if word.endswith(one) and len(word) - len(one) >= _STEM)
        return word.removesuffix(next(endings, ""))
    plain = word.removesuffix("'s")
    for suffix in _SUFFIXES:
        stem = plain.removesuffix(suffix)
        if stem != plain and len(stem) >= 3 and not (suffix == "s" and stem.endswith("s")):
            return stem + "y" if suffix in ("ied", "ies") else stem.rstrip("e") or stem
    return plain.rstrip("e") if len(plain) > 3 else plain


def is_filler(word: str, language: str | None) -> bool:
    """Whether a word carries no topic at the edge of a phrase."""
    spoken = SPOKEN.get(language or "en", FILLERS)
    empty = word in stop_words(language) or word in stop_words("en")
    return len(word) < 2 or empty or word in spoken or word in FILLERS


def phrases_of(text: str, language: str | None) -> list[Phrase]:
    """All runs of up to four words inside a clause that begin and end in a word with content."""
    found = []
    for clause in _CLAUSE.split(text):
        shown = [match.group().replace("’", "'") for match in WORD.finditer(clause)]
        lower = [without_elision(word.lower(), language) for word in shown]
        dull = [is_filler(word, language) for word in lower]
        for start in range(len(lower)):
            negated = lower[start] in NEGATIONS
            if dull[start] and not negated:
                continue
            for stop in range(start + 1, min(start + LONGEST, len(lower)) + 1):
                if dull[stop - 1]:
                    continue
                content = tuple(
                    folded(lower[at], language)
                    for at in range(start, stop)
                    if not dull[at] or lower[at] in NEGATIONS
                )
                if any(lower[at] not in NEGATIONS for at in range(start, stop)):
                    first = shown[start][-len(lower[start]) :]
                    surface = _shown([first, *shown[start + 1 : stop]], language)
                    found.append(Phrase(content, surface, negated and stop - start > 1))
    return found


def _shown(words: list[str], language: str | None) -> str:
    """Lower case, but abbreviations keep theirs, and in German every word, since nouns are written large."""
    if language == "de":
        return " ".join(words)
    return " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in words)


def is_product_wide(key: tuple[str, ...]) -> bool:
    """Whether every word of a key is one that people say of any product."""
    return all(part in _PRODUCT_KEYS for part in key)


_PRODUCT_KEYS = frozenset(folded(word) for word in PRODUCT_WORDS)
