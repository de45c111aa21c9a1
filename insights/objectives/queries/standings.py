"""Where key results and objectives stand: progress, state, confidence, change; in one set of queries."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from insights.kernel import clock
from insights.kernel.statements import IDS, TODAY
from insights.metrics.models import Metric, MetricSummary, MetricValue
from insights.objectives.models import CheckIn, KeyResult, KeyResultMetric, Objective
from insights.objectives.rules.check_ins import due_on, is_due
from insights.objectives.rules.kinds import MetricRole, State, worst
from insights.objectives.rules.progress import (
    combined,
    expected_at,
    pace_at,
    progress_at,
    state_at,
    state_sentence,
)
from insights.objectives.rules.targets import is_breached


@dataclass(frozen=True, slots=True)
class Guardrail:
    """A metric that must not suffer, with its last value and whether it has left its bounds."""

    metric_id: int
    name: str
    value: float | None
    low: float | None
    high: float | None
    sign: str

    @property
    def breached(self) -> bool:
        """Whether the last value lies outside."""
        return is_breached(self.value, self.low, self.high)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a key result stands on a day; `change` is in progress (−1 to 1) since the last check-in."""

    value: float | None
    measured_on: date | None
    progress: float | None
    expected: float
    state: State
    confidence: str | None
    checked_on: date | None
    change: float | None
    sentence: str
    guardrails: Sequence[Guardrail] = field(default_factory=tuple)

    @property
    def pace(self) -> float | None:
        """Progress over expected progress."""
        return pace_at(self.progress, self.expected)

    @property
    def breached(self) -> list[Guardrail]:
        """The guardrails that have been left."""
        return [rail for rail in self.guardrails if rail.breached]


@dataclass(frozen=True, slots=True)
class ObjectiveStanding:
    """Where an objective stands: its key results weighted, the least hopeful confidence."""

    progress: float | None
    expected: float
    state: State
    confidence: str | None
    change: float | None
    checked_on: date | None
    sentence: str


@dataclass(frozen=True, slots=True)
class _Said:
    """The value of a check-in with its day."""

    day: date
    value: float | None
    confidence: str


def standings_of(
    session: Session, key_results: Sequence[KeyResult], today: date | None = None
) -> Mapping[int, Standing]:
    """The standing of each key result by id; three queries, however many there are."""
    today = today or clock.today()
    ids = [row.id for row in key_results]
    measured = _measured(session, [row for row in key_results if row.metric_id is not None], today)
    said = _last_two_check_ins(session, ids, today)
    rails = _guardrails(session, ids)
    return {
        row.id: _standing(row, measured.get(row.id), said.get(row.id, []), rails.get(row.id, ()), today)
        for row in key_results
    }


def progress_of(session: Session, key_result: KeyResult, today: date | None = None) -> Standing:
    """Where one key result stands."""
    return standings_of(session, [key_result], today)[key_result.id]


def objective_standing(
    objective: Objective,
    key_results: Sequence[KeyResult],
    standings: Mapping[int, Standing],
    today: date | None = None,
) -> ObjectiveStanding:
    """An objective's standing from those of its key results."""
    today = today or clock.today()
    own = [(standings[row.id], row.weight) for row in key_results]
    progress = combined((standing.progress, weight) for standing, weight in own)
    expected = expected_at(objective.starts, objective.ends, today)
    state = state_at(progress, objective.starts, objective.ends, today)
    changes = [standing.change for standing, _ in own if standing.change is not None]
    return ObjectiveStanding(
        progress=progress,
        expected=expected,
        state=state,
        confidence=worst([standing.confidence for standing, _ in own]),
        change=combined((standing.change or 0.0, weight) for standing, weight in own) if changes else None,
        checked_on=max((s.checked_on for s, _ in own if s.checked_on), default=None),
        sentence=state_sentence(state, progress, expected, objective.ends),
    )


def due_day(row: KeyResult, rhythm: str, standing: Standing, today: date) -> date | None:
    """The day since which a check-in is due; None when none is."""
    if today < row.starts:
        return None
    due = due_on(rhythm, row.starts, standing.checked_on, row.deadline)
    return due if is_due(due, standing.checked_on, row.deadline, today) else None


