"""Key results, their changes, and the metrics beside them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cache

from sqlalchemy import ColumnElement, Select, bindparam, exists, or_, select
from sqlalchemy.orm import Session, aliased

from insights.kernel.actor import Actor
from insights.kernel.db import the_row
from insights.kernel.errors import NotFound
from insights.kernel.statements import IDS, TODAY
from insights.metrics.models import MetricSummary
from insights.objectives.models import CheckIn, KeyResult, KeyResultChange, KeyResultMetric, Objective
from insights.objectives.rules.kinds import Confidence


def key_result(session: Session, actor: Actor, key_result_id: int) -> KeyResult:
    """The key result; NotFound when there is none."""
    row = session.get(KeyResult, key_result_id)
    if row is None:
        raise NotFound
    return row


def key_result_for_update(session: Session, key_result_id: int) -> KeyResult:
    """The key result, locked for this transaction; NotFound when there is none."""
    return the_row(
        session,
        select(KeyResult)
        .where(KeyResult.id == key_result_id)
        .with_for_update()
        .execution_options(populate_existing=True),
    )


def key_results_of(
    session: Session, actor: Actor, objective_ids: Collection[int], *, archived: bool = False
) -> Sequence[KeyResult]:
    """The key results of objectives in the order they were written, without archived ones unless asked."""
    return session.scalars(_of_objectives(archived), {"ids": list(objective_ids)}).all()


@cache
def _of_objectives(archived: bool) -> Select[KeyResult]:
    statement = select(KeyResult).where(KeyResult.objective_id.in_(IDS))
    if not archived:
        statement = statement.where(KeyResult.archived_at.is_(None))
    return statement.order_by(KeyResult.objective_id, KeyResult.id)


def key_results_measured_by(session: Session, actor: Actor, metric_id: int) -> Sequence[KeyResult]:
    """The key results in use whose progress a metric tells."""
    measured = (KeyResult.metric_id == metric_id, KeyResult.archived_at.is_(None))
    return session.scalars(select(KeyResult).where(*measured).order_by(KeyResult.id)).all()


def setback_candidates(
    session: Session, actor: Actor, today: date, without: Collection[int], most: int
) -> Sequence[KeyResult]:
    """Open key results whose deadline is past, that were last said to be off track, or that left a guardrail.

    Those with the latest deadline first, at most so many and `without` some; not every one need be a setback.
    """
    told = {"today": today, "ids": list(without), "most": most}
    return session.scalars(_setback_candidates(), told).all()


@cache
def _setback_candidates() -> Select[KeyResult]:
    newer = aliased(CheckIn)
    later = (newer.day > CheckIn.day) | ((newer.day == CheckIn.day) & (newer.id > CheckIn.id))
    off = select(CheckIn.key_result_id).where(
        CheckIn.confidence == Confidence.OFF_TRACK.value,
        ~exists().where(newer.key_result_id == CheckIn.key_result_id, later),
    )
    last = MetricSummary.last_value
    left = (
        select(KeyResultMetric.key_result_id)
        .join(MetricSummary, MetricSummary.metric_id == KeyResultMetric.metric_id)
        .where((last < KeyResultMetric.low) | (last > KeyResultMetric.high))
    )
    wanted = or_(KeyResult.deadline < TODAY, KeyResult.id.in_(off), KeyResult.id.in_(left))
    return _open(KeyResult.id.not_in(IDS), wanted).limit(bindparam("most"))


def key_results_underway(session: Session, actor: Actor, today: date, most: int) -> Sequence[KeyResult]:
    """Key results of open objectives that have begun, the latest deadline first, at most so many."""
    return session.scalars(_open(KeyResult.starts <= today).limit(most)).all()


def _open(*conditions: ColumnElement[bool]) -> Select[KeyResult]:
    """Key results of open objectives, the latest deadline first."""
    return (
        select(KeyResult)
        .join(Objective, Objective.id == KeyResult.objective_id)
        .where(
            KeyResult.archived_at.is_(None),
            Objective.archived_at.is_(None),
            Objective.closed_at.is_(None),
            *conditions,
        )
        .order_by(KeyResult.deadline.desc(), KeyResult.id)
    )


def metrics_beside(session: Session, key_result_ids: Collection[int]) -> Mapping[int, list[KeyResultMetric]]:
    """Leading metrics and guardrails by key result."""
    beside: dict[int, list[KeyResultMetric]] = {key_result_id: [] for key_result_id in key_result_ids}
    statement = select(KeyResultMetric).where(KeyResultMetric.key_result_id.in_(key_result_ids))
    for row in session.scalars(statement.order_by(KeyResultMetric.id)):
        beside[row.key_result_id].append(row)
    return beside


def changes_of(session: Session, actor: Actor, key_result_id: int) -> Sequence[KeyResultChange]:
    """How the key result's aim changed, the newest first."""
    return session.scalars(
        select(KeyResultChange)
        .where(KeyResultChange.key_result_id == key_result_id)
        .order_by(KeyResultChange.id.desc())
    ).all()


def key_result_choices(session: Session, actor: Actor) -> list[tuple[int, str]]:
    """(id, statement) of the key results in use, by statement."""
    rows = session.execute(
        select(KeyResult.id, KeyResult.statement)
        .where(KeyResult.archived_at.is_(None))
        .order_by(KeyResult.statement, KeyResult.id)
    )
    return [(row.id, row.statement) for row in rows]
