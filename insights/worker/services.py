"""Ask for work, say what happened, try again, cancel: rows in the caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.kernel.actor import SYSTEM, Actor
from insights.kernel.errors import InvalidInput
from insights.worker.models import Fact, Job, JobState
from insights.worker.queries import job_for
from insights.worker.rules import check_payload, digest_of
from insights.worker.runs import queue_again


def enqueue(
    session: Session,
    actor: Actor,
    name: str,
    payload: Mapping[str, Any],
    *,
    key: str,
    subject: tuple[str, int] | None = None,
    study_id: int | None = None,
    delay: timedelta = timedelta(0),
    again: bool = False,
) -> Job:
    """The job of this key, queued: a live one is returned as it is, a finished one starts anew.

    With `again`, one that runs already runs once more afterwards: what it has read may be old by now.
    """
    check_payload(payload)
    kind, subject_id = subject or (None, None)
    asked = {
        "name": name,
        "payload": dict(payload),
        "subject_kind": kind,
        "subject_id": subject_id,
        "study_id": study_id,
        "actor_id": actor.user_id,
    }
    _insert_unless_there(session, {**asked, "key": key, "due_at": clock.now() + delay})
    job = session.scalars(_locked().where(Job.key == key)).one()
    if not job.live:
        for column, value in asked.items():
            setattr(job, column, value)
        queue_again(job, delay)
    elif again and job.state == JobState.RUNNING:
        job.asked_again = True
    session.flush()
    return job


def enqueue_once(session: Session, actor: Actor, name: str, payload: Mapping[str, Any], *, key: str) -> None:
    """Queue the job of this key unless there has been one, whatever became of it."""
    check_payload(payload)
    asked = {"name": name, "payload": dict(payload), "actor_id": actor.user_id}
    _insert_unless_there(session, {**asked, "key": key, "due_at": clock.now()})


def record_fact(session: Session, name: str, payload: Mapping[str, Any]) -> Fact:
    """Say that something happened; a worker hands it to each subscriber once."""
    check_payload(payload)
    fact = Fact(name=name, payload=dict(payload))
    session.add(fact)
    session.flush()
    return fact


def hand_out(session: Session, facts: Sequence[Fact], subscribers: Mapping[str, Sequence[str]]) -> None:
    """Ask for the job of each subscriber. One that says the same again waits for the job that is under way.

    What it had read by then may be old: the job runs once more, and never beside itself.
    """
    asked = {
        f"fact:{name}:{digest_of(fact.payload)}": (name, fact.payload)
        for fact in facts
        for name in subscribers.get(fact.name, ())
    }
    for key, (name, payload) in sorted(asked.items()):  # in one order: several workers hand out at once
        enqueue(session, SYSTEM, name, payload, key=key, again=True)
    for fact in facts:
        fact.dispatched_at = clock.now()
    session.flush()


def retry_job(session: Session, actor: Actor, job_id: int) -> Job:
    """Queue a failed or cancelled job again, on behalf of a person who may see it."""
    job_for(session, actor, job_id)
    job = session.scalars(_locked().where(Job.id == job_id)).one()
    if job.state not in (JobState.FAILED, JobState.CANCELLED):
        raise InvalidInput("Only work that failed or was cancelled can be tried again.")
    if job.lasting:
        raise InvalidInput("Trying again would end the same. Choose another file.")
    queue_again(job)
    session.flush()
    return job


def cancel_job(session: Session, actor: Actor, job_id: int) -> Job:
    """Stop a live job: what it has not committed yet is never written."""
    job_for(session, actor, job_id)
    job = session.scalars(_locked().where(Job.id == job_id)).one()
    if not job.live:
        raise InvalidInput("This work is already over.")
    job.state = JobState.CANCELLED
    job.finished_at = clock.now()
    session.flush()
    return job


def _locked() -> Any:
    return select(Job).with_for_update().execution_options(populate_existing=True)


def _insert_unless_there(session: Session, values: dict[str, Any]) -> None:
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    session.execute(dialect.insert(Job).values(values).on_conflict_do_nothing(index_elements=[Job.key]))
