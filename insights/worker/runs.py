"""One run of a job: its writes count only while the row still names this very attempt."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import Engine, func, select, update
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.kernel.actor import SYSTEM, Actor
from insights.kernel.db import open_session, reading, rows_touched
from insights.kernel.erasing import hold_off_erasing
from insights.worker.models import Job, JobState

PROGRESS_SECONDS = 0.5
# after a transaction on SQLite others get their turn to write: its waiters look again only now and then
BREATH_SECONDS, BREATH_SHARE = 0.1, 0.25


class JobFailed(Exception):
    """The job cannot succeed; the reason is shown to people and no further try is made.

    `lasting` says that a person who tries again will meet the same.
    """

    def __init__(self, reason: str, *, lasting: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.lasting = lasting


class Superseded(Exception):
    """This run no longer owns its job (cancelled, or taken over by another worker): stop, write nothing."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a run knows of its job; `attempt` is its token, `tries` counts starts since a person asked."""

    job_id: int
    attempt: int
    name: str
    payload: dict[str, Any]
    actor_id: int | None
    study_id: int | None
    tries: int


@dataclass(slots=True)
class JobRun:
    """What a job function works with; `finished` once `transaction(last=True)` has committed."""

    engine: Engine
    claim: Claim
    finished: bool = False
    _writing: bool = False
    _told_at: float = 0.0
    _told: str = ""
    _pending: dict[str, Any] = field(default_factory=dict)

    @property
    def job_id(self) -> int:
        """The id of the job's row."""
        return self.claim.job_id

    @property
    def actor(self) -> Actor:
        """Who asked for the work, with the system's rights: what they may do was decided when they asked."""
        return SYSTEM if self.claim.actor_id is None else replace(SYSTEM, user_id=self.claim.actor_id)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading only; it takes no write lock."""
        with reading(), open_session(self.engine) as session:
            yield session

    @contextmanager
    def transaction(self, *, last: bool = False) -> Iterator[Session]:
        """A session that commits at the end of the block, if this run still owns the job, else Superseded.

        With `last`, the job is done in the same commit: it can then never be done twice. Keep the block
        short: on SQLite nobody else can write meanwhile, and nobody is erased on either database.
        """
        if self._writing:
            raise RuntimeError("a job's transactions do not nest")
        self._writing, begun = True, time.monotonic()
        try:
            with open_session(self.engine) as session, session.begin():
                hold_off_erasing(session)
                self._check(session)
                yield session
                session.flush()
                self._check(session, lock=True)
                if last:
                    mark_done(session, self.claim)
            self.finished = self.finished or last
        finally:
            self._writing = False
        self._tell_pending()
        if self.engine.dialect.name == "sqlite":
            time.sleep(min(BREATH_SECONDS, (time.monotonic() - begun) * BREATH_SHARE))

    def progress(self, done: int, total: int | None = None, message: str = "") -> None:
        """Tell the page how far this is, else Superseded: at once when something else begins, or all is done.

        Otherwise it is written at most twice a second.
        """
        self._pending = {"progress_done": done, "progress_total": total, "message": message}
        pressing = message != self._told or (total is not None and done >= total)
        if not self._writing and (pressing or time.monotonic() - self._told_at >= PROGRESS_SECONDS):
            self._tell_pending()

    def _check(self, session: Session, *, lock: bool = False) -> None:
        if not _owns(session, self.claim, lock=lock):
            raise Superseded

    def _tell_pending(self) -> None:
        if not self._pending or self.finished:
            return
        values, self._pending, self._told_at = self._pending, {}, time.monotonic()
        self._told = values["message"]
        with open_session(self.engine) as session, session.begin():
            mine = update(Job).where(*_is_mine(self.claim)).values(**values, heartbeat_at=func.now())
            if rows_touched(session, mine) == 0:
                raise Superseded


def _is_mine(claim: Claim) -> tuple[Any, ...]:
    return Job.id == claim.job_id, Job.attempt == claim.attempt, Job.state == JobState.RUNNING


def _owns(session: Session, claim: Claim, *, lock: bool = False) -> bool:
    query = select(Job.id).where(*_is_mine(claim))
    return session.execute(query.with_for_update() if lock else query).first() is not None


def mark_done(session: Session, claim: Claim) -> bool:
    """Mark the job done, if this run still owns it; what was asked for again meanwhile waits anew."""
    now = clock.now()
    done = (
        update(Job)
        .where(*_is_mine(claim))
        .values(
            state=JobState.DONE,
            finished_at=now,
            heartbeat_at=now,
            reason=None,
            progress_done=func.coalesce(Job.progress_total, Job.progress_done),
        )
    )
    if not rows_touched(session, done, synchronize_session=False):
        return False
    job = session.get_one(Job, claim.job_id, populate_existing=True)
    if job.asked_again:
        queue_again(job)
        session.flush()
    return True


def queue_again(job: Job, delay: timedelta = timedelta(0)) -> None:
    """Let a job that is over wait anew, as if it had just been asked for."""
    now = clock.now()
    job.state = JobState.QUEUED
    job.attempt += 1
    job.tries = 0
    job.workflow_id = job.worker = job.reason = None
    job.lasting = False
    job.message, job.progress_done, job.progress_total = "", 0, None
    job.started_at = job.finished_at = job.heartbeat_at = None
    job.created_at, job.due_at = now, now + delay
