"""Which suggested theme means which pain point of the story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from insights.demo.story.highlights import PainPoint

LEAST_SHARE = 0.4
LEAST_HITS = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A suggested theme with the texts of its passages."""

    theme_id: int
    people: int
    texts: tuple[str, ...]


def best_matches(points: Sequence[PainPoint], candidates: Sequence[Candidate]) -> dict[str, int]:
    """Theme by pain point's key: the theme most of whose texts use the point's words; each theme once."""
    rated = sorted(
        ((hits(point, one), one.people, point.key, one) for point in points for one in candidates),
        key=lambda entry: (-entry[0], -entry[1], entry[2], entry[3].theme_id),
    )
    found: dict[str, int] = {}
    for count, _people, key, one in rated:
        enough = count >= LEAST_HITS and count >= LEAST_SHARE * len(one.texts)
        if enough and key not in found and one.theme_id not in found.values():
            found[key] = one.theme_id
    return found


def hits(point: PainPoint, candidate: Candidate) -> int:
    """How many of a theme's texts use one of the point's words."""
    return sum(any(word in text.lower() for word in point.words) for text in candidate.texts)
