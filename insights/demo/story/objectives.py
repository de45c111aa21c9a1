"""The strategy goal, the two objectives, their key results and four months of check-ins."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from insights.demo.story import dates
from insights.demo.story.metrics import Metric


@dataclass(frozen=True)
class StrategyGoal:
    """What the company wants in the long run; objectives and metrics serve it."""

    key: str
    statement: str
    start: date
    end: date
    owner: str


@dataclass(frozen=True)
class CheckIn:
    """A key result's value on a day, with how sure its owner is and why."""

    on: date
    value: float
    confidence: str  # on_track, needs_attention, off_track or accomplished
    comment: str
    by: str


@dataclass(frozen=True)
class KeyResult:
    """A measured promise under an objective; `state` is what the story wants it to show."""

    key: str
    objective: str
    statement: str
    metric: str
    baseline: float
    target: float
    unit: str
    direction: str
    start: date
    deadline: date
    weight: float
    owner: str
    leading: tuple[str, ...]
    guardrails: tuple[str, ...]
    state: str  # reached, on_track, at_risk or missed
    check_ins: tuple[CheckIn, ...]
    retrospective: str = ""


@dataclass(frozen=True)
class Objective:
    """What a team wants to reach in a period, and why."""

    key: str
    statement: str
    reason: str
    goal: str
    team: str
    owner: str
    start: date
    end: date


# four rounds on the seventh of a month, about the month before, and one a few days ago
ROUNDS = (-4, -3, -2, -1)
LAST_ROUND_DAYS = -3


def latest_before(metric: Metric, on: date) -> float:
    """The metric's last value whose period was over, or nearly so, on that day."""
    length = 7 if metric.cadence == "weekly" else 25
    finished = [value for value in metric.values if (on - value.on).days >= length]
    return finished[-1].value


def _check_ins(today: date, written: list[dict[str, str]], metric: Metric, by: str) -> tuple[CheckIn, ...]:
    days = [dates.month_day(today, month, 6) for month in ROUNDS]
    days.append(dates.day(today, LAST_ROUND_DAYS))
    return tuple(
        CheckIn(on, latest_before(metric, on), **words, by=by)
        for on, words in zip(days, written, strict=True)
    )


def _period(today: date, written: dict[str, Any], *names: str) -> dict[str, Any]:
    """The table with the named entries read as days."""
    return {**written, **{name: dates.dated(today, written[name]) for name in names}}


def goals(today: date) -> tuple[StrategyGoal, ...]:
    """The one strategy goal."""
    written = dates.content_of("objectives")["goals"]
    return tuple(StrategyGoal(**_period(today, one, "start", "end")) for one in written)


def objectives(today: date) -> tuple[Objective, ...]:
    """Both objectives of the period that runs."""
    written = dates.content_of("objectives")["objectives"]
    return tuple(Objective(**_period(today, one, "start", "end")) for one in written)


def key_results(today: date, metrics: tuple[Metric, ...]) -> tuple[KeyResult, ...]:
    """The five key results; check-ins take their values from the metrics."""
    by_key = {metric.key: metric for metric in metrics}
    found = []
    for written in dates.content_of("objectives")["key_results"]:
        dated = _period(today, written, "start", "deadline")
        names = {name: tuple(dated[name]) for name in ("leading", "guardrails")}
        metric = by_key[dated["metric"]]
        check_ins = _check_ins(today, dated["check_ins"], metric, dated["owner"])
        found.append(KeyResult(**{**dated, **names, "check_ins": check_ins}))
    return tuple(found)
