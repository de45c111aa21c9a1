"""How an analysis grouped what was said, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from insights.analysis.text.model import Portion
from insights.web.filters import language_name, number, plural

BROAD, MIDDLING = 1.0, 4.0  # up to these resolutions


def how_read(portions: Sequence[Portion]) -> list[str]:
    """A sentence for each language, and one more where its problems are not weighed."""
    told = []
    for language, own in _by_language(portions).items():
        first, count = own[0], sum(one.passages for one in own)
        compared = "meaning and words" if first.by_meaning else "words only"
        groups = " and ".join(dict.fromkeys(breadth(one.resolution) for one in own))
        told.append(
            f"{plural(count, 'passage')} in {language_name(language)}, compared by {compared}, into {groups}."
        )
        if not first.severity_read:
            told.append(f"How bad problems are is not read in {language_name(language)}.")
    return told


def breadth(resolution: float) -> str:
    """How finely a resolution divides."""
    if resolution <= BROAD:
        return "few broad groups"
    return "groups of middle breadth" if resolution <= MIDDLING else "many narrow groups"


def exact_settings(portions: Sequence[Portion]) -> list[str]:
    """The same for somebody who wants to repeat it."""
    return [
        f"{language_name(one.language)}: Leiden at resolution {one.resolution:g}{_of_how_many(one)}"
        for one in portions
    ]


def _of_how_many(one: Portion) -> str:
    if one.looked_at == one.passages:
        return ""
    return f", found in {number(one.looked_at)} of {number(one.passages)} passages, which the others joined"


def _by_language(portions: Sequence[Portion]) -> Mapping[str, list[Portion]]:
    found: dict[str, list[Portion]] = {}
    for one in portions:
        found.setdefault(one.language, []).append(one)
    return found
