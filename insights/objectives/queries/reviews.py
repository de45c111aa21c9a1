"""What a period came to: what moved, what was reached, what went wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.objectives.models import CheckIn, KeyResult, Milestone, Objective, PeriodReview
from insights.objectives.queries.objectives import ObjectiveFilter, Tree, objectives_tree
from insights.objectives.rules.kinds import Confidence, State


@dataclass(frozen=True, slots=True)
class Reached:
    """A quarter of the way that a key result reached."""

    milestone: Milestone
    key_result: KeyResult
    objective: Objective


@dataclass(frozen=True, slots=True)
class PeriodOutcome:
    """A period's objectives, what moved most, what was reached, and the setbacks."""

    tree: Tree
    moved: Sequence[KeyResult]
    reached: Sequence[Reached]
    setbacks: Sequence[tuple[KeyResult, CheckIn | None]]


def period_outcome(
    session: Session, actor: Actor, starts: date, ends: date, team_id: int | None = None
) -> PeriodOutcome:
    """What the period came to by the end of it, or by today while it runs."""
    tree = objectives_tree(session, actor, ObjectiveFilter(starts=starts, ends=ends, team_id=team_id))
    key_results = [row for node in tree.nodes.values() for row in node.key_results]
    progress = {row.id: tree.standings[row.id].progress or 0.0 for row in key_results}
    moved = sorted(key_results, key=lambda row: -progress[row.id])
    last = _last_bad_words(session, [row.id for row in key_results])
    bad = (State.MISSED, State.OFF_TRACK)
    setbacks = [
        (row, last.get(row.id))
        for row in key_results
        if tree.standings[row.id].state in bad or (row.id in last and progress[row.id] < 1)
    ]
    return PeriodOutcome(
        tree=tree,
        moved=[row for row in moved if progress[row.id] > 0][:10],
        reached=milestones_between(session, actor, starts, ends, team_id),
        setbacks=setbacks,
    )


def milestones_between(
    session: Session, actor: Actor, starts: date, ends: date, team_id: int | None = None
) -> list[Reached]:
    """The quarters of the way reached between two days, the newest first."""
    statement = (
        select(Milestone, KeyResult, Objective)
        .join(KeyResult, KeyResult.id == Milestone.key_result_id)
        .join(Objective, Objective.id == KeyResult.objective_id)
        .where(
            Milestone.reached_on >= starts,
            Milestone.reached_on <= ends,
            KeyResult.archived_at.is_(None),
            Objective.archived_at.is_(None),
        )
        .order_by(Milestone.reached_on.desc(), Milestone.share.desc(), Milestone.id)
        .limit(100)
    )
    if team_id is not None:
        statement = statement.where(Objective.team_id == team_id)
    return [Reached(*row) for row in session.execute(statement)]


def milestones_of(session: Session, key_result_id: int) -> Sequence[Milestone]:
    """The quarters of the way that a key result reached, in order."""
    return session.scalars(
        select(Milestone).where(Milestone.key_result_id == key_result_id).order_by(Milestone.share)
    ).all()


def period_review(
    session: Session, starts: date, ends: date, team_id: int | None = None
) -> PeriodReview | None:
    """What was written down about the period (of a team)."""
    team = PeriodReview.team_id.is_(None) if team_id is None else PeriodReview.team_id == team_id
    span = (PeriodReview.starts == starts, PeriodReview.ends == ends)
    return session.scalar(select(PeriodReview).where(*span, team))


def _last_bad_words(session: Session, key_result_ids: list[int]) -> Mapping[int, CheckIn]:
    """The newest check-in of each key result that said it was off track."""
    said = (CheckIn.key_result_id.in_(key_result_ids), CheckIn.confidence == Confidence.OFF_TRACK.value)
    rows = session.scalars(select(CheckIn).where(*said).order_by(CheckIn.day, CheckIn.id))
    return {row.key_result_id: row for row in rows}
