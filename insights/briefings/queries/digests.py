"""What a week or a month brought: quarters of the way reached, setbacks, what moved, what was learnt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, func, select
from sqlalchemy.orm import Session

from insights.accounts.models import User
from insights.accounts.queries import people_wanting_a_digest
from insights.briefings.queries.homes import SETBACKS
from insights.briefings.rules import Line, last_digest_period
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.metrics.models import Metric, MetricSummary, MetricValue
from insights.metrics.rules.periods import Period
from insights.objectives.models import CheckIn, KeyResult
from insights.objectives.queries import (
    Moved,
    ObjectiveFilter,
    Standing,
    milestones_between,
    moves_since,
    objectives_tree,
    off_track_words,
)
from insights.objectives.queries.reviews import Reached
from insights.synthesis.models import Claim, ClaimChange, Insight
from insights.synthesis.queries.insights import readable_by
from insights.synthesis.rules import ClaimStatus, Status

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Setback:
    """A key result that is lost, far behind or over a guardrail, or that was said to be off track."""

    key_result: KeyResult
    standing: Standing
    said: CheckIn | None


@dataclass(frozen=True, slots=True)
class MovedMetric:
    """A metric's last value of the period beside the last one before it."""

    metric: Metric
    before: float
    after: float
    day: date

    @property
    def change(self) -> float:
        """The difference, in the metric's unit."""
        return self.after - self.before

    @property
    def size(self) -> float:
        """The difference against the former value, for ranking."""
        return abs(self.change) / abs(self.before) if self.before else abs(self.change)


@dataclass(frozen=True, slots=True)
class Digest:
    """All that the digest of a period says to its reader."""

    period: Period
    reached: Sequence[Reached]
    setbacks: Sequence[Setback]
    moved: Sequence[Moved]
    metrics: Sequence[MovedMetric]
    insights: Sequence[Insight]
    decided: Sequence[tuple[ClaimChange, Claim, Insight]]

    @property
    def empty(self) -> bool:
        """Whether nothing happened."""
        return not (
            self.reached or self.setbacks or self.moved or self.metrics or self.insights or self.decided
        )


def digest_of(session: Session, actor: Actor, period: Period) -> Digest:
    """The digest of a period, until today while it runs, as far as the actor may read it."""
    last = min(period.ends, clock.today())
    tree = objectives_tree(
        session, actor, ObjectiveFilter(starts=period.starts, ends=period.ends), today=last
    )
    rows = [row for node in tree.nodes.values() for row in node.key_results if row.starts <= last]
    return Digest(
        period=period,
        reached=_reached(session, actor, period),
        setbacks=_setbacks(session, rows, tree.standings, period),
        moved=moves_since(session, rows, tree.standings, period.starts),
        metrics=_metrics(session, period),
        insights=_insights(session, period),
        decided=_decided(session, actor, period),
    )


def digests_due(session: Session, today: date) -> list[tuple[User, Period]]:
    """Those who want a digest and have not had that of the last full week or month."""
    wanting = [(user, last_digest_period(user.digest, today)) for user in people_wanting_a_digest(session)]
    return [
        (user, period)
        for user, period in wanting
        if user.digested_on is None or user.digested_on <= period.ends
    ]


def _reached(session: Session, actor: Actor, period: Period) -> list[Reached]:
    """Each key result's furthest quarter of the way, the newest first."""
    furthest: dict[int, Reached] = {}
    for reached in milestones_between(session, actor, period.starts, period.ends):
        known = furthest.get(reached.key_result.id)
        if known is None or known.milestone.share < reached.milestone.share:
            furthest[reached.key_result.id] = reached
    return list(furthest.values())


def _setbacks(
    session: Session, rows: Sequence[KeyResult], standings: Mapping[int, Standing], period: Period
) -> list[Setback]:
    said = off_track_words(session, [row.id for row in rows], period.starts, period.ends)
    return [
        Setback(row, standing, said.get(row.id))
        for row in rows
        if (standing := standings[row.id]).state in SETBACKS or standing.breached or row.id in said
    ]


