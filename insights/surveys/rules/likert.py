"""Worded scale answers in common languages, as positions on a scale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from insights.surveys.rules.cells import folded
from insights.surveys.rules.likertwords import WORDS


@dataclass(frozen=True)
class Wording:
    """How the worded answers of a question map to numbers: dimension, points, and value by folded word."""

    dimension: str
    points: int
    values: Mapping[str, int]
    assumed: bool


# strength -3 (strongly against) to 3 (strongly for); which strengths occur decides the number of points
_LADDERS: Mapping[int, tuple[tuple[int, ...], ...]] = {
    2: ((-2, 2), (-3, 3)),
    3: ((-2, 0, 2), (-3, 0, 3), (-1, 0, 1)),
    4: ((-3, -2, 2, 3), (-3, -1, 1, 3), (-2, -1, 1, 2)),
    5: ((-3, -2, 0, 2, 3), (-3, -1, 0, 1, 3), (-2, -1, 0, 1, 2)),
    6: ((-3, -2, -1, 1, 2, 3),),
    7: ((-3, -2, -1, 0, 1, 2, 3),),
}


def _by_word() -> dict[str, dict[str, int]]:
    table: dict[str, dict[str, int]] = {}
    for dimension, strengths in WORDS.items():
        words = table.setdefault(dimension, {})
        for strength, phrases in strengths.items():
            for phrase in phrases.split("|"):
                words.setdefault(folded(phrase), strength)
    return table


_STRENGTHS = _by_word()


def wording_of(answers: Iterable[str], points: int | None = None) -> Wording | None:
    """Recognise the scale of worded answers; None when they are not one known set of words.

    `points` is the declared number of points. Undeclared, it is the smallest usual scale (5, then 7, 6, 4, 3)
    that has a place for every word, and `assumed` says that unused words may have been part of it.
    """
    words = {folded(answer) for answer in answers}
    words.discard("")
    for dimension, strengths in _STRENGTHS.items():
        if words and words <= strengths.keys():
            return _on_ladder(dimension, {word: strengths[word] for word in words}, points)
    return None


def known_words(answers: Iterable[str]) -> tuple[str, float] | None:
    """The dimension that explains most of the distinct answers, and its share of them."""
    words = {folded(answer) for answer in answers} - {""}
    if not words:
        return None
    shares = {d: len(words & s.keys()) / len(words) for d, s in _STRENGTHS.items()}
    best = max(shares, key=lambda d: shares[d])
    return (best, shares[best]) if shares[best] else None


def strength_of(answer: str, dimension: str = "agreement") -> int | None:
    """The strength (-3 to 3) of one worded answer."""
    return _STRENGTHS[dimension].get(folded(answer))


def _on_ladder(dimension: str, strengths: dict[str, int], points: int | None) -> Wording | None:
    present = set(strengths.values())
    for count in (points,) if points else (5, 7, 6, 4, 3):
        for ladder in _LADDERS.get(count, ()):
            if present <= set(ladder):
                places = {strength: place for place, strength in enumerate(ladder, start=1)}
                values = {word: places[strength] for word, strength in strengths.items()}
                return Wording(dimension, count, values, assumed=len(present) < count)
    return None
