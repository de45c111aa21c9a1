"""The clause that says a theme's problem best in German, Spanish, French and Italian."""

import re
from collections.abc import Mapping, Sequence, Set

from insights.analysis.text.other_lexicons import LEXICONS, Lexicon
from insights.analysis.text.phrases import folded
from insights.analysis.text.words import SOUNDS, SPOKEN, WORD, content_words, stop_words, without_elision

SHORTEST, LONGEST = 2, 8
_STOPS = re.compile(r"[.!?;:,()\[\]\"“”«»…\n]+|\s[-–—]\s")


def problem_clause_abroad(
    texts: Sequence[str],
    language: str,
    worth: Mapping[str, float],
    said: Set[str],
    names: Set[str] = frozenset(),
    closeness: Sequence[float] = (),
) -> str | None:
    """As `problem_clause`, by the word lists of a language; None for a language without them."""
    lexicon = LEXICONS.get(language)
    if lexicon is None:
        return None
    best: tuple[float, int, str] | None = None
    for text, weight in zip(texts, closeness or [1.0] * len(texts), strict=True):
        for clause in _clauses(text.replace("’", "'"), lexicon):
            shown = _trimmed([match.group() for match in WORD.finditer(clause)], language, lexicon)
            label = " ".join(shown)
            lower = [word.lower() for word in shown]
            fits = SHORTEST <= len(shown) <= LONGEST and label not in said and names.isdisjoint(lower)
            told = lexicon.denied.sub(" ", label)
            if not fits or not lexicon.trouble.search(told) or lexicon.praise.search(told):
                continue
            own = sum(
                worth.get(key, 0.0) for key in {folded(without_elision(word, language)) for word in lower}
            )
            candidate = (-round(weight * own / len(shown) ** 0.4, 6), len(shown), label)
            if own > 0 and (best is None or candidate < best):
                best = candidate
    return best[2] if best else None


def words_in_trouble_abroad(text: str, language: str) -> frozenset[str]:
    """Folded words, with content, of a text's clauses that tell a problem; none without word lists."""
    lexicon = LEXICONS.get(language)
    found: set[str] = set()
    for clause in _clauses(text.replace("’", "'"), lexicon) if lexicon else ():
        if lexicon and lexicon.trouble.search(lexicon.denied.sub(" ", clause)):
            found.update(folded(word) for word in content_words(clause, language))
    return frozenset(found)


def _clauses(text: str, lexicon: Lexicon) -> list[str]:
    return [part for piece in _STOPS.split(text) for part in lexicon.joints.split(piece)]


def _trimmed(words: list[str], language: str, lexicon: Lexicon) -> list[str]:
    """Without words at the edges that say nothing, but for those that deny."""
    idle = (stop_words(language) | SPOKEN.get(language, frozenset()) | SOUNDS) - lexicon.negations
    plain = list(words)
    while plain and (plain[0].lower() in idle or len(plain[0]) < 2):
        plain.pop(0)
    while plain and (plain[-1].lower() in idle or len(plain[-1]) < 2):
        plain.pop()
    if plain and language != "de" and not (plain[0].isupper() and len(plain[0]) > 1):
        plain[0] = plain[0].lower()
    if plain and not plain[0].startswith("n'"):
        plain[0] = plain[0][-len(without_elision(plain[0].lower(), language)) :]
    return plain
