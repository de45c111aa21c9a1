"""Claims on numbers, held against their values."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, func, select
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.kernel.actor import Actor, Role
from insights.kernel.statements import IDS, TODAY, whoever
from insights.metrics.models import Metric, MetricValue
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

DUE_SHOWN = 5


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
    def step_sign(self) -> str:
        """The sign of a difference of its number: points where the number is a share."""
        return "percentage points" if self.sign == "%" else self.sign

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
    return _views(session, actor, "of_insight", [insight_id])


def claims_on_metrics(
    session: Session, actor: Actor, metric_ids: Sequence[int]
) -> Mapping[int, list[RankedClaim]]:
    """Claims on metrics by metric id, the strongest first; those on their key results included."""
    ranked = _ranked(session, actor, _views(session, actor, "on_metrics", metric_ids))
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
    rows = session.execute(_MEASURED_BY, {"ids": list(key_result_ids)}).all()
    ranked = _ranked(session, actor, _views(session, actor, "on_key_results", key_result_ids))
    found: dict[int, list[RankedClaim]] = {}
    for key_result_id, metric_id in rows:
        found[key_result_id] = [
            one
            for one in ranked
            if one.view.claim.key_result_id == key_result_id
            or (metric_id is not None and one.view.claim.metric_id == metric_id)
        ]
    return found


_MEASURED_BY = select(KeyResult.id, KeyResult.metric_id).where(KeyResult.id.in_(IDS))


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
    for insight_id, kind, status, target, metric_id, key_result_id in session.execute(
        _TARGETS, {"ids": [row.id for row in insights]}
    ):
        found.setdefault(insight_id, []).append(ClaimTarget(kind, status, target, metric_id, key_result_id))
    return found


_TARGET_NAME = func.coalesce(KeyResult.statement, Metric.name)
_TARGETS = (
    select(Claim.insight_id, Claim.kind, Claim.status, _TARGET_NAME, Claim.metric_id, Claim.key_result_id)
    .outerjoin(KeyResult, KeyResult.id == Claim.key_result_id)
    .outerjoin(Metric, Metric.id == Claim.metric_id)
    .where(Claim.insight_id.in_(IDS))
    .order_by(Claim.id)
)


@dataclass(frozen=True, slots=True)
class DueClaim:
    """A claim that waits for a decision, and what it is about."""

    claim: Claim
    target_name: str


def claims_due(session: Session, actor: Actor, on: date) -> list[DueClaim]:
    """The oldest claims whose day has come and which nobody has decided."""
    rows = session.execute(_due(actor.role), {"today": on, "me": actor.user_id})
    return [DueClaim(claim, name) for claim, name in rows]


@cache
def _due(role: Role) -> Select[Claim, str]:
    return (
        select(Claim, _TARGET_NAME)
        .join(Insight, Insight.id == Claim.insight_id)
        .outerjoin(KeyResult, KeyResult.id == Claim.key_result_id)
        .outerjoin(Metric, Metric.id == Claim.metric_id)
        .where(Claim.status == ClaimStatus.HYPOTHESIS, Claim.ends <= TODAY, readable_by(whoever(role)))
        .order_by(Claim.id)
        .limit(DUE_SHOWN)
    )


def _ranked(session: Session, actor: Actor, views: Sequence[ClaimView]) -> list[RankedClaim]:
    grounds = grounds_of(session, actor, {view.insight.id for view in views})
    ranked = [RankedClaim(view, grounds[view.insight.id]) for view in views]
    return sorted(
        ranked,
        key=lambda one: (-strength(ClaimStatus(one.view.claim.status), one.ground.sure), one.view.claim.id),
    )


# the metric a claim is held against: its own, or that of its key result
_METRIC_ID = func.coalesce(Claim.metric_id, KeyResult.metric_id)


def _value_when(*conditions: ColumnElement[bool]) -> ScalarSelect[float]:
    """The newest value of the whole under the conditions on its day, for each claim."""
    return (
        select(MetricValue.value)
        .where(MetricValue.metric_id == _METRIC_ID, MetricValue.segment == "", *conditions)
        .order_by(MetricValue.day.desc())
        .limit(1)
        .correlate(Claim, KeyResult)
        .scalar_subquery()
    )


_KEY_RESULTS_OF_METRICS = select(KeyResult.id).where(KeyResult.metric_id.in_(IDS))
_METRICS_OF_KEY_RESULTS = select(KeyResult.metric_id).where(
    KeyResult.id.in_(IDS), KeyResult.metric_id.is_not(None)
)
_WHERE = {
    "of_insight": Claim.insight_id.in_(IDS),
    "on_metrics": Claim.metric_id.in_(IDS) | Claim.key_result_id.in_(_KEY_RESULTS_OF_METRICS),
    "on_key_results": Claim.key_result_id.in_(IDS) | Claim.metric_id.in_(_METRICS_OF_KEY_RESULTS),
}


@cache
def _views_of(role: Role, where: str) -> Select[*tuple[Any, ...]]:
    day = MetricValue.day
    before = _value_when(day < Claim.starts)
    after = _value_when(day >= Claim.starts, day <= Claim.ends, day <= TODAY)
    return (
        select(Claim, Insight, KeyResult, Metric, before, after)
        .join(Insight, Insight.id == Claim.insight_id)
        .outerjoin(KeyResult, KeyResult.id == Claim.key_result_id)
        .outerjoin(Metric, Metric.id == _METRIC_ID)
        .where(_WHERE[where], readable_by(whoever(role)))
        .order_by(Claim.id)
    )


def _views(session: Session, actor: Actor, where: str, ids: Sequence[int]) -> list[ClaimView]:
    today = clock.today()
    told = {"today": today, "ids": list(ids), "me": actor.user_id}
    rows = session.execute(_views_of(actor.role, where), told).all()
    changes = _changes(session, [row[0].id for row in rows])
    return [
        ClaimView(
            claim=claim,
            insight=insight,
            metric=metric,
            key_result=key_result,
            outcome=_outcome(claim, was, became, today),
            changes=changes.get(claim.id, []),
        )
        for claim, insight, key_result, metric, was, became in rows
    ]


def _outcome(claim: Claim, before: float | None, after: float | None, today: date) -> Outcome:
    by = claim.ends if claim.kind == ClaimKind.PREDICTS else None
    return outcome_of(ClaimDirection(claim.direction), claim.size, before, after, by, today)


def _changes(session: Session, claim_ids: Collection[int]) -> Mapping[int, list[ClaimChange]]:
    found: dict[int, list[ClaimChange]] = {}
    if claim_ids:
        for row in session.scalars(_CHANGES, {"ids": list(claim_ids)}):
            found.setdefault(row.claim_id, []).append(row)
    return found


_CHANGES = select(ClaimChange).where(ClaimChange.claim_id.in_(IDS)).order_by(ClaimChange.id)
