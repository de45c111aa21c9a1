"""Worded scale answers in common languages, as positions on a scale."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from insights.surveys.rules.cells import folded
from insights.surveys.rules.wordings import WORDS
from insights.surveys.rules.wordings.orders import GRADES, ORDERS, Order


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
_SOFTENED = re.compile(r"\b(eher|plutôt|raczej|spíše|skôr|inkább|скорее|jokseenkin|tend)\b")
_UTMOST = re.compile(r"\b(extremely|completely|totally|äußerst|völlig|vollkommen|totalement)\b")
_GRADED = re.compile(rf"({'|'.join(GRADES)})(?: (.+))?")
_STEM_DIMENSIONS = {"satisfied": "satisfaction", "easy": "ease", "likely": "likelihood"}


def _by_word() -> dict[str, dict[str, int]]:
    table: dict[str, dict[str, int]] = {}
    for dimension, strengths in WORDS.items():
        words = table.setdefault(dimension, {})
        for strength, phrases in strengths.items():
            for phrase in phrases.split("|"):
                words.setdefault(folded(phrase), strength)
    return table


def _places_of(order: Order) -> dict[str, int]:
    return {
        folded(phrase): place
        for place, phrases in enumerate(order.places, start=1)
        for phrase in phrases.split("|")
    }


_STRENGTHS = _by_word()
_PLACES = [(order, _places_of(order)) for order in ORDERS]


def wording_of(answers: Iterable[str], points: int | None = None) -> Wording | None:
    """Recognise the scale of worded answers; None when they are not one known set of words.

    `points` is the declared number of points. Undeclared, it is the smallest usual scale (5, then 7, 6, 4, 3)
    that has a place for every word, and `assumed` says that unused words may have been part of it.
    """
    words = {_plain(answer) for answer in answers}
    words.discard("")
    if not words:
        return None
    if (found := _graded(words) or _ordered(words)) and points in (None, found.points):
        return found
    for dimension, strengths in _STRENGTHS.items():
        if words <= strengths.keys():
            apart = _apart({word: strengths[word] for word in words})
            if found := _on_ladder(dimension, apart, points):
                return found
    return _ordered(words, sure=False, points=points)


def known_words(answers: Iterable[str]) -> tuple[str, float] | None:
    """The dimension that explains most of the distinct answers, and its share of them."""
    words = {_plain(answer) for answer in answers} - {""}
    if not words:
        return None
    if graded := _graded(words):
        return graded.dimension, 1.0
    shares = {d: len(words & s.keys()) / len(words) for d, s in _STRENGTHS.items()}
    for order, places in _PLACES:
        if order.dimension in shares:
            shares[order.dimension] = max(shares[order.dimension], len(words & places.keys()) / len(words))
    best = max(shares, key=lambda d: shares[d])
    return (best, shares[best]) if shares[best] else None


def strength_of(answer: str, dimension: str = "agreement") -> int | None:
    """The strength (-3 to 3) of one worded answer."""
    return _STRENGTHS[dimension].get(_plain(answer))


def word_in(answer: str) -> str:
    """The form under which `Wording.values` holds an answer."""
    return _plain(answer)


def _plain(answer: str) -> str:
    words = folded(answer)
    return words.removeprefix("i ").removeprefix("ich ") if words[:1] == "i" else words


def _graded(words: set[str]) -> Wording | None:
    """`Not at all useful` … `extremely useful`: grades of one adjective, without its opposite."""
    matches = {word: match for word in words if (match := _GRADED.fullmatch(word))}
    if len(matches) < len(words) or len({match[2] for match in matches.values()}) != 1:
        return None
    if not any(match[1].startswith("not ") or match[1] == "extremely" for match in matches.values()):
        return None
    places = {word: GRADES[match[1]] for word, match in matches.items()}
    if len(set(places.values())) < len(places):
        return None
    stem = next(iter(matches.values()))[2] or ""
    dimension = _STEM_DIMENSIONS.get(stem.split(" ")[0], "degree")
    if len(words) < 2 and dimension != "degree":
        return None
    return Wording(dimension, 5, places, assumed=len(places) < 5)


def _ordered(words: set[str], sure: bool = True, points: int | None = None) -> Wording | None:
    """The first of the known orders that holds all words; a `sure` one is told by its own words."""
    for order, places in _PLACES:
        size = len(order.places)
        told = not sure or (bool(order.telling) and words >= set(order.telling))
        if told and words <= places.keys() and points in (None, size):
            values = {word: places[word] for word in words}
            return Wording(order.dimension, size, values, assumed=len(set(values.values())) < size)
    return None


def _apart(strengths: dict[str, int]) -> dict[str, int]:
    """Words of one strength parted where one scale has both, such as `trifft zu` and `trifft eher zu`."""
    strong = {bool(_SOFTENED.search(word)) for word, strength in strengths.items() if abs(strength) == 2}
    if len(strong) == 2:
        strengths = {
            word: strength // 2 if abs(strength) == 2 and _SOFTENED.search(word) else strength
            for word, strength in strengths.items()
        }
    utmost = {bool(_UTMOST.search(word)) for word, strength in strengths.items() if abs(strength) == 3}
    if len(utmost) == 2:
        strengths = {
            word: strength if not strength or _UTMOST.search(word) else _one_less(strength)
            for word, strength in strengths.items()
        }
    return strengths


def _one_less(strength: int) -> int:
    """The next strength towards the middle, which keeps its own."""
    return strength - 1 if strength > 1 else strength + 1 if strength < -1 else strength


def _on_ladder(dimension: str, strengths: dict[str, int], points: int | None) -> Wording | None:
    present = set(strengths.values())
    for count in (points,) if points else (5, 7, 6, 4, 3):
        for ladder in _LADDERS.get(count, ()):
            if present <= set(ladder):
                places = {strength: place for place, strength in enumerate(ladder, start=1)}
                values = {word: places[strength] for word, strength in strengths.items()}
                return Wording(dimension, count, values, assumed=len(present) < count)
    return None
