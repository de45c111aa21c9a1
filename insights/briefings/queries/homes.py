"""What home shows: objectives, turning points, metrics, studies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from sqlalchemy import Select, bindparam, or_, select
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.kernel.actor import Actor, Role
from insights.kernel.statements import ME, TODAY, whoever
from insights.metrics.models import Metric, MetricSummary
from insights.metrics.queries.boards import status_of, summaries_of
from insights.metrics.rules.statuses import Status
from insights.objectives.models import KeyResult
from insights.objectives.queries import (
    Standing,
    Tree,
    milestones_between,
    setback_candidates,
    standings_of,
)
from insights.objectives.queries.reviews import Reached
from insights.objectives.rules.kinds import State
from insights.studies.models import Study
from insights.studies.queries import visible_to

LATELY = timedelta(days=90)
SHOWN = 6
SETBACKS = frozenset({State.MISSED, State.OFF_TRACK})


@dataclass(frozen=True, slots=True)
class TurningPoints:
    """What was reached of late, and the key results that are lost or far behind."""

    reached: Sequence[Reached]
    setbacks: Sequence[tuple[KeyResult, Standing]]


def turning_points(session: Session, actor: Actor, tree: Tree, *, cut: bool) -> TurningPoints:
    """Milestones of the last 90 days, each key result's furthest, and setbacks, those of the tree first.

    `cut` says that the tree does not hold all open objectives: setbacks are then looked for elsewhere too.
    """
    today = clock.today()
    furthest: dict[int, Reached] = {}
    for reached in milestones_between(session, actor, today - LATELY, today):
        furthest.setdefault(reached.key_result.id, reached)
    standings = dict(tree.standings)
    rows = [row for node in tree.nodes.values() for row in node.key_results]
    elsewhere = setback_candidates(session, actor, today, list(standings), SHOWN) if cut else []
    if elsewhere:
        standings |= standings_of(session, elsewhere, today)
    setbacks = [
        (row, standing)
        for row in [*rows, *elsewhere]
        if (standing := standings[row.id]).state in SETBACKS or standing.breached
    ]
    return TurningPoints(list(furthest.values())[:SHOWN], setbacks[:SHOWN])


@dataclass(frozen=True, slots=True)
class Followed:
    """A metric with its last values and status."""

    metric: Metric
    summary: MetricSummary
    status: Status

    @property
    def change(self) -> float | None:
        """The last value less the one before it, in the metric's unit."""
        last, before = self.summary.last_value, self.summary.before_value
        return None if last is None or before is None else last - before


WORST_FIRST = (Status.UNHEALTHY, Status.WATCH, Status.STALE)


def followed_metrics(session: Session, actor: Actor) -> list[Followed]:
    """The actor's own metrics (all, when none is theirs), those off their target first."""
    current = select(Metric).where(Metric.archived_at.is_(None)).order_by(Metric.name)
    rows = session.scalars(current.where(Metric.owner_id == actor.user_id)).all()
    rows = rows or session.scalars(current.limit(50)).all()
    place = {status: at for at, status in enumerate(WORST_FIRST)}
    found = _followed(session, rows)
    return sorted(found, key=lambda one: place.get(one.status, len(place)))[: SHOWN + 2]


def unexplained_metrics(session: Session, actor: Actor, most: int | None = None) -> list[Followed]:
    """Metrics that are off their target and about which no insight makes a claim, by name."""
    today = clock.today()
    rows = session.execute(_UNEXPLAINED.limit(most), {"today": today})
    return [Followed(metric, summary, status_of(summary, today)) for metric, summary in rows]


_UNEXPLAINED = (
    select(Metric, MetricSummary)
    .join(MetricSummary, MetricSummary.metric_id == Metric.id)
    .where(
        Metric.insight_count == 0,
        Metric.archived_at.is_(None),
        MetricSummary.standing.in_([Status.UNHEALTHY.value, Status.WATCH.value]),
        or_(MetricSummary.late_from.is_(None), MetricSummary.late_from > TODAY),
    )
    .order_by(Metric.name)
)


def _followed(session: Session, rows: Sequence[Metric]) -> list[Followed]:
    summaries = summaries_of(session, [row.id for row in rows])
    today = clock.today()
    return [
        Followed(row, summary, status_of(summary, today))
        for row in rows
        if (summary := summaries.get(row.id)) is not None
    ]


def studies_of(session: Session, actor: Actor, limit: int = 8) -> Sequence[Study]:
    """The actor's own studies, the newest first; any visible ones when there are none of their own."""
    told = {"me": actor.user_id, "most": limit}
    own = session.scalars(_newest_studies(actor.role, own=True), told).all()
    return own or session.scalars(_newest_studies(actor.role, own=False), told).all()


@cache
def _newest_studies(role: Role, *, own: bool) -> Select[Study]:
    visible = select(Study).where(visible_to(whoever(role)))
    if own:
        visible = visible.where(Study.owner_id == ME)
    return visible.order_by(Study.id.desc()).limit(bindparam("most"))
