"""Recognising the ten items of a SUS, the two of a UMUX-Lite, and the rows of a matrix."""

from __future__ import annotations

import re
from collections.abc import Sequence

from insights.surveys.rules.cells import folded
from insights.surveys.rules.profiles import ColumnProfile, spelt
from insights.surveys.rules.wordings.sus import SUS_ITEMS

_MUCH = re.compile(
    r"lot|many|beaucoup|muchas|molt|veel|viel|menge|várias|muitas|needed|sporo|wiel|dużo|mnoho|mange|mye|meget|"
    r"mycket|много|çok|banyak|membiasakan|很多|多く|많은"
)
_SAYS_SUS = re.compile(r"\bsus\b|system usability", re.I)
_ITEMS = tuple(re.compile("|".join(phrases)) for phrases in SUS_ITEMS)
_CAPABLE = re.compile(
    r"(capabilit|feature)\w* meet|meets? (my|the|our|all my) (requirements|needs)|anforderungen|"
    r"(funktion\w*|fähigkeiten|leistungsumfang)\b.*(bedürfnis|erwartung)|"
    r"(fonctionnalités|capacités)\b.*(besoins|exigences|attentes)|"
    r"(soddisfa\w*|funzionalità|capacità)\b.*(esigenze|requisiti|bisogni)|"
    r"(cumple\w*|capacidades|funcionalidades|características)\b.*(requisitos|necesidades)|"
    r"(atende\w*|recursos|capacidades|funcionalidades)\b.*(requisitos|necessidades)|"
    r"(voldo\w+ aan|mogelijkheden|functionaliteit\w*)\b.*(eisen|behoeften|wensen)|"
    r"(funkcj\w+|możliwości)\b.*(potrzeb|wymaga)|^capabilit\w*( score)?$",
    re.I,
)
_EASY = re.compile(
    r"easy to use|(einfach|leicht) zu (be)?nutzen|(facile|simple) (à|d')\s?utiliser|fácil de (usar|utilizar)|"
    r"facile da (usare|utilizzare)|(ge)?makkelijk te gebruiken|łatw\w+ w (użyciu|obsłudze)|"
    r"^ease of use( score)?$",
    re.I,
)


def sus_position(words: str) -> int | None:
    """Which item of the questionnaire (1 to 10) a question's words are."""
    text = folded(words)
    found = [at for at, pattern in enumerate(_ITEMS, start=1) if pattern.search(text)]
    if found == [3, 8] or not found:
        return found[0] if found else None
    if 10 in found and 7 in found:
        return 10 if _MUCH.search(text) else 7
    return found[0] if len(found) == 1 else (found[-1] if 3 in found else found[0])


def sus_group(profiles: Sequence[ColumnProfile], called: str = "") -> tuple[int, ...] | None:
    """Ten columns that are a SUS, in the order of its items: by their words, or by their numbers.

    `called` is the file's name in words, which may say that it is one.
    """
    places = [sus_position(column.text) for column in profiles]
    for start in range(len(profiles) - 9):
        ten = profiles[start : start + 10]
        matches = sum(place == at for at, place in enumerate(places[start : start + 10], start=1))
        if matches >= 7 and all(_five_points(column) for column in ten):
            return tuple(range(start, start + 10))
    named = [spelt(column.name) for column in profiles if len(column.name) < 40]
    said = any(_SAYS_SUS.search(words) for words in (called, *named))
    return _apart(profiles, places) or _numbered(profiles, said)


def _apart(profiles: Sequence[ColumnProfile], places: Sequence[int | None]) -> tuple[int, ...] | None:
    """The ten items among other columns, or in an order of their own, where each is there just once."""
    found = {
        place: index
        for index, place in enumerate(places)
        if place and len(profiles[index].text) > 12 and _five_points(profiles[index])
    }
    once = sum(place in found for place in places if place) == 10
    return tuple(found[at] for at in range(1, 11)) if len(found) == 10 and once else None


def _numbered(profiles: Sequence[ColumnProfile], said: bool) -> tuple[int, ...] | None:
    """`SUS 1` … `SUS_10`; other numbered names where a file says SUS, or is short or answered like one."""
    by_stem: dict[str, dict[int, int]] = {}
    for index, column in enumerate(profiles):
        match = re.fullmatch(r"(.*?)[\s_.\-\[(#]*0?(\d{1,3})[\])]?\.?", column.name.strip())
        if match and _five_points(column):
            by_stem.setdefault(match[1].strip().casefold(), {})[int(match[2])] = index
    for stem, found in by_stem.items():
        if sorted(found) != list(range(1, 11)):
            continue
        ten = tuple(found[at] for at in range(1, 11))
        few = said or len(profiles) in (10, 11, 12)
        if few or re.search(r"\bsus|sus\b|usability", stem) or _alternate([profiles[at] for at in ten]):
            return ten
    return None


def _alternate(ten: Sequence[ColumnProfile]) -> bool:
    """Whether odd items are agreed with and even ones are not, as where people praise in a SUS."""
    means = [_mean(column) for column in ten]
    return all(own - other >= 0.5 for own, other in zip(means[0::2], means[1::2], strict=True))


def _mean(column: ColumnProfile) -> float:
    times = sum(column.numbers.values())
    return sum(number * n for number, n in column.numbers.items()) / times if times else 0.0


def umux_lite_pair(profiles: Sequence[ColumnProfile]) -> tuple[int, int] | None:
    """The columns of a UMUX-Lite: capabilities that meet requirements, then ease of use, side by side."""
    for index in range(len(profiles) - 1):
        words = [spelt(column.text) for column in profiles[index : index + 2]]
        if _CAPABLE.search(words[0]) and _EASY.search(words[1]):
            return index, index + 1
    return None


def _five_points(column: ColumnProfile) -> bool:
    """Whether a column's answers could be 1 to 5, or worded agreement."""
    if not column.values:
        return True
    if column.numeric_share > 0.9:
        off = sum(n for number, n in column.numbers.items() if not (number.is_integer() and 0 <= number <= 5))
        return off <= 0.05 * column.kept and max(column.numbers) > 0
    return column.distinct <= 8
