"""The words a metric is described with."""

from __future__ import annotations

from enum import StrEnum


class Unit(StrEnum):
    """What a metric's values count in."""

    COUNT = "count"
    PERCENT = "percent"
    CURRENCY = "currency"
    SECONDS = "seconds"
    SCORE = "score"


class Category(StrEnum):
    """Which side of the business a metric looks at."""

    FINANCIAL = "financial"
    CUSTOMER = "customer"
    PRODUCT = "product"
    TECH = "tech"


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    RANGE = "range"


class Timing(StrEnum):
    """Whether a metric moves before the outcome or with it."""

    LEADING = "leading"
    LAGGING = "lagging"


class Priority(StrEnum):
    """How much a metric matters to the strategy."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Cadence(StrEnum):
    """How often a value is expected."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"
    IRREGULAR = "irregular"


class Source(StrEnum):
    """How a value came in."""

    HAND = "hand"
    UPLOAD = "upload"
    SURVEY = "survey"
    API = "api"


class ReviewDecision(StrEnum):
    """What becomes of a metric at its review."""

    KEEP = "keep"
    CHANGE = "change"
    RETIRE = "retire"


CURRENCIES = {"EUR": "€", "USD": "$", "GBP": "£", "CHF": "CHF", "JPY": "¥", "SEK": "kr"}
_SIGNS = {Unit.COUNT: "", Unit.PERCENT: "%", Unit.SECONDS: "s", Unit.SCORE: "points"}
DIRECTION_WORDS = {
    Direction.UP: "Higher is better",
    Direction.DOWN: "Lower is better",
    Direction.RANGE: "Best inside a range",
}


def unit_sign(unit: str, currency: str = "") -> str:
    """The sign written beside a value: %, s, points, € or nothing."""
    if unit == Unit.CURRENCY:
        return CURRENCIES.get(currency, currency)
    return _SIGNS[Unit(unit)]
