"""The board of metrics: filtered, with what each row shows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.kernel.pagination import Key, Page, page_of
from insights.metrics.models import Metric, MetricSummary
from insights.metrics.rules.kinds import Category
from insights.metrics.rules.statuses import Bounds, Status, status_on

BOARD_SIZE = 50


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """What the board is narrowed to; empty means everything."""

    text: str = ""
    category: str = ""
    owner_id: int | None = None
    status: str = ""
    goal_id: int | None = None
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """One page of the board with each row's summary by metric id."""

    page: Page[Metric]
    summaries: Mapping[int, MetricSummary]
    today: date

    def status(self, metric: Metric) -> Status:
        """Where a metric of the board stands today."""
        return status_of(self.summaries[metric.id], self.today)

    def bounds(self, metric: Metric) -> Bounds | None:
        """The target that the last value is judged by."""
        return bounds_of(self.summaries[metric.id])


def status_of(summary: MetricSummary, today: date) -> Status:
    """The status that a summary amounts to on a day."""
    return status_on(today, Status(summary.standing), summary.late_from)


def bounds_of(summary: MetricSummary) -> Bounds | None:
    """The target a summary was judged by, None without one."""
    if summary.target_low is None and summary.target_high is None:
        return None
    return Bounds(summary.target_low, summary.target_high)


def board(session: Session, actor: Actor, wanted: BoardFilter, cursor: str | None) -> Board:
    """One page of the metrics by name; two queries, however many values they have."""
    today = clock.today()
    statement = select(Metric).join(MetricSummary, MetricSummary.metric_id == Metric.id)
    statement = statement.where(Metric.archived_at.is_not(None) if wanted.archived else _current())
    statement = _narrowed(statement, wanted, today)
    page = page_of(session, statement, [Key(Metric.name, "name"), Key(Metric.id, "id")], cursor, BOARD_SIZE)
    return Board(page, summaries_of(session, [row.id for row in page.rows]), today)


def summaries_of(session: Session, metric_ids: Collection[int]) -> Mapping[int, MetricSummary]:
    """Summaries by metric id."""
    rows = session.scalars(select(MetricSummary).where(MetricSummary.metric_id.in_(metric_ids)))
    return {row.metric_id: row for row in rows}


def _current() -> ColumnElement[bool]:
    return Metric.archived_at.is_(None)


def _narrowed(statement: Select[Metric], wanted: BoardFilter, today: date) -> Select[Metric]:
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
