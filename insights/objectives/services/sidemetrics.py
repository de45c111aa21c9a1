"""Metrics beside a key result: those that lead it, guardrails, and declared trade-offs."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel.actor import Actor
from insights.kernel.db import lock_row
from insights.kernel.errors import InvalidInput, NotFound
from insights.metrics import queries as metric_queries
from insights.objectives import queries
from insights.objectives.models import KeyResultMetric, KeyResultTradeOff
from insights.objectives.rules.kinds import MetricRole


def add_leading_metric(session: Session, actor: Actor, key_result_id: int, metric_id: int) -> KeyResultMetric:
    """Name a metric that moves before the key result does; repeats are fine."""
    return _put(session, actor, key_result_id, metric_id, MetricRole.LEADING, None, None)


def add_guardrail(
    session: Session,
    actor: Actor,
    key_result_id: int,
    metric_id: int,
    low: float | None = None,
    high: float | None = None,
) -> KeyResultMetric:
    """Name a metric that must stay at `low` or above and at `high` or under; again changes the bounds."""
    if low is None and high is None:
        raise InvalidInput("A guardrail needs a bound: at least, at most, or both.", "low")
    if low is not None and high is not None and low > high:
        raise InvalidInput("The guardrail's lower bound lies above its upper one.", "low")
    return _put(session, actor, key_result_id, metric_id, MetricRole.GUARDRAIL, low, high)


def remove_side_metric(session: Session, actor: Actor, key_result_id: int, link_id: int) -> None:
    """Take a leading metric or a guardrail away; NotFound when it is not the key result's."""
    row = session.get(KeyResultMetric, link_id)
    if row is None or row.key_result_id != key_result_id:
        raise NotFound
    session.delete(lock_row(session, row))
    session.flush()
    record_audit(session, actor, "objectives.remove_side_metric", "key_result", key_result_id)


def declare_trade_off(
    session: Session, actor: Actor, key_result_id: int, other_id: int, note: str = ""
) -> None:
    """Say that two key results pull against each other; repeats change the note."""
    if key_result_id == other_id:
        raise InvalidInput("A key result cannot pull against itself.")
    queries.key_result(session, actor, key_result_id)
    queries.key_result(session, actor, other_id)
    low, high = sorted((key_result_id, other_id))
    row = session.get(KeyResultTradeOff, (low, high))
    if row is None:
        row = KeyResultTradeOff(key_result_id=low, other_id=high)
        session.add(row)
    row.note = note.strip()
    session.flush()
    record_audit(session, actor, "objectives.declare_trade_off", "key_result", key_result_id)


def _put(
    session: Session,
    actor: Actor,
    key_result_id: int,
    metric_id: int,
    role: MetricRole,
    low: float | None,
    high: float | None,
) -> KeyResultMetric:
    queries.key_result_for_update(session, key_result_id)
    metric_queries.metric(session, actor, metric_id)
    own = (
        KeyResultMetric.key_result_id == key_result_id,
        KeyResultMetric.metric_id == metric_id,
        KeyResultMetric.role == role.value,
    )
    row = session.scalar(select(KeyResultMetric).where(*own))
    if row is None:
        row = KeyResultMetric(key_result_id=key_result_id, metric_id=metric_id, role=role.value)
        session.add(row)
    row.low, row.high = low, high
    session.flush()
    record_audit(session, actor, f"objectives.add_{role.value}", "key_result", key_result_id)
    return row
