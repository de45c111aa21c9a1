"""Jobs as people see them: their own; an admin sees all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import cache

from sqlalchemy import ColumnElement, Select, bindparam, func, select, true
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.kernel.actor import Actor, Role
from insights.kernel.errors import NotFound
from insights.kernel.statements import whoever
from insights.worker.models import Job, JobState

SHOWN = 50
WAITING_TOO_LONG = timedelta(seconds=60)


def may_see(actor: Actor) -> ColumnElement[bool]:
    """The condition on `jobs` that keeps to what the actor may see."""
    if actor.role is Role.ADMIN:
        return true()
    return Job.actor_id == actor.user_id


def jobs_visible_to(
    session: Session, actor: Actor, states: Sequence[JobState], limit: int = SHOWN
) -> Sequence[Job]:
    """The newest jobs in these states that the actor may see."""
    told = {"me": actor.user_id, "states": list(states), "limit": limit}
    return session.scalars(_newest(actor.role), told).all()


@cache
def _newest(role: Role) -> Select[Job]:
    in_state = Job.state.in_(bindparam("states", expanding=True))
    newest = select(Job).where(may_see(whoever(role)), in_state).order_by(Job.id.desc())
    return newest.limit(bindparam("limit"))


def job_for(session: Session, actor: Actor, job_id: int) -> Job:
    """One job the actor may see, else NotFound."""
    job = session.scalars(select(Job).where(Job.id == job_id, may_see(actor))).one_or_none()
    if job is None:
        raise NotFound
    return job


def job_of_subject(session: Session, kind: str, subject_id: int) -> Job | None:
    """The newest job about this row; the caller has made sure that the actor may see the row."""
    query = select(Job).where(Job.subject_kind == kind, Job.subject_id == subject_id)
    return session.scalars(query.order_by(Job.id.desc()).limit(1)).one_or_none()


def jobs_of_subjects(session: Session, kind: str, subject_ids: Sequence[int]) -> dict[int, Job]:
    """The newest job about each of these rows, by the row's id; visibility as in `job_of_subject`."""
    newest = select(func.max(Job.id)).where(Job.subject_kind == kind, Job.subject_id.in_(subject_ids))
    query = select(Job).where(Job.id.in_(newest.group_by(Job.subject_id)))
    return {job.subject_id: job for job in session.scalars(query) if job.subject_id is not None}


def is_worker_missing(session: Session) -> bool:
    """Whether work has been due for a minute while nothing at all is being done."""
    waiting = select(Job.id).where(
        Job.state == JobState.QUEUED, Job.due_at < clock.now() - WAITING_TOO_LONG, Job.workflow_id.is_(None)
    )
    return session.scalars(waiting.limit(1)).first() is not None
