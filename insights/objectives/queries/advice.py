"""Advice on objectives and key results as they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.metrics.models import MetricForecast
from insights.metrics.queries import metrics_by_id, series, value_at
from insights.objectives.models import KeyResult, KeyResultTradeOff, Objective
from insights.objectives.rules.advice import (
    Advice,
    WrittenKeyResult,
    advise_key_result,
    advise_objective,
)
from insights.objectives.rules.kinds import Way
from insights.objectives.rules.reach import largest_change
from insights.objectives.rules.targets import aim_in_words, target_as_read
from insights.objectives.rules.wording import aim_in


def advice_on_objective(
    session: Session, actor: Actor, objective: Objective, key_results: Sequence[KeyResult]
) -> list[Advice]:
    """Advice on an objective as a whole."""
    names = {row.id: row.statement for row in key_results}
    statement = select(KeyResultTradeOff).where(
        or_(KeyResultTradeOff.key_result_id.in_(names), KeyResultTradeOff.other_id.in_(names))
    )
    pairs = [
        (names[row.key_result_id], names[row.other_id])
        for row in session.scalars(statement)
        if row.key_result_id in names and row.other_id in names
    ]
    written = [_written(row) for row in key_results]
    return advise_objective(objective.reason, objective.strategy_goal_id, written, pairs)


def advice_on_key_results(
    session: Session, actor: Actor, key_results: Sequence[KeyResult]
) -> Mapping[int, list[Advice]]:
    """Advice on each key result by id, without looking at its metric's past."""
    return {row.id: advise_key_result(_written(row)) for row in key_results}


def advice_on_written(session: Session, actor: Actor, written: WrittenKeyResult, days: int) -> list[Advice]:
    """Advice on a key result over `days` while it is written, with its metric's past changes and forecast."""
    if written.metric_id is None:
        return advise_key_result(written)
    values = series(session, actor, written.metric_id)
    points = [(row.day, row.value) for row in values]
    reach = largest_change(points, timedelta(days=days), written.way)
    return advise_key_result(
        WrittenKeyResult(
            **{
                **{name: getattr(written, name) for name in WrittenKeyResult.__slots__},
                "largest_change": reach,
                "forecast": _forecast_end(session, written.metric_id),
            }
        )
    )


def reading_of(
    session: Session, actor: Actor, written: WrittenKeyResult, sign: str, starts: date | None
) -> str:
    """How the aim is read while it is written, in absolute and relative terms; empty where it names none."""
    baseline, metric_id = written.baseline, written.metric_id
    if metric_id is not None:
        known = metrics_by_id(session, actor, [metric_id]).get(metric_id)
        before = value_at(session, metric_id, starts or clock.today()) if baseline is None else None
        baseline = before.value if before else baseline
        sign = known.sign if known else sign
    if written.target is not None:
        way = Way.DOWN if baseline is not None and written.target < baseline else Way.UP
        return f"It is read as: {aim_in_words(baseline, written.target, None, way, sign)}."
    if written.relative is not None and (baseline is None or written.relative <= 0):
        return ""
    read = target_as_read(written.statement, baseline, written.relative, written.way)
    if read is not None:
        return f"It is read as: {aim_in_words(baseline, read.target, read.relative, read.way, sign)}."
    percent = aim_in(written.statement).relative
    return f"By {percent:g} % of what? Give the baseline to see the value it comes to." if percent else ""


def _forecast_end(session: Session, metric_id: int) -> tuple[float, float] | None:
    row = session.get(MetricForecast, metric_id)
    return (row.points[-1][2], row.points[-1][3]) if row is not None and row.points else None


def _written(row: KeyResult) -> WrittenKeyResult:
    return WrittenKeyResult(
        statement=row.statement,
        baseline=row.baseline,
        target=row.target,
        relative=row.relative,
        metric_id=row.metric_id,
        way=row.way,
        owner_id=row.owner_id,
        author_id=row.proposed_by,
    )
