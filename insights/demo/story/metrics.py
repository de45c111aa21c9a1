"""The sample's eight KPIs, two of each category, with values that tell the story."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from insights.demo.story import dates

MONTHS = 18
WEEKS = 78


@dataclass(frozen=True)
class Value:
    """A value of the period that begins `on` that day, in the metric's unit."""

    on: date
    value: float
    comment: str = ""


@dataclass(frozen=True)
class Target:
    """What is wanted of the metric from `start` to `end`, both included."""

    start: date
    end: date
    value: float


@dataclass(frozen=True)
class Benchmark:
    """A figure to compare with, and where it is from."""

    label: str
    value: float
    source: str


@dataclass(frozen=True)
class Annotation:
    """Something that happened, marked on the chart; kind: release, incident, campaign or note."""

    on: date
    kind: str
    text: str


@dataclass(frozen=True)
class Metric:
    """A KPI; direction is the preferred one (up or down), `fed_by` a survey's file name."""

    key: str
    name: str
    category: str
    unit: str
    direction: str
    timing: str  # leading or lagging
    cadence: str  # weekly or monthly
    priority: int
    priority_reason: str
    definition: str
    formula: str
    source: str
    owner: str
    review_by: date
    values: tuple[Value, ...]
    targets: tuple[Target, ...]
    benchmarks: tuple[Benchmark, ...]
    annotations: tuple[Annotation, ...] = ()
    fed_by: str | None = None


def _monthly(today: date, figures: list[float], comments: list[dict[str, Any]]) -> tuple[Value, ...]:
    said = {comment["index"]: comment["text"] for comment in comments}
    return tuple(
        Value(dates.month_start(today, index - MONTHS), figure, said.get(index, ""))
        for index, figure in enumerate(figures)
    )


def _progress(on: date, start: date, days: int) -> float:
    """How much of a change that begins at `start` and takes `days` has come about, 0 to 1."""
    return min(1.0, max(0.0, (on - start).days / days))


def conversion_level(today: date, on: date) -> float:
    """Checkout conversion without noise, in percent, on a day."""
    level = 58.0 - 6.0 * _progress(on, dates.new_checkout(today), 21)
    level += 5.6 * _progress(on, dates.delivery_in_basket(today), 49)
    return level + 1.2 * _progress(on, dates.bank_return(today), 21)


def response_level(today: date, on: date) -> float:
    """The checkout's p95 response time without noise, in milliseconds, on a day."""
    level = 1150.0 + 300.0 * _progress(on, dates.new_checkout(today), 7)
    return level - 690.0 * _progress(on, dates.checkout_cache(today), 14)


def _weekly(
    today: date, level: Callable[[date, date], float], noise: float, digits: int
) -> tuple[Value, ...]:
    chance = random.Random(f"{level.__name__} of the sample")
    values = []
    for week in range(-WEEKS, 0):
        monday = dates.week_start(today, week)
        swing = chance.uniform(-noise, noise)
        values.append(Value(monday, round(level(today, monday + timedelta(days=3)) + swing, digits)))
    return tuple(values)


_LEVELS = {"conversion": conversion_level, "response": response_level}


def _targets(today: date, before: float, now: float) -> tuple[Target, ...]:
    """A target for the past year and one for the period that runs."""
    middle = dates.month_start(today, -6)
    former = Target(dates.month_start(today, -MONTHS), middle - timedelta(days=1), before)
    return (former, Target(middle, dates.day(today, 150), now))


def _values(today: date, written: dict[str, Any]) -> tuple[Value, ...]:
    comments = written.pop("comments", [])
    if "weekly" in written:
        level = _LEVELS[written.pop("weekly")]
        return _weekly(today, level, written.pop("noise"), written.pop("digits"))
    return _monthly(today, written.pop("figures"), comments)


def _metric(today: date, written: dict[str, Any]) -> Metric:
    marks = [{**mark, "on": dates.dated(today, mark["on"])} for mark in written.pop("annotations", [])]
    parts: dict[str, Any] = {
        "values": _values(today, written),
        "targets": _targets(today, *written.pop("targets")),
        "benchmarks": (Benchmark(**written.pop("benchmark")),),
        "annotations": tuple(Annotation(**mark) for mark in marks),
        "review_by": dates.dated(today, written.pop("review_by")),
    }
    return Metric(**written, **parts)


def metrics(today: date) -> tuple[Metric, ...]:
    """The eight KPIs with 18 months of values each, dated from `today`."""
    return tuple(_metric(today, written) for written in dates.content_of("metrics")["metrics"])
