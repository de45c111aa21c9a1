"""Which language a passage is in: the corpus decides for short texts unless one clearly differs."""

from collections import Counter
from collections.abc import Sequence

import py3langid

from insights.analysis.text.words import stop_words, words_of

_SAMPLE = 20_000  # characters
_ENOUGH_STOP_WORDS = 0.17
_LEAST_WORDS = 4


def language_of(text: str) -> str | None:
    """ISO 639-1 of a longer text, None without letters."""
    if not words_of(text):
        return None
    return py3langid.classify(text[:_SAMPLE])[0]


def main_language(texts: Sequence[str]) -> str | None:
    """The language of most of the corpus, read from evenly spread texts."""
    step = max(1, len(texts) // 400)
    votes = Counter(
        language_of(" ".join(texts[start : start + 8])) for start in range(0, len(texts), step * 8)
    )
    votes.pop(None, None)
    return min(votes, key=lambda name: (-votes[name], name)) if votes else None


def languages_of(texts: Sequence[str], given: Sequence[str | None] = ()) -> list[str | None]:
    """A language for each text: the given one, else the corpus's, else its own where that is sure."""
    main = main_language(texts)
    known = list(given) or [None] * len(texts)
    return [declared or own_language(text, main) for text, declared in zip(texts, known, strict=True)]


def own_language(text: str, main: str | None) -> str | None:
    """`main`, unless four or more words are plainly another language's: its stop words or its script."""
    words = words_of(text)
    if not words:
        return main
    if _share(words, main) >= _ENOUGH_STOP_WORDS and _latin(text):
        return main
    own = language_of(text)
    if own == main:
        return main
    if _latin(text):
        sure = len(words) >= _LEAST_WORDS and _share(words, own) > max(0.2, 2 * _share(words, main))
        return own if sure else main
    return own if not stop_words(main) or main in (None, "en") or _share(words, main) == 0 else main


def _share(words: list[str], language: str | None) -> float:
    stop = stop_words(language)
    return sum(word in stop for word in words) / len(words)


def _latin(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return sum(character < "ɐ" for character in letters) * 2 >= len(letters)
