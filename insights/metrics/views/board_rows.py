"""The board's rows as texts: made here, since fifty rows of macros would cost more than all else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from insights.metrics.charts import spark_points
from insights.metrics.models import Metric
from insights.metrics.queries import Board
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


def board_rows(board: Board, owners: Mapping[int, str]) -> list[BoardRow]:
    """The rows of a page of the board, in order."""
    return [_row(board, metric, owners.get(metric.owner_id, "")) for metric in board.page.rows]


def _row(board: Board, metric: Metric, owner: str) -> BoardRow:
    summary, bounds, sign = board.summaries[metric.id], board.bounds(metric), metric.sign
    status = board.status(metric)
    change, tone = "", ""
    if summary.last_value is not None and summary.before_value is not None:
        difference = summary.last_value - summary.before_value
        change = ("+" if difference > 0 else "") + written(difference)
        good = better(metric.direction, summary.before_value, summary.last_value, bounds)
        tone = "" if good is None else "good" if good else "bad"
    return BoardRow(
        id=metric.id,
        name=metric.name,
        status=status.value,
        unexplained=status in OFF_TARGET and not metric.explained,
        value=written(summary.last_value, sign) if summary.last_value is not None else "",
        period=period_around(metric.cadence, summary.last_on).label if summary.last_on else "",
        change=change,
        tone=tone,
        target=bounds.words(sign) if bounds else "no target",
        spark=spark_points(summary.spark) if len(summary.spark) > 1 else "",
        category=words(metric.category),
        owner=owner,
    )
