"""Objectives and key results for tests: the second quarter of 2026 unless told."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.objectives import services
from insights.objectives.models import KeyResult, Objective
from tests.factories import earlier, metrics

STARTS, ENDS = date(2026, 4, 1), date(2026, 6, 30)


def objective(session: Session, actor: Actor | None = None, **fields: object) -> Objective:
    """An objective of `actor`, or of a planner made for it."""
    actor = actor or metrics.planner(session)
    usual = {"statement": "New customers stay", "starts": STARTS, "ends": ENDS, "owner_id": actor.user_id}
    return earlier(services.create_objective(session, actor, services.ObjectiveDraft(**{**usual, **fields})))


def key_result_draft(actor: Actor, **fields: object) -> services.KeyResultDraft:
    """A key result from 40 to 60."""
    usual = {
        "statement": "Repeat orders rise",
        "starts": STARTS,
        "deadline": ENDS,
        "owner_id": actor.user_id,
        "baseline": 40.0,
        "target": 60.0,
    }
    return services.KeyResultDraft(**{**usual, **fields})


def key_result(
    session: Session, actor: Actor | None = None, of: Objective | None = None, **fields: object
) -> KeyResult:
    """A key result of an objective, or of one made for it."""
    actor = actor or metrics.planner(session)
    of = of or objective(session, actor)
    draft = key_result_draft(actor, **fields)
    return earlier(services.add_key_result(session, actor, of.id, draft), "proposed_at")
