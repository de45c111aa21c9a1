"""Several options in one cell: what parts them, and whether a column holds them at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from insights.surveys.rules.cells import Cell, text_of

_SURE = (";", "\n", "|")
_LONGEST_OPTION = 160
_MOST_OPTIONS = 80


def separator_of(texts: Sequence[str]) -> str | None:
    """What parts the options of a multi-select: a semicolon, line break or bar before a comma."""
    for separator in (*_SURE, ","):
        if sum(separator in text for text in texts) >= max(1, 0.02 * len(texts)):
            return separator
    return None


def several_options(values: Mapping[Cell, int]) -> str | None:
    """The separator of a multi-select, told by parts that come again in different combinations.

    `values` counts each different answer. A semicolon is sure once any part comes again; a comma may stand
    inside an answer, so most parts must.
    """
    texts = {text_of(value): times for value, times in values.items()}
    for separator in (*_SURE, ", ", ","):
        joined = sum(separator in text for text in texts)
        if not joined:
            continue
        combinations: Counter[str] = Counter()
        given: Counter[str] = Counter()
        for text, times in texts.items():
            for part in {part.strip() for part in text.split(separator)} - {""}:
                combinations[part] += 1
                given[part] += times
        if _are_options(separator, combinations, given, joined / len(texts)):
            return separator.strip() or separator
    return None


def _are_options(separator: str, combinations: Counter[str], given: Counter[str], share: float) -> bool:
    if max(map(len, combinations), default=0) > _LONGEST_OPTION:
        return False
    again = sum(times > 1 for times in combinations.values())
    if separator in _SURE:
        known = sum(times for part, times in given.items() if combinations[part] > 1)
        return (
            known >= 0.5 * given.total()
            and share >= 0.1
            and len(combinations) <= max(_MOST_OPTIONS, 0.5 * given.total())
        )
    few = len(combinations) < max(_MOST_OPTIONS / 4, 0.1 * given.total())
    return share >= 0.2 and few and again >= 0.6 * len(combinations) and given.total() > 2 * len(given)