def _metrics(session: Session, period: Period) -> list[MovedMetric]:
    """Metrics with a value in the period and one before it, the largest change first."""
    values = (MetricValue.metric_id == Metric.id, MetricValue.segment == "")
    within = MetricValue.day.between(period.starts, period.ends)

    def newest(column: Any, *days: ColumnElement[bool]) -> ScalarSelect[Any]:
        rows = select(column).where(*values, *days).order_by(MetricValue.day.desc()).limit(1)
        return rows.correlate(Metric).scalar_subquery()

    rows = session.execute(
        select(
            Metric,
            newest(MetricValue.value, MetricValue.day < period.starts),
            newest(MetricValue.value, within),
            newest(MetricValue.day, within),
        )
        .join(MetricSummary, MetricSummary.metric_id == Metric.id)
        .where(Metric.archived_at.is_(None), MetricSummary.last_on >= period.starts)
    )
    found = [
        MovedMetric(metric, was, now, day)
        for metric, was, now, day in rows
        if was is not None and now is not None and was != now
    ]
    return sorted(found, key=lambda one: (-one.size, one.metric.name))[:SHOWN]


def _insights(session: Session, period: Period) -> Sequence[Insight]:
    """What was published in the period, the newest first; published work is everybody's to read."""
    begin, end = _moments(period)
    within = (Insight.published_at >= begin, Insight.published_at < end, Insight.status != Status.DRAFT)
    order = (Insight.published_at.desc(), Insight.id.desc())
    return session.scalars(select(Insight).where(*within).order_by(*order).limit(SHOWN * 2)).all()


def _decided(session: Session, actor: Actor, period: Period) -> Sequence[tuple[ClaimChange, Claim, Insight]]:
    """The last word of the period on each claim that was found supported or contradicted."""
    begin, end = _moments(period)
    last = (
        select(func.max(ClaimChange.id))
        .where(ClaimChange.at >= begin, ClaimChange.at < end)
        .group_by(ClaimChange.claim_id)
    )
    rows = session.execute(
        select(ClaimChange, Claim, Insight)
        .join(Claim, Claim.id == ClaimChange.claim_id)
        .join(Insight, Insight.id == Claim.insight_id)
        .where(
            ClaimChange.id.in_(last),
            ClaimChange.status.in_([ClaimStatus.SUPPORTED, ClaimStatus.CONTRADICTED]),
            readable_by(actor),
        )
        .order_by(ClaimChange.id.desc())
        .limit(SHOWN)
    )
    return [(change, claim, insight) for change, claim, insight in rows]


def _moments(period: Period) -> tuple[datetime, datetime]:
    """The first moment of a period and the first one after it."""
    return (
        datetime.combine(period.starts, time(), UTC),
        datetime.combine(period.next_start, time(), UTC),
    )


def lines_of(digest: Digest) -> dict[str, list[Line]]:
    """What the digest says by section, as lines of a mail: names and shares of ways, no values of metrics."""
    return {
        "Reached": [
            Line(
                one.key_result.statement,
                f"{one.milestone.share:.0%} of the way",
                f"/key-results/{one.key_result.id}/story",
            )
            for one in digest.reached
        ],
        "Setbacks": [_setback_line(one) for one in digest.setbacks],
        "Key results that moved": [
            Line(
                one.key_result.statement,
                f"{one.change * 100:+.0f} points, now {one.standing.progress:.0%} of the way",
                f"/key-results/{one.key_result.id}/briefing",
            )
            for one in digest.moved
        ],
        "Metrics that moved": [
            Line(one.metric.name, "rose" if one.change > 0 else "fell", f"/metrics/{one.metric.id}")
            for one in digest.metrics
        ],
        "New insights": [Line(row.statement, "", f"/insights/{row.id}") for row in digest.insights],
        "Claims decided": [
            Line(insight.statement, change.status, f"/insights/{insight.id}")
            for change, _, insight in digest.decided
        ],
    }


def _setback_line(one: Setback) -> Line:
    parts = [one.standing.state.value.replace("_", " ")] if one.standing.state in SETBACKS else []
    parts += [f"guardrail left: {rail.name}" for rail in one.standing.breached]
    if one.said is not None and not parts:
        parts = ["said to be off track"]
    return Line(one.key_result.statement, ", ".join(parts), f"/key-results/{one.key_result.id}/briefing")
