"""The board's rows as texts: made here, since rows of macros would cost more than all else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row

from insights.metrics.queries import bounds_of, status_of
from insights.metrics.rules.kinds import unit_sign
from insights.metrics.rules.numbers import written
from insights.metrics.rules.periods import period_around
from insights.metrics.rules.statuses import Status, better
from insights.web.filters import words

OFF_TARGET = (Status.WATCH, Status.UNHEALTHY)


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One metric as the board shows it; `tone` tells whether the change is for the better."""

    id: int
    name: str
    status: str
    unexplained: bool
    value: str
    period: str
    change: str
    tone: str
    target: str
    spark: str
    category: str
    owner: str


def board_rows(rows: Sequence[Row[Any]], today: date) -> list[BoardRow]:
    """The rows of a page of the board, in order."""
    return [_row(row, today) for row in rows]


def _row(row: Row[Any], today: date) -> BoardRow:
    bounds, sign, last = bounds_of(row), unit_sign(row.unit, row.currency), row.last_value
    status = status_of(row, today)
    change, tone = "", ""
    if last is not None and row.before_value is not None:
        difference = last - row.before_value
        change = ("+" if difference > 0 else "") + written(difference)
        good = better(row.direction, row.before_value, last, bounds)
        tone = "" if good is None else "good" if good else "bad"
    return BoardRow(
        id=row.id,
        name=row.name,
        status=status.value,
        unexplained=status in OFF_TARGET and not row.insight_count,
        value=written(last, sign) if last is not None else "",
        period=period_around(row.cadence, row.last_on).label if row.last_on else "",
        change=change,
        tone=tone,
        target=bounds.words(sign) if bounds else "no target",
        spark=row.spark,
        category=words(row.category),
        owner=row.owner,
    )
