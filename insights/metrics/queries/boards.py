"""The board of metrics: filtered, with what each row shows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from sqlalchemy import Row, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from insights.accounts.models import User
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.kernel.db import table_of
from insights.kernel.pagination import Key, Page, page_of
from insights.metrics.models import Metric, MetricSummary
from insights.metrics.rules.kinds import Category
from insights.metrics.rules.statuses import Bounds, Status, status_on

BOARD_SIZE = 20
_METRIC, _SUMMARY = table_of(Metric), table_of(MetricSummary)
_SHOWN = (
    *(_METRIC.c[name] for name in ("id", "name", "category", "unit", "currency", "direction", "cadence")),
    _METRIC.c.insight_count,
    *(_SUMMARY.c[name] for name in ("standing", "late_from", "target_low", "target_high", "spark")),
    *(_SUMMARY.c[name] for name in ("last_on", "last_value", "before_value")),
)


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """What the board is narrowed to; empty means everything."""

    text: str = ""
    category: str = ""
    owner_id: int | None = None
    status: str = ""
    goal_id: int | None = None
    archived: bool = False


class Judged(Protocol):
    """What a metric's status follows from: its summary, or a row of the board."""

    standing: Any
    late_from: Any
    target_low: Any
    target_high: Any


def status_of(summary: Judged, today: date) -> Status:
    """The status that a summary amounts to on a day."""
    return status_on(today, Status(summary.standing), summary.late_from)


def bounds_of(summary: Judged) -> Bounds | None:
    """The target a summary was judged by, None without one."""
    if summary.target_low is None and summary.target_high is None:
        return None
    return Bounds(summary.target_low, summary.target_high)


def board(session: Session, actor: Actor, wanted: BoardFilter, cursor: str | None) -> Page[Row[Any]]:
    """One page of the metrics by name with what the board shows of each; one query, whatever they hold."""
    statement = (
        select(*_SHOWN, User.name.label("owner"))
        .join(MetricSummary, MetricSummary.metric_id == Metric.id)
        .join(User, User.id == Metric.owner_id)
        .where(Metric.archived_at.is_not(None) if wanted.archived else Metric.archived_at.is_(None))
    )
    keys = [Key(Metric.name, "name"), Key(Metric.id, "id")]
    return page_of(session, _narrowed(statement, wanted, clock.today()), keys, cursor, BOARD_SIZE)


def owners_on_board(session: Session, actor: Actor) -> list[tuple[int, str]]:
    """(id, name) of those who own a metric, by name."""
    owning = select(Metric.owner_id)
    rows = session.execute(select(User.id, User.name).where(User.id.in_(owning)).order_by(User.name, User.id))
    return [(row.id, row.name) for row in rows]


def summaries_of(session: Session, metric_ids: Collection[int]) -> Mapping[int, MetricSummary]:
    """Summaries by metric id."""
    rows = session.scalars(select(MetricSummary).where(MetricSummary.metric_id.in_(metric_ids)))
    return {row.metric_id: row for row in rows}


def _narrowed(statement: Select[Any], wanted: BoardFilter, today: date) -> Select[Any]:
    if wanted.text:
        statement = statement.where(func.lower(Metric.name).contains(wanted.text.lower(), autoescape=True))
    if wanted.category in set(Category):
        statement = statement.where(Metric.category == wanted.category)
    if wanted.owner_id is not None:
        statement = statement.where(Metric.owner_id == wanted.owner_id)
    if wanted.goal_id is not None:
        statement = statement.where(Metric.strategy_goal_id == wanted.goal_id)
    late = and_(MetricSummary.late_from.is_not(None), MetricSummary.late_from <= today)
    if wanted.status == Status.STALE:
        statement = statement.where(late)
    elif wanted.status in set(Status):
        fresh = or_(MetricSummary.late_from.is_(None), MetricSummary.late_from > today)
        statement = statement.where(MetricSummary.standing == wanted.status, fresh)
    return statement
