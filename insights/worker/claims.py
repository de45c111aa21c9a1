"""How a run takes its job and how it gives it back: the job row's changes of state in the worker."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.kernel.db import rows_touched
from insights.worker.models import Job, JobState
from insights.worker.registry import JobKind
from insights.worker.rules import LOST_REASON, RETRY_MESSAGE, UNKNOWN_REASON, retry_delay
from insights.worker.runs import Claim


def claim_job(
    session: Session, job_id: int, workflow_id: str, worker: str, kind_of: dict[str, JobKind]
) -> Claim | None:
    """Take the job under a new attempt number; None when this workflow has nothing to do."""
    job = _locked(session, job_id)
    if job is None or not job.live or job.workflow_id != workflow_id:
        return None
    kind = kind_of.get(job.name)
    if kind is None:
        fail_job(session, job, None, UNKNOWN_REASON)
        return None
    if job.tries >= kind.max_attempts:
        fail_job(session, job, kind, LOST_REASON)
        return None
    job.attempt += 1
    job.tries += 1
    job.state, job.worker, job.asked_again = JobState.RUNNING, worker, False
    job.started_at = job.started_at or clock.now()
    job.heartbeat_at = func.now()
    session.flush()
    return Claim(job.id, job.attempt, job.name, dict(job.payload), job.actor_id, job.study_id, job.tries)


def owned_job(session: Session, claim: Claim) -> Job | None:
    """The job's row, locked, while this run owns it."""
    job = _locked(session, claim.job_id)
    if job is None or job.attempt != claim.attempt or job.state != JobState.RUNNING:
        return None
    return job


def fail_job(session: Session, job: Job, kind: JobKind | None, reason: str, *, lasting: bool = False) -> None:
    """Fail the job for good with a reason for people, and tell its feature in the same transaction."""
    job.state, job.reason, job.lasting = JobState.FAILED, reason, lasting
    job.finished_at = clock.now()
    session.flush()
    if kind is not None and kind.on_failed is not None:
        kind.on_failed(session, reason, **job.payload)


def queue_for_retry(session: Session, job: Job) -> None:
    """Put the job back, to be tried again by itself after a while."""
    job.state, job.message = JobState.QUEUED, RETRY_MESSAGE
    _into_outbox(job, retry_delay(job.tries))
    session.flush()


def queue_from_scratch(session: Session, job: Job) -> None:
    """Put a job back whose run the engine has lost, to start at once."""
    job.state = JobState.QUEUED
    _into_outbox(job, timedelta(0))
    session.flush()


def release_jobs(session: Session, worker: str) -> int:
    """Let go of a stopping worker's jobs: what still runs writes nothing more; their number."""
    mine = update(Job).where(Job.worker == worker, Job.state == JobState.RUNNING)
    released = mine.values(worker=None, attempt=Job.attempt + 1, tries=Job.tries - 1)
    return rows_touched(session, released, synchronize_session=False)


def _into_outbox(job: Job, delay: timedelta) -> None:
    job.attempt += 1
    job.workflow_id = job.worker = job.heartbeat_at = None
    job.due_at = clock.now() + delay


def _locked(session: Session, job_id: int) -> Job | None:
    return session.scalars(select(Job).where(Job.id == job_id).with_for_update()).one_or_none()
