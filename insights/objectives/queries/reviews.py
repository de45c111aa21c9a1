"""What a period came to: what moved, what was reached, what went wrong."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from sqlalchemy import Date, Select, bindparam, select
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.objectives.models import CheckIn, KeyResult, Milestone, Objective, PeriodReview
from insights.objectives.queries.objectives import ObjectiveFilter, Tree, objectives_tree
from insights.objectives.queries.standings import Standing, standings_of
from insights.objectives.rules.kinds import Confidence, State

MOST_MOVES = 10
LEAST_MOVE = 0.005  # less is shown as 0 points


@dataclass(frozen=True, slots=True)
class Reached:
    """A quarter of the way that a key result reached."""

    milestone: Milestone
    key_result: KeyResult
    objective: Objective


@dataclass(frozen=True, slots=True)
class Moved:
    """A key result and how far it came in a period, as a share of its way (−1 to 1)."""

    key_result: KeyResult
    standing: Standing
    change: float


@dataclass(frozen=True, slots=True)
class PeriodOutcome:
    """A period's objectives, what moved most, what was reached, and the setbacks."""

    tree: Tree
    moved: Sequence[Moved]
    reached: Sequence[Reached]
    setbacks: Sequence[tuple[KeyResult, CheckIn | None]]


def period_outcome(
    session: Session, actor: Actor, starts: date, ends: date, team_id: int | None = None
) -> PeriodOutcome:
    """What the period came to by the end of it, or by today while it runs."""
    last = min(ends, clock.today())
    wanted = ObjectiveFilter(starts=starts, ends=ends, team_id=team_id)
    tree = objectives_tree(session, actor, wanted, last)
    key_results = [row for node in tree.nodes.values() for row in node.key_results]
    said = off_track_words(session, [row.id for row in key_results], starts, ends)
    bad = (State.MISSED, State.OFF_TRACK)
    setbacks = [
        (row, said.get(row.id))
        for row in key_results
        if (standing := tree.standings[row.id]).state in bad or (row.id in said and standing.progress != 1)
    ]
    return PeriodOutcome(
        tree=tree,
        moved=moves_since(session, key_results, tree.standings, starts),
        reached=milestones_between(session, actor, starts, ends, team_id),
        setbacks=setbacks,
    )


def moves_since(
    session: Session, key_results: Sequence[KeyResult], standings: Mapping[int, Standing], starts: date
) -> list[Moved]:
    """Key results that came nearer to their target since a day or fell back, the largest steps first."""
    former = standings_of(session, key_results, starts - timedelta(days=1))
    moved = [
        Moved(row, now, now.progress - (former[row.id].progress or 0.0))
        for row in key_results
        if (now := standings[row.id]).progress is not None
    ]
    told = [one for one in moved if abs(one.change) >= LEAST_MOVE]
    return sorted(told, key=lambda one: (-abs(one.change), one.key_result.id))[:MOST_MOVES]


def milestones_between(
    session: Session, actor: Actor, starts: date, ends: date, team_id: int | None = None
) -> list[Reached]:
    """The quarters of the way reached between two days, the newest first."""
    statement, told = _reached(), {"starts": starts, "ends": ends}
    if team_id is not None:
        statement = statement.where(Objective.team_id == team_id)
    return [Reached(*row) for row in session.execute(statement, told)]


@cache
def _reached() -> Select[Milestone, KeyResult, Objective]:
    return (
        select(Milestone, KeyResult, Objective)
        .join(KeyResult, KeyResult.id == Milestone.key_result_id)
        .join(Objective, Objective.id == KeyResult.objective_id)
        .where(
            Milestone.reached_on >= bindparam("starts", type_=Date()),
            Milestone.reached_on <= bindparam("ends", type_=Date()),
            KeyResult.archived_at.is_(None),
            Objective.archived_at.is_(None),
        )
        .order_by(Milestone.reached_on.desc(), Milestone.share.desc(), Milestone.id)
        .limit(100)
    )


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


def off_track_words(
    session: Session, key_result_ids: Collection[int], starts: date, ends: date
) -> Mapping[int, CheckIn]:
    """The newest check-in between two days of each key result that said it was off track."""
    statement = (
        select(CheckIn)
        .where(
            CheckIn.key_result_id.in_(key_result_ids),
            CheckIn.confidence == Confidence.OFF_TRACK.value,
            CheckIn.day.between(starts, ends),
        )
        .order_by(CheckIn.day, CheckIn.id)
    )
    return {row.key_result_id: row for row in session.scalars(statement)}
