"""Advice on objectives and key results as they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.metrics.models import MetricForecast
from insights.metrics.queries import series
from insights.objectives.models import KeyResult, KeyResultTradeOff, Objective
from insights.objectives.rules.advice import (
    Advice,
    WrittenKeyResult,
    advise_key_result,
    advise_objective,
)
from insights.objectives.rules.reach import largest_change


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
