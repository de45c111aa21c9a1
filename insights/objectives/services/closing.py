"""Closing an objective with a score and a retrospective, and carrying it over into the next period."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.kernel.errors import InvalidInput
from insights.metrics.rules.kinds import Unit
from insights.objectives import queries
from insights.objectives.models import KeyResult, Objective
from insights.objectives.rules.kinds import Rhythm, Way
from insights.objectives.rules.progress import score_of
from insights.objectives.services.key_results import KeyResultDraft, add_key_result
from insights.objectives.services.objectives import ObjectiveDraft, create_objective, refuse_closed


def close_objective(
    session: Session, actor: Actor, objective_id: int, retrospective: str, score: float | None = None
) -> Objective:
    """Close an objective: each key result is scored by its progress, the objective by theirs unless told."""
    row = queries.objective_for_update(session, objective_id)
    refuse_closed(row)
    if not retrospective.strip():
        raise InvalidInput("Write what you learnt; it is what the next period begins with.", "retrospective")
    if score is not None and not 0 <= score <= 1:
        raise InvalidInput("The score is a number from 0.0 to 1.0.", "score")
    key_results = queries.key_results_of(session, actor, [objective_id])
    standings = queries.standings_of(session, key_results)
    for key_result in key_results:
        key_result.score = score_of(standings[key_result.id].progress)
    whole = queries.objective_standing(row, key_results, standings)
    row.score = score if score is not None else score_of(whole.progress)
    row.retrospective = retrospective.strip()
    row.closed_at = clock.now()
    session.flush()
    record_audit(session, actor, "objectives.close", "objective", row.id)
    return row


def reopen_objective(session: Session, actor: Actor, objective_id: int) -> Objective:
    """Take a closing back; the retrospective stays to be written on."""
    row = queries.objective_for_update(session, objective_id)
    row.closed_at, row.score = None, None
    for key_result in queries.key_results_of(session, actor, [objective_id]):
        key_result.score = None
    session.flush()
    record_audit(session, actor, "objectives.reopen", "objective", row.id)
    return row


def carry_over(session: Session, actor: Actor, objective_id: int, starts: date, ends: date) -> Objective:
    """Begin a closed objective anew in a later period, with the key results that were not reached.

    Each starts from where it stands now; it is a proposal again.
    """
    old = queries.objective(session, actor, objective_id)
    if old.closed_at is None:
        raise InvalidInput("Close the objective first: a score and what you learnt.")
    if starts <= old.starts:
        raise InvalidInput(f"The new period must start after {old.starts}.", "starts")
    new = create_objective(
        session,
        actor,
        ObjectiveDraft(
            statement=old.statement,
            starts=starts,
            ends=ends,
            owner_id=old.owner_id,
            reason=old.reason,
            rhythm=Rhythm(old.rhythm),
            team_id=old.team_id,
            parent_id=old.parent_id,
            strategy_goal_id=old.strategy_goal_id,
        ),
    )
    new.carried_from_id = old.id
    key_results = queries.key_results_of(session, actor, [objective_id])
    standings = queries.standings_of(session, key_results)
    for row in key_results:
        standing = standings[row.id]
        if standing.progress is None or standing.progress < 1:
            add_key_result(session, actor, new.id, _carried(row, standing.value, new))
    session.flush()
    return new


def _carried(row: KeyResult, value: float | None, new: Objective) -> KeyResultDraft:
    baseline = row.baseline
    if row.target is not None and value is not None:
        moved_on = value < row.target if row.way == Way.UP else value > row.target
        baseline = value if moved_on else baseline
    return KeyResultDraft(
        statement=row.statement,
        starts=new.starts,
        deadline=new.ends,
        owner_id=row.owner_id,
        baseline=baseline,
        target=row.target,
        unit=Unit(row.unit),
        currency=row.currency,
        way=Way(row.way),
        weight=row.weight,
        metric_id=row.metric_id,
    )
