"""The accountable page of a key result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from sqlalchemy.orm import Session

from insights.accounts.queries import names_of
from insights.briefings.rules import Bearing, Next, Reason, bearing_of, plain_sentence
from insights.kernel.actor import Actor
from insights.metrics.charts import Mark, line_chart
from insights.metrics.models import Metric
from insights.metrics.queries.metrics import benchmarks_of
from insights.metrics.queries.values import series, targets_of
from insights.objectives.charts import progress_chart
from insights.objectives.models import CheckIn, KeyResult
from insights.objectives.queries import Standing, check_ins_of, key_result, progress_of
from insights.objectives.rules.kinds import State
from insights.synthesis.queries.claims import RankedClaim, claims_on_key_results
from insights.synthesis.rules import SURENESS_WORDS, ClaimDirection, ClaimKind, ClaimStatus, Sureness
from insights.web.charts import Chart


@dataclass(frozen=True, slots=True)
class Account:
    """All that the page of a key result says."""

    key_result: KeyResult
    metric: Metric | None
    standing: Standing
    sentence: str
    claims: Sequence[RankedClaim]
    check_ins: Sequence[CheckIn]
    chart: Chart | None
    names: Mapping[int, str]


def account_of(session: Session, actor: Actor, key_result_id: int) -> Account:
    """The accountable page of a key result; NotFound when there is none."""
    row = key_result(session, actor, key_result_id)
    standing = progress_of(session, row)
    claims = claims_on_key_results(session, actor, [row.id])[row.id]
    check_ins = check_ins_of(session, actor, row.id)
    metric = session.get(Metric, row.metric_id) if row.metric_id else None  # mostly read with the claims
    people = [row.owner_id, *(said.author_id for said in check_ins)]
    for one in claims:
        people += [one.view.insight.next_owner_id, one.view.insight.author_id]
        people += [change.user_id for change in one.view.changes]
    names = names_of(session, people)
    return Account(
        key_result=row,
        metric=metric,
        standing=standing,
        sentence=plain_sentence(
            standing.state,
            standing.progress,
            reason_of(claims, row.way, standing.state),
            next_of(claims, check_ins, row, names),
        ),
        claims=claims,
        check_ins=check_ins,
        chart=_chart(session, actor, row, metric, claims, check_ins),
        names=names,
    )


BORNE_OUT = "borne out by the numbers and "


def reason_of(claims: Sequence[RankedClaim], way: str, state: State) -> Reason | None:
    """The strongest claim that nobody contradicted: one that is a reason for the state before any other."""
    reasons = [
        _reason(one, way, state) for one in claims if one.view.claim.status != ClaimStatus.CONTRADICTED
    ]
    return min(reasons, key=lambda reason: list(Bearing).index(reason.bearing), default=None)


def _reason(one: RankedClaim, way: str, state: State) -> Reason:
    claim = one.view.claim
    sure = SURENESS_WORDS[Sureness(one.ground.sure)]
    return Reason(
        mechanism=claim.mechanism,
        sure=BORNE_OUT + sure if claim.status == ClaimStatus.SUPPORTED else sure,
        people=one.ground.basis.people,
        bearing=bearing_of(ClaimKind(claim.kind), ClaimDirection(claim.direction), way, state),
    )


def next_of(
    claims: Sequence[RankedClaim], check_ins: Sequence[CheckIn], row: KeyResult, names: Mapping[int, str]
) -> Next | None:
    """The next step of the strongest claim's insight, else that of the last check-in."""
    for one in claims:
        insight = one.view.insight
        if insight.next_step and one.view.claim.status != ClaimStatus.CONTRADICTED:
            return Next(insight.next_step, names.get(insight.next_owner_id or 0, ""), insight.next_due)
    if check_ins and check_ins[0].next_step:
        return Next(check_ins[0].next_step, names.get(row.owner_id, ""), check_ins[0].next_step_by)
    return None


def _chart(
    session: Session,
    actor: Actor,
    row: KeyResult,
    metric: Metric | None,
    claims: Sequence[RankedClaim],
    check_ins: Sequence[CheckIn],
) -> Chart | None:
    if metric is None:
        points = [(said.day, said.value) for said in reversed(check_ins) if said.value is not None]
        return progress_chart(row, points) if points else None
    values = series(session, actor, metric.id)
    marks = [
        Mark(one.view.claim.starts, one.view.insight.statement, "insight", letter)
        for letter, one in zip(ascii_uppercase, claims, strict=False)
    ]
    return line_chart(
        metric, values, targets_of(session, metric.id), benchmarks_of(session, metric.id), marks
    )
