"""Claims on numbers, held against their values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.metrics.models import Metric, MetricValue
from insights.metrics.queries.metrics import metrics_by_id
from insights.objectives.models import KeyResult
from insights.synthesis.models import Claim, ClaimChange, Insight
from insights.synthesis.queries.evidence import Ground, grounds_of
from insights.synthesis.queries.insights import readable_by
from insights.synthesis.rules import (
    ClaimDirection,
    ClaimKind,
    ClaimStatus,
    Outcome,
    outcome_of,
    strength,
)

Values = dict[int, list[tuple[date, float]]]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with its insight, its target, its outcome and what people decided."""

    claim: Claim
    insight: Insight
    metric: Metric | None
    key_result: KeyResult | None
    outcome: Outcome
    changes: Sequence[ClaimChange]

    @property
    def target_name(self) -> str:
        """The number it is about, as the subject of a sentence."""
        if self.metric is not None:
            return self.metric.name
        return f"the number of “{self.key_result.statement}”" if self.key_result is not None else ""

    @property
    def sign(self) -> str:
        """The sign of its number."""
        if self.key_result is not None:
            return self.key_result.sign
        return self.metric.sign if self.metric is not None else ""

    @property
    def due(self) -> bool:
        """Whether somebody should decide now: the day has come and nobody has."""
        return self.claim.status == ClaimStatus.HYPOTHESIS and self.claim.ends <= clock.today()


@dataclass(frozen=True, slots=True)
class RankedClaim:
    """A claim with what its insight rests on."""

    view: ClaimView
    ground: Ground


def claims_of_insight(session: Session, actor: Actor, insight_id: int) -> list[ClaimView]:
    """The claims of an insight, in the order they were made."""
    return _views(session, actor, Claim.insight_id == insight_id)


def claims_on_metrics(
    session: Session, actor: Actor, metric_ids: Sequence[int]
) -> Mapping[int, list[RankedClaim]]:
    """Claims on metrics by metric id, the strongest first; those on their key results included."""
    results = select(KeyResult.id).where(KeyResult.metric_id.in_(metric_ids))
    condition = Claim.metric_id.in_(metric_ids) | Claim.key_result_id.in_(results)
    ranked = _ranked(session, actor, _views(session, actor, condition))
    found: dict[int, list[RankedClaim]] = {}
    for one in ranked:
        view = one.view
        metric_id = view.claim.metric_id or (view.key_result.metric_id if view.key_result else None)
        found.setdefault(metric_id or 0, []).append(one)
    return found


def claims_on_key_results(
    session: Session, actor: Actor, key_result_ids: Sequence[int]
) -> Mapping[int, list[RankedClaim]]:
    """Claims on key results by id, those on their metrics included, the strongest first."""
    rows = session.execute(
        select(KeyResult.id, KeyResult.metric_id).where(KeyResult.id.in_(list(key_result_ids)))
    ).all()
    metric_ids = {metric_id for _, metric_id in rows if metric_id is not None}
    condition = Claim.key_result_id.in_(list(key_result_ids)) | Claim.metric_id.in_(metric_ids)
    ranked = _ranked(session, actor, _views(session, actor, condition))
    found: dict[int, list[RankedClaim]] = {}
    for key_result_id, metric_id in rows:
        found[key_result_id] = [
            one
            for one in ranked
            if one.view.claim.key_result_id == key_result_id
            or (metric_id is not None and one.view.claim.metric_id == metric_id)
        ]
    return found


def claimed_key_results(session: Session, actor: Actor, key_results: Collection[KeyResult]) -> set[int]:
    """Ids of the key results that a readable claim is about, itself or by their metric; one query."""
    ids = [row.id for row in key_results]
    metric_ids = [row.metric_id for row in key_results if row.metric_id is not None]
    if not ids:
        return set()
    rows = session.execute(
        select(Claim.key_result_id, Claim.metric_id)
        .join(Insight, Insight.id == Claim.insight_id)
        .where(Claim.key_result_id.in_(ids) | Claim.metric_id.in_(metric_ids), readable_by(actor))
        .distinct()
    ).all()
    own, measured = {row.key_result_id for row in rows}, {row.metric_id for row in rows} - {None}
    return {row.id for row in key_results if row.id in own or row.metric_id in measured}


@dataclass(frozen=True, slots=True)
class ClaimTarget:
    """What an insight claims to explain or predict, and how far that holds."""

    kind: str
    status: str
    name: str
    metric_id: int | None
    key_result_id: int | None