def _standing(
    row: KeyResult,
    measured: tuple[date, float] | None,
    said: Sequence[_Said],
    guardrails: Sequence[Guardrail],
    today: date,
) -> Standing:
    valued = [check_in for check_in in said if check_in.value is not None]
    current = measured or ((valued[0].day, valued[0].value) if valued else None)
    value = current[1] if current else None
    progress = progress_at(value, row.baseline, row.target)
    expected = expected_at(row.starts, row.deadline, today)
    state = state_at(progress, row.starts, row.deadline, today)
    return Standing(
        value=value,
        measured_on=current[0] if current else None,
        progress=progress,
        expected=expected,
        state=state,
        confidence=said[0].confidence if said else None,
        checked_on=said[0].day if said else None,
        change=_change(row, progress, measured, valued),
        sentence=state_sentence(state, progress, expected, row.deadline),
        guardrails=guardrails,
    )


def _change(
    row: KeyResult, progress: float | None, measured: tuple[date, float] | None, valued: Sequence[_Said]
) -> float | None:
    """Against the last check-in when the metric has moved on since, else against the one before it."""
    if progress is None or not valued:
        return None
    moved_on = measured is not None and measured[1] != valued[0].value
    reference = valued[0] if moved_on else (valued[1] if len(valued) > 1 else None)
    before = progress_at(reference.value, row.baseline, row.target) if reference else None
    return None if before is None else progress - before


def _measured(
    session: Session, key_results: Sequence[KeyResult], today: date
) -> Mapping[int, tuple[date, float]]:
    """The newest value of each linked metric between the key result's start and its deadline (or today)."""
    ids = [row.id for row in key_results]
    rows = session.execute(_MEASURED, {"ids": ids, "today": today}) if ids else ()
    return {row.id: (row.day, row.value) for row in rows}


def _last_two_check_ins(session: Session, ids: Collection[int], today: date) -> Mapping[int, list[_Said]]:
    """The two newest check-ins of that day or before by key result, newest first."""
    said: dict[int, list[_Said]] = {}
    for row in session.execute(_LAST_TWO, {"ids": list(ids), "today": today}) if ids else ():
        said.setdefault(row.key_result_id, []).append(_Said(row.day, row.value, row.confidence))
    return said


def _guardrails(session: Session, ids: Collection[int]) -> Mapping[int, list[Guardrail]]:
    """Guardrails by key result, with the last value of each metric."""
    rails: dict[int, list[Guardrail]] = {}
    for link, metric, value in session.execute(_RAILS, {"ids": list(ids)}) if ids else ():
        rail = Guardrail(metric.id, metric.name, value, link.low, link.high, metric.sign)
        rails.setdefault(link.key_result_id, []).append(rail)
    return rails


def _statements() -> tuple[Any, Any, Any]:
    inner = aliased(MetricValue)
    newest = (
        select(inner.day)
        .where(
            inner.metric_id == KeyResult.metric_id,
            inner.segment == "",
            inner.day >= KeyResult.starts,
            inner.day <= KeyResult.deadline,
            inner.day <= TODAY,
        )
        .order_by(inner.day.desc())
        .limit(1)
        .correlate(KeyResult)
        .scalar_subquery()
    )
    measured = (
        select(KeyResult.id, MetricValue.day, MetricValue.value)
        .join(MetricValue, MetricValue.metric_id == KeyResult.metric_id)
        .where(KeyResult.id.in_(IDS), MetricValue.segment == "", MetricValue.day == newest)
    )
    order = (CheckIn.day.desc(), CheckIn.id.desc())
    place = func.row_number().over(partition_by=CheckIn.key_result_id, order_by=order).label("place")
    ranked = (
        select(CheckIn.key_result_id, CheckIn.day, CheckIn.value, CheckIn.confidence, place)
        .where(CheckIn.key_result_id.in_(IDS), CheckIn.day <= TODAY)
        .subquery()
    )
    last_two = select(ranked).where(ranked.c.place <= 2).order_by(ranked.c.key_result_id, ranked.c.place)
    rails = (
        select(KeyResultMetric, Metric, MetricSummary.last_value)
        .join(Metric, Metric.id == KeyResultMetric.metric_id)
        .join(MetricSummary, MetricSummary.metric_id == Metric.id)
        .where(KeyResultMetric.key_result_id.in_(IDS), KeyResultMetric.role == MetricRole.GUARDRAIL.value)
        .order_by(KeyResultMetric.id)
    )
    return measured, last_two, rails


# every page with key results asks these: built once, because building costs more than asking
_MEASURED, _LAST_TWO, _RAILS = _statements()
