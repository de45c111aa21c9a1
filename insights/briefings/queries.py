"""What home and the accountable page show, put together from the features below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.accounts.queries import names_of
from insights.briefings.rules import Next, Reason, plain_sentence
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.metrics.charts import Mark, line_chart
from insights.metrics.models import Metric
from insights.metrics.queries.boards import status_of, summaries_of
from insights.metrics.queries.metrics import benchmarks_of, metrics_by_id
from insights.metrics.queries.values import series, targets_of
from insights.metrics.rules.statuses import Status
from insights.objectives.charts import progress_chart
from insights.objectives.models import CheckIn, KeyResult
from insights.objectives.queries import (
    ObjectiveFilter,
    Standing,
    Tree,
    check_ins_of,
    key_result,
    objectives_tree,
    progress_of,
)
from insights.studies.models import Study
from insights.studies.queries import visible_to
from insights.synthesis.queries.claims import RankedClaim, claims_on_key_results
from insights.synthesis.rules import SURENESS_WORDS, ClaimStatus, Sureness
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
    metric = metrics_by_id(session, actor, [row.metric_id]).get(row.metric_id or 0)
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
            standing.state, standing.progress, reason_of(claims), next_of(claims, check_ins, row, names)
        ),
        claims=claims,
        check_ins=check_ins,
        chart=_chart(session, actor, row, metric, claims, check_ins),
        names=names,
    )


def reason_of(claims: Sequence[RankedClaim]) -> Reason | None:
    """The strongest claim that nobody contradicted."""
    for one in claims:
        if one.view.claim.status != ClaimStatus.CONTRADICTED:
            sure = SURENESS_WORDS[Sureness(one.ground.sure)]
            return Reason(one.view.claim.mechanism, sure, one.ground.basis.people)
    return None


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
    marks = [Mark(one.view.claim.starts, one.view.insight.statement, "insight") for one in claims]
    return line_chart(
        metric, values, targets_of(session, metric.id), benchmarks_of(session, metric.id), marks
    )


def open_objectives(session: Session, actor: Actor) -> Tree:
    """The objectives that are not closed, with every key result's standing."""
    return objectives_tree(session, actor, ObjectiveFilter())


@dataclass(frozen=True, slots=True)
class Gap:
    """A metric off its target that no insight explains."""

    metric: Metric
    status: Status


def unexplained_metrics(session: Session, actor: Actor) -> list[Gap]:
    """Metrics that are off their target and about which no insight makes a claim."""
    rows = session.scalars(
        select(Metric).where(Metric.insight_count == 0, Metric.archived_at.is_(None)).order_by(Metric.name)
    ).all()
    summaries = summaries_of(session, [row.id for row in rows])
    today = clock.today()
    gaps = [Gap(row, status_of(summaries[row.id], today)) for row in rows if row.id in summaries]
    return [gap for gap in gaps if gap.status in (Status.UNHEALTHY, Status.WATCH)]


def studies_of(session: Session, actor: Actor, limit: int = 8) -> Sequence[Study]:
    """The actor's own studies, the newest first; any visible ones when there are none of their own."""
    visible = select(Study).where(visible_to(actor)).order_by(Study.id.desc()).limit(limit)
    own = session.scalars(visible.where(Study.owner_id == actor.user_id)).all()
    return own or session.scalars(visible).all()