def targets_of(session: Session, insights: Sequence[Insight]) -> Mapping[int, list[ClaimTarget]]:
    """The targets of the claims of insights that the caller was allowed to read, by insight."""
    found: dict[int, list[ClaimTarget]] = {}
    name = func.coalesce(KeyResult.statement, Metric.name)
    for insight_id, kind, status, target, metric_id, key_result_id in session.execute(
        select(Claim.insight_id, Claim.kind, Claim.status, name, Claim.metric_id, Claim.key_result_id)
        .outerjoin(KeyResult, KeyResult.id == Claim.key_result_id)
        .outerjoin(Metric, Metric.id == Claim.metric_id)
        .where(Claim.insight_id.in_([row.id for row in insights]))
        .order_by(Claim.id)
    ):
        found.setdefault(insight_id, []).append(ClaimTarget(kind, status, target, metric_id, key_result_id))
    return found


@dataclass(frozen=True, slots=True)
class DueClaim:
    """A claim that waits for a decision, and what it is about."""

    claim: Claim
    target_name: str


def claims_due(session: Session, actor: Actor, on: date) -> list[DueClaim]:
    """Claims whose day has come and which nobody has decided."""
    rows = session.execute(
        select(Claim, func.coalesce(KeyResult.statement, Metric.name))
        .join(Insight, Insight.id == Claim.insight_id)
        .outerjoin(KeyResult, KeyResult.id == Claim.key_result_id)
        .outerjoin(Metric, Metric.id == Claim.metric_id)
        .where(Claim.status == ClaimStatus.HYPOTHESIS, Claim.ends <= on, readable_by(actor))
        .order_by(Claim.id)
    )
    return [DueClaim(claim, name) for claim, name in rows]


def _ranked(session: Session, actor: Actor, views: Sequence[ClaimView]) -> list[RankedClaim]:
    grounds = grounds_of(session, actor, {view.insight.id for view in views})
    ranked = [RankedClaim(view, grounds[view.insight.id]) for view in views]
    return sorted(
        ranked,
        key=lambda one: (-strength(ClaimStatus(one.view.claim.status), one.ground.sure), one.view.claim.id),
    )


def _views(session: Session, actor: Actor, condition: ColumnElement[bool]) -> list[ClaimView]:
    rows = session.execute(
        select(Claim, Insight, KeyResult)
        .join(Insight, Insight.id == Claim.insight_id)
        .outerjoin(KeyResult, KeyResult.id == Claim.key_result_id)
        .where(condition, readable_by(actor))
        .order_by(Claim.id)
    ).all()
    metrics = metrics_by_id(session, actor, [c.metric_id or (k.metric_id if k else None) for c, _, k in rows])
    changes = _changes(session, [claim.id for claim, _, _ in rows])
    values = _values_of(session, metrics)
    return [
        ClaimView(
            claim=claim,
            insight=insight,
            metric=metrics.get(claim.metric_id or (key_result.metric_id if key_result else None) or 0),
            key_result=key_result,
            outcome=_outcome(values, claim, key_result),
            changes=changes.get(claim.id, []),
        )
        for claim, insight, key_result in rows
    ]


def _values_of(session: Session, metric_ids: Collection[int]) -> Values:
    """(day, value) of the whole in time order by metric, in one query."""
    found: Values = {}
    if metric_ids:
        rows = session.execute(
            select(MetricValue.metric_id, MetricValue.day, MetricValue.value)
            .where(MetricValue.metric_id.in_(list(metric_ids)), MetricValue.segment == "")
            .order_by(MetricValue.metric_id, MetricValue.day)
        )
        for metric_id, day, value in rows:
            found.setdefault(metric_id, []).append((day, value))
    return found


def _last_until(values: Sequence[tuple[date, float]], day: date) -> tuple[date, float] | None:
    """The newest value of that day or before."""
    place = bisect_right(values, day, key=lambda pair: pair[0])
    return values[place - 1] if place else None


def _outcome(values: Values, claim: Claim, key_result: KeyResult | None) -> Outcome:
    metric_id = claim.metric_id or (key_result.metric_id if key_result else None)
    own = values.get(metric_id or 0, [])
    before = _last_until(own, claim.starts - timedelta(days=1))
    after = _last_until(own, min(claim.ends, clock.today()))
    if after is not None and after[0] < claim.starts:
        after = None
    return outcome_of(
        ClaimDirection(claim.direction),
        claim.size,
        before[1] if before else None,
        after[1] if after else None,
        claim.ends if claim.kind == ClaimKind.PREDICTS else None,
        clock.today(),
    )


def _changes(session: Session, claim_ids: Collection[int]) -> Mapping[int, list[ClaimChange]]:
    found: dict[int, list[ClaimChange]] = {}
    if claim_ids:
        rows = session.scalars(
            select(ClaimChange).where(ClaimChange.claim_id.in_(list(claim_ids))).order_by(ClaimChange.id)
        )
        for row in rows:
            found.setdefault(row.claim_id, []).append(row)
    return found
