"""How much a theme moves a score, and whose words show it."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from insights.analysis.stats.impact import theme_impact

QUOTES_OF_A_CLASS = 2
Response = tuple[int, int]


def impact_of(scores: Mapping[Response, float], voices: Collection[Response]) -> dict[str, Any]:
    """A theme's impact as plain values.

    `scores` holds the contribution of every response that counts, by (survey, place); `voices` are the
    responses whose open answer is in the theme.
    """
    voicing = set(voices)
    inside = [score for place, score in scores.items() if place in voicing]
    outside = [score for place, score in scores.items() if place not in voicing]
    found = theme_impact(inside, outside)
    low, high = found.interval or (None, None)
    return {
        "voices": found.voices,
        "others": found.others,
        "score": found.score,
        "without": found.score_without,
        "of_voices": math.fsum(inside) / len(inside) if inside else None,
        "impact": found.impact,
        "low": low,
        "high": high,
        "refusal": found.refusal,
    }


def key_answers(said: Sequence[tuple[int, float, str]]) -> dict[str, list[int]]:
    """The strongest answers of each class of people: [(answer, strength, class)] → answers by class."""
    chosen: dict[str, list[int]] = {}
    for answer_id, _, name in sorted(said, key=lambda one: (-one[1], one[0])):
        if name and len(chosen.setdefault(name, [])) < QUOTES_OF_A_CLASS:
            chosen[name].append(answer_id)
    return chosen


def moves(said: Mapping[str, Any]) -> int:
    """-1 where the theme is shown to pull the score down, 1 up, 0 where neither is shown."""
    if said["low"] is None or said["low"] <= 0 <= said["high"]:
        return 0
    return 1 if said["low"] > 0 else -1
