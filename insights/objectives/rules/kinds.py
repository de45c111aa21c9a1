"""The words objectives and key results are described with."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum


class Confidence(StrEnum):
    """What its owner believes of a key result."""

    ON_TRACK = "on_track"
    NEEDS_ATTENTION = "needs_attention"
    OFF_TRACK = "off_track"
    ACCOMPLISHED = "accomplished"


class State(StrEnum):
    """Where a key result or an objective stands by its numbers."""

    NOT_STARTED = "not_started"
    NO_DATA = "no_data"
    ON_TRACK = "on_track"
    NEEDS_ATTENTION = "needs_attention"
    OFF_TRACK = "off_track"
    REACHED = "reached"
    MISSED = "missed"


class Way(StrEnum):
    """Which way a key result moves its number."""

    UP = "up"
    DOWN = "down"


class MetricRole(StrEnum):
    """What a metric is to a key result besides the one it is measured by."""

    LEADING = "leading"
    GUARDRAIL = "guardrail"


class Rhythm(StrEnum):
    """How often a check-in is expected."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"


RHYTHM_DAYS = {
    Rhythm.WEEKLY: timedelta(days=7),
    Rhythm.FORTNIGHTLY: timedelta(days=14),
    Rhythm.MONTHLY: timedelta(days=31),
}
WORST_FIRST = (
    Confidence.OFF_TRACK,
    Confidence.NEEDS_ATTENTION,
    Confidence.ON_TRACK,
    Confidence.ACCOMPLISHED,
)


def worst(confidences: list[str | None]) -> str | None:
    """The least hopeful of the given confidences; None when there is none."""
    given = [confidence for confidence in confidences if confidence is not None]
    return min(given, key=lambda confidence: WORST_FIRST.index(Confidence(confidence)), default=None)
