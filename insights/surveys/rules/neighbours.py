"""What columns mean beside each other: items of one questionnaire, a tool's score, options spelt out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from insights.surveys.rules.items import sus_group, umux_lite_pair
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.profiles import ColumnProfile

_BARE_SCORE = re.compile(r"(nps[ _]?)?(score|rating|answer|value)", re.I)
_NPS = re.compile(r"\be?nps\b|net promoter", re.I)
_TOLD = {"csat": Kind.CSAT, "ces": Kind.CES}
_CHOSEN = frozenset(["0", "1", "true", "false", "TRUE", "FALSE"])
PERSON_GROUP = re.compile(r"(promoter|passive|neutral|detractor)s?", re.I)


@dataclass(frozen=True)
class Suggestion:
    """A kind, or None when nothing fits, with the reason in words."""

    kind: Kind | None
    reason: str


def by_neighbours(profiles: Sequence[ColumnProfile], called: str = "") -> dict[int, Suggestion]:
    """Suggestions for columns that only their neighbours explain, or the file's name in words, by index."""
    found: dict[int, Suggestion] = {}
    if ten := sus_group(profiles, called):
        for place, index in enumerate(ten, start=1):
            found[index] = Suggestion(
                Kind.SUS, f"item {place} of ten that read like a System Usability Scale"
            )
    if pair := umux_lite_pair(profiles):
        for index in pair:
            found[index] = Suggestion(Kind.UMUX_LITE, "one of the two items of a UMUX-Lite, side by side")
    if (score := _score_of_a_tool(profiles, called)) is not None:
        found[score] = Suggestion(
            Kind.NPS, "whole numbers from 0 to 10 in an export that says it asks for NPS"
        )
    elif told := _other_score_of_a_tool(profiles):
        found[told[0]] = Suggestion(told[1], f"the export says that it asks for {told[1].upper()}")
    for index in _spelt_out(profiles):
        found[index] = Suggestion(Kind.MULTI, "several options, each with a column of its own beside it")
    return found


def _score_of_a_tool(profiles: Sequence[ColumnProfile], called: str) -> int | None:
    """A column named Score or Rating where another or the file says NPS, or names promoters."""
    for index, column in enumerate(profiles):
        if _BARE_SCORE.fullmatch(column.name.strip()) and column.numeric_share == 1 and column.whole_numbers:
            low, high = min(column.numbers), max(column.numbers)
            says = _NPS.search(called) or any(_says_nps(other) for other in profiles)
            if low >= 0 and 7 < high <= 10 and says:
                return index
    return None


def _other_score_of_a_tool(profiles: Sequence[ColumnProfile]) -> tuple[int, Kind] | None:
    """A column named Score or Rating beside one that says CSAT or CES and nothing else."""
    said = [{text.casefold() for text in column.texts} for column in profiles]
    kind = next((kind for words, kind in _TOLD.items() if {words} in said), None)
    for index, column in enumerate(profiles):
        bare = _BARE_SCORE.fullmatch(column.name.strip()) and column.numeric_share == 1
        if kind and bare and column.whole_numbers and set(column.numbers) <= {1, 2, 3, 4, 5, 6, 7}:
            return index, kind
    return None


def _says_nps(column: ColumnProfile) -> bool:
    words = {text.casefold() for text in column.texts}
    tool = column.name.strip().casefold().startswith("delighted ")
    return words == {"nps"} or tool or (bool(words) and all(PERSON_GROUP.fullmatch(word) for word in words))


def _spelt_out(profiles: Sequence[ColumnProfile]) -> list[int]:
    """Columns followed by two or more that begin with their name and say chosen or not."""
    found = []
    for index, column in enumerate(profiles):
        starts = tuple(f"{column.name}{mark}" for mark in ("/", ".", " ("))
        options = 0
        for other in profiles[index + 1 :]:
            if not other.name.startswith(starts):
                break
            options += set(other.texts) <= _CHOSEN
        if options >= 2 and column.values and column.numeric_share < 0.5:
            found.append(index)
    return found
