"""The clause that says a theme's problem best, in the words of one of its members."""

import re
from collections.abc import Mapping, Sequence

from insights.analysis.text.lexicon import PATTERNS
from insights.analysis.text.phrases import NEGATIONS, folded
from insights.analysis.text.words import FILLERS, WORD

_CLAUSE = re.compile(
    r"[.!?;:,()\[\]\"“”…\n]+|\s[-–—]\s"
    r"|\b(?:and|but|so|because|which|when|if|then|since|while|where|that's why)\b",
    re.IGNORECASE,
)
_TROUBLE = [PATTERNS[name] for name in ("negated ability", "failure", "negative feeling")]
_LEADS = """
    i we you they it he she the a an that this there my our your also even still to of for
    or and but so if with than as in on at by now one both then just like
"""
_LEAD = frozenset(_LEADS.split())
_TAILS = """
    a about an and any are aren't as at be been both but by can can't could couldn't did didn't do
    does doesn't don't for from had has have if in into is isn't it its like my no not of on or our
    so than that the their them they this those to too very was wasn't were which who will with
    won't would wouldn't your
"""
_TAIL = frozenset(_TAILS.split())
_PARTICLES = frozenset(["in", "on"])
SHORTEST, LONGEST = 2, 8


def problem_clause(texts: Sequence[str], worth: Mapping[str, float], said: set[str]) -> str | None:
    """A clause of two to eight words that holds a problem word and the theme's own words; None without one.

    `worth` gives the score of the theme's folded words; `said` holds labels of siblings, never repeated.
    """
    best: tuple[float, int, str] | None = None
    for text in texts:
        for clause in _CLAUSE.split(text.replace("’", "'")):
            shown = _trimmed([match.group() for match in WORD.finditer(clause)])
            label = " ".join(shown)
            if not SHORTEST <= len(shown) <= LONGEST or label in said:
                continue
            candidate = (-_score(shown, label, worth), len(shown), label)
            if candidate[0] < 0 and (best is None or candidate < best):
                best = candidate
    return best[2] if best else None


def _score(shown: list[str], label: str, worth: Mapping[str, float]) -> float:
    """Sum of the worth of its words, less for length; 0 without a problem word or a word of the theme."""
    if not any(pattern.search(label) for pattern in _TROUBLE):
        return 0.0
    own = {folded(word.lower()) for word in shown}
    return round(sum(worth.get(word, 0.0) for word in own) / len(shown) ** 0.4, 6)


def _trimmed(words: list[str]) -> list[str]:
    """Without fillers and pronouns at its edges, lower case but for abbreviations."""
    plain = [word if word.isupper() and len(word) > 1 else word.lower() for word in words]
    while plain and (plain[0].lower() in _LEAD or _is_idle(plain[0])):
        plain.pop(0)
    whole = len(plain)
    while plain and _dangles(plain[-1].lower(), len(plain) == whole):
        plain.pop()
    return plain


def _dangles(word: str, closes_the_clause: bool) -> bool:
    """Whether nothing may end in this word; "log in" may, "log in the" may not."""
    if closes_the_clause and word in _PARTICLES:
        return False
    return word in _LEAD or word in _TAIL or _is_idle(word)


def _is_idle(word: str) -> bool:
    return word.lower() in FILLERS - NEGATIONS and not any(pattern.search(word) for pattern in _TROUBLE)
