"""The gap board: numbers that nothing explains, and pain points that touch no number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.briefings.queries.homes import SETBACKS, Followed, unexplained_metrics
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.metrics.models import Metric, MetricFinding
from insights.objectives.models import KeyResult
from insights.objectives.queries import Standing, key_results_underway, standings_of
from insights.objectives.rules.kinds import State
from insights.synthesis.queries.claims import claimed_key_results
from insights.themes.models import Theme
from insights.themes.queries import totals_of, untouched_pain_points

MOST_OF_A_KIND = 50
LOOKED_AT = 1000
A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class GapBoard:
    """Where numbers and research do not meet, 50 of each kind; `heard` is the people heard by study."""

    metrics: Sequence[Followed]
    moves: Sequence[tuple[Metric, MetricFinding]]
    key_results: Sequence[tuple[KeyResult, Standing]]
    pain_points: Sequence[Theme]
    heard: dict[int, int]

    @property
    def total(self) -> int:
        """How many gaps there are."""
        return len(self.metrics) + len(self.moves) + len(self.key_results) + len(self.pain_points)


def gap_board(session: Session, actor: Actor) -> GapBoard:
    """The gaps that the actor may see."""
    pain_points = untouched_pain_points(session, actor, MOST_OF_A_KIND)
    return GapBoard(
        metrics=unexplained_metrics(session, actor, MOST_OF_A_KIND),
        moves=_unexplained_moves(session),
        key_results=_unexplained_key_results(session, actor),
        pain_points=pain_points,
        heard=dict(totals_of(session, sorted({theme.study_id for theme in pain_points}))),
    )


def _unexplained_moves(session: Session) -> Sequence[tuple[Metric, MetricFinding]]:
    """Unusual values and lasting changes of a year that nobody set aside and no insight explains."""
    rows = session.execute(
        select(Metric, MetricFinding)
        .join(MetricFinding, MetricFinding.metric_id == Metric.id)
        .where(Metric.archived_at.is_(None), Metric.insight_count == 0, MetricFinding.dismissed_by.is_(None))
        .where(MetricFinding.day >= clock.today() - A_YEAR)
        .order_by(MetricFinding.day.desc(), MetricFinding.id)
        .limit(MOST_OF_A_KIND)
    )
    return [(metric, finding) for metric, finding in rows]


def _unexplained_key_results(session: Session, actor: Actor) -> Sequence[tuple[KeyResult, Standing]]:
    """Key results behind their pace about which no insight makes a claim, among the thousand latest."""
    today = clock.today()
    underway = key_results_underway(session, actor, today, LOOKED_AT)
    claimed = claimed_key_results(session, actor, underway)
    unclaimed = [row for row in underway if row.id not in claimed]
    standings = standings_of(session, unclaimed, today)
    behind = SETBACKS | {State.NEEDS_ATTENTION}
    return [(row, standings[row.id]) for row in unclaimed if standings[row.id].state in behind][
        :MOST_OF_A_KIND
    ]
