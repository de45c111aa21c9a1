"""Who and what stands behind what a key result reached."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from insights.accounts.queries import names_of
from insights.briefings.rules import credits_of
from insights.experiments.models import Experiment
from insights.experiments.queries import Summary, cited_summaries, experiments_on_metrics
from insights.highlights.models import Highlight
from insights.kernel.actor import Actor
from insights.objectives.models import KeyResult
from insights.objectives.queries import check_ins_of, key_result, objective
from insights.studies.models import Study
from insights.studies.queries import tallies_of
from insights.surveys.models import ScoreDefinition
from insights.synthesis.models import Evidence, Insight
from insights.synthesis.queries.claims import RankedClaim, claims_on_key_results
from insights.synthesis.queries.evidence import may_be_cited_to
from insights.synthesis.rules import ClaimStatus
from insights.themes.models import Theme


@dataclass(frozen=True, slots=True)
class Behind:
    """What a story names: `kept` counts the studies behind it that are not named to the reader."""

    people: Sequence[tuple[str, str]]
    helped: Sequence[RankedClaim]
    held_back: Sequence[RankedClaim]
    studies: Sequence[Study]
    tallies: Mapping[int, Mapping[str, int]]
    kept: int
    experiments: Sequence[Summary]


def behind_key_results(session: Session, actor: Actor, key_result_ids: Sequence[int]) -> Mapping[int, Behind]:
    """What stands behind each key result, as far as the actor may read it."""
    return {one: _behind(session, actor, key_result(session, actor, one)) for one in key_result_ids}


def _behind(session: Session, actor: Actor, row: KeyResult) -> Behind:
    claims = [
        one
        for one in claims_on_key_results(session, actor, [row.id])[row.id]
        if one.view.claim.status != ClaimStatus.CONTRADICTED
        and one.view.claim.starts <= row.deadline
        and one.view.claim.ends >= row.starts
    ]
    studies, kept = _studies(session, actor, {one.view.insight.id for one in claims})
    cited = {piece.experiment.id for one in claims for piece in one.ground.pieces if piece.experiment}
    on_metric = experiments_on_metrics(session, actor, [row.metric_id] if row.metric_id else [])
    experiments = dict(cited_summaries(session, cited))
    experiments |= {one.id: one for rows in on_metric.values() for one in rows if one.finished}
    return Behind(
        people=_people(session, actor, row, claims, studies),
        helped=[one for one in claims if one.view.claim.direction == row.way],
        held_back=[one for one in claims if one.view.claim.direction != row.way],
        studies=studies,
        tallies=tallies_of(session, [study.id for study in studies]),
        kept=kept,
        experiments=[experiments[one] for one in sorted(experiments)],
    )


def _studies(session: Session, actor: Actor, insight_ids: Collection[int]) -> tuple[Sequence[Study], int]:
    """The studies that insights and their evidence come from; those not to be named are only counted."""
    source = func.coalesce(
        Highlight.study_id, Theme.study_id, ScoreDefinition.study_id, Experiment.study_id, Insight.study_id
    )
    ids = set(
        session.scalars(
            select(source)
            .select_from(Insight)
            .outerjoin(Evidence, Evidence.insight_id == Insight.id)
            .outerjoin(Highlight, Highlight.id == Evidence.highlight_id)
            .outerjoin(Theme, Theme.id == Evidence.theme_id)
            .outerjoin(ScoreDefinition, ScoreDefinition.id == Evidence.score_definition_id)
            .outerjoin(Experiment, Experiment.id == Evidence.experiment_id)
            .where(Insight.id.in_(list(insight_ids)))
            .distinct()
        )
    ) - {None}
    readable = select(Study).where(Study.id.in_(ids), may_be_cited_to(actor)).order_by(Study.id)
    studies = session.scalars(readable).all()
    return studies, len(ids) - len(studies)


def _people(
    session: Session, actor: Actor, row: KeyResult, claims: Sequence[RankedClaim], studies: Sequence[Study]
) -> list[tuple[str, str]]:
    """(name, what they did) of everybody who had a part in it."""
    did: list[tuple[int | None, str]] = [
        (row.owner_id, "owns it"),
        (objective(session, actor, row.objective_id).owner_id, "owns the objective"),
        (row.agreed_by, "agreed to it"),
    ]
    did += [(said.author_id, "checked in") for said in check_ins_of(session, actor, row.id)]
    written = {one.view.insight.id: one.view.insight for one in claims}
    did += [(insight.author_id, "wrote an insight") for insight in written.values()]
    did += [(study.owner_id, "led a study") for study in studies]
    names = names_of(session, [user_id for user_id, _ in did])
    return credits_of([(names.get(user_id or 0, ""), what) for user_id, what in did])
