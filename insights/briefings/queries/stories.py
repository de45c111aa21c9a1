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
from insights.objectives.models import CheckIn, KeyResult
from insights.objectives.queries import objectives_by_id
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
    """What stands behind each key result, as far as the actor may read it; one set of queries."""
    rows = session.scalars(select(KeyResult).where(KeyResult.id.in_(list(key_result_ids)))).all()
    every = claims_on_key_results(session, actor, [row.id for row in rows])
    claims = {row.id: [one for one in every[row.id] if _belongs(one, row)] for row in rows}
    sources = _sources_of(session, {one.view.insight.id for own in claims.values() for one in own})
    ids = {
        row.id: set().union(*(sources.get(one.view.insight.id, set()) for one in claims[row.id]))
        for row in rows
    }
    named = _named(session, actor, set().union(*ids.values()))
    studies = {at: [named[study_id] for study_id in sorted(own & named.keys())] for at, own in ids.items()}
    tallies = tallies_of(session, list(named))
    experiments = _experiments(session, actor, rows, claims)
    people = _people(session, actor, rows, claims, studies)
    return {
        row.id: Behind(
            people=people[row.id],
            helped=[one for one in claims[row.id] if one.view.claim.direction == row.way],
            held_back=[one for one in claims[row.id] if one.view.claim.direction != row.way],
            studies=studies[row.id],
            tallies=tallies,
            kept=len(ids[row.id]) - len(studies[row.id]),
            experiments=experiments[row.id],
        )
        for row in rows
    }


def _belongs(one: RankedClaim, row: KeyResult) -> bool:
    claim = one.view.claim
    return (
        claim.status != ClaimStatus.CONTRADICTED and claim.starts <= row.deadline and claim.ends >= row.starts
    )


def _experiments(
    session: Session, actor: Actor, rows: Sequence[KeyResult], claims: Mapping[int, Sequence[RankedClaim]]
) -> Mapping[int, list[Summary]]:
    """By key result, the experiments that its claims cite, and the finished ones on its metric."""
    cited = {
        row.id: {
            piece.experiment.id for one in claims[row.id] for piece in one.ground.pieces if piece.experiment
        }
        for row in rows
    }
    summaries = cited_summaries(session, set().union(*cited.values()))
    on_metrics = experiments_on_metrics(session, actor, [row.metric_id for row in rows if row.metric_id])
    found = {}
    for row in rows:
        own = {at: summaries[at] for at in cited[row.id] if at in summaries}
        own |= {one.id: one for one in on_metrics.get(row.metric_id or 0, []) if one.finished}
        found[row.id] = [own[at] for at in sorted(own)]
    return found


def _sources_of(session: Session, insight_ids: Collection[int]) -> Mapping[int, set[int]]:
    """Ids of the studies that each insight and its evidence come from."""
    source = func.coalesce(
        Highlight.study_id, Theme.study_id, ScoreDefinition.study_id, Experiment.study_id, Insight.study_id
    )
    rows = session.execute(
        select(Insight.id, source)
        .select_from(Insight)
        .outerjoin(Evidence, Evidence.insight_id == Insight.id)
        .outerjoin(Highlight, Highlight.id == Evidence.highlight_id)
        .outerjoin(Theme, Theme.id == Evidence.theme_id)
        .outerjoin(ScoreDefinition, ScoreDefinition.id == Evidence.score_definition_id)
        .outerjoin(Experiment, Experiment.id == Evidence.experiment_id)
        .where(Insight.id.in_(list(insight_ids)))
        .distinct()
    )
    found: dict[int, set[int]] = {}
    for insight_id, study_id in rows:
        if study_id is not None:
            found.setdefault(insight_id, set()).add(study_id)
    return found


def _named(session: Session, actor: Actor, study_ids: Collection[int]) -> Mapping[int, Study]:
    """Those of some studies that may be named to the actor."""
    readable = select(Study).where(Study.id.in_(list(study_ids)), may_be_cited_to(actor))
    return {study.id: study for study in session.scalars(readable)}


def _people(
    session: Session,
    actor: Actor,
    rows: Sequence[KeyResult],
    claims: Mapping[int, Sequence[RankedClaim]],
    studies: Mapping[int, Sequence[Study]],
) -> Mapping[int, list[tuple[str, str]]]:
    """By key result, (name, what they did) of everybody who had a part in it."""
    objectives = objectives_by_id(session, actor, [row.objective_id for row in rows])
    authors: dict[int, list[int | None]] = {row.id: [] for row in rows}
    said = select(CheckIn.key_result_id, CheckIn.author_id).where(CheckIn.key_result_id.in_(list(authors)))
    for key_result_id, author_id in session.execute(said.order_by(CheckIn.day.desc(), CheckIn.id.desc())):
        authors[key_result_id].append(author_id)
    did: dict[int, list[tuple[int | None, str]]] = {}
    for row in rows:
        written = {one.view.insight.id: one.view.insight.author_id for one in claims[row.id]}
        did[row.id] = [
            (row.owner_id, "owns it"),
            (objectives[row.objective_id].owner_id, "owns the objective"),
            (row.agreed_by, "agreed to it"),
            *((author_id, "checked in") for author_id in authors[row.id]),
            *((author_id, "wrote an insight") for author_id in written.values()),
            *((study.owner_id, "led a study") for study in studies[row.id]),
        ]
    names = names_of(session, [user_id for deeds in did.values() for user_id, _ in deeds])
    return {
        at: credits_of([(names.get(user_id or 0, ""), what) for user_id, what in deeds])
        for at, deeds in did.items()
    }
