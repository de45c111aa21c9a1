"""From the outbox to the engine, and back to work what a crash left behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Engine, Select, delete, func, or_, select
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.kernel.actor import SYSTEM
from insights.kernel.db import UtcDateTime, open_session, reading
from insights.worker.claims import fail_job, queue_from_scratch
from insights.worker.models import Fact, Job, JobState
from insights.worker.registry import JobKind
from insights.worker.rules import UNKNOWN_REASON, workflow_name
from insights.worker.services import enqueue

BATCH = 200
DEAD_AFTER = timedelta(seconds=15)
KEPT = timedelta(days=30)
WAITING = frozenset({"ENQUEUED", "DELAYED"})
RUNNING = "PENDING"


class Runs(Protocol):
    """What dispatching needs of the job engine."""

    def enqueue(self, job_id: int, workflow_id: str, queue: str) -> None: ...

    def resume(self, workflow_id: str, queue: str) -> None: ...

    def statuses(self, workflow_ids: Iterable[str]) -> dict[str, str]: ...

    def forget(self, workflow_ids: Iterable[str]) -> None: ...


class Dispatcher:
    """One worker's way from rows to runs. `alone` says that no other worker can be alive (SQLite)."""

    def __init__(
        self,
        engine: Engine,
        runs: Runs,
        worker: str,
        kinds: Mapping[str, JobKind],
        subscribers: Mapping[str, tuple[str, ...]],
        *,
        alone: bool,
    ) -> None:
        self.engine = engine
        self.runs = runs
        self.worker = worker
        self.kinds = kinds
        self.subscribers = subscribers
        self.alone = alone
        self._pending_before: frozenset[int] = frozenset()

    def expand_facts(self) -> int:
        """Turn waiting facts into one job for each subscriber; the number of facts."""
        query = select(Fact).where(Fact.dispatched_at.is_(None)).order_by(Fact.id).limit(BATCH)
        if not self._any(query):
            return 0
        with open_session(self.engine) as session, session.begin():
            facts = session.scalars(query.with_for_update(skip_locked=True)).all()
            for fact in facts:
                for name in self.subscribers.get(fact.name, ()):
                    enqueue(session, SYSTEM, name, fact.payload, key=f"fact:{fact.id}:{name}")
                fact.dispatched_at = clock.now()
            return len(facts)

    def dispatch_due(self) -> int:
        """Hand due rows to the engine; their number. A repeat after a crash is the same run."""
        due = Job.state == JobState.QUEUED, Job.workflow_id.is_(None), Job.due_at <= clock.now()
        query = select(Job).where(*due).order_by(Job.due_at, Job.id).limit(BATCH)
        if not self._any(query):
            return 0
        with open_session(self.engine) as session, session.begin():
            jobs = session.scalars(query.with_for_update(skip_locked=True)).all()
            ready = [job for job in jobs if self._is_known(session, job)]
            for job in ready:
                job.workflow_id = workflow_name(job.id, job.attempt)
        for job in ready:
            self._start(job)
        return len(jobs)

    def take_over(self, active: frozenset[int]) -> int:
        """Give running jobs whose worker is gone to the living; their number. `active`: jobs at work here."""
        running = Job.state == JobState.RUNNING, Job.workflow_id.is_not(None), Job.id.not_in(active)
        query = select(Job).where(*running, self._looks_abandoned()).limit(BATCH)
        if not self._any(query):
            return 0
        with open_session(self.engine) as session, session.begin():
            jobs = session.scalars(query.with_for_update(skip_locked=True)).all()
            known = self.runs.statuses([str(job.workflow_id) for job in jobs]) if jobs else {}
            return sum(self._go_on(session, job, known.get(str(job.workflow_id))) for job in jobs)

    def recover_lost(self, active: frozenset[int]) -> int:
        """Start queued rows again whose run is lost (crash between two writes, restore); their number."""
        handed = Job.state == JobState.QUEUED, Job.workflow_id.is_not(None), Job.id.not_in(active)
        found, last_id, pending = 0, 0, set[int]()
        while True:
            query = select(Job).where(*handed, Job.id > last_id).order_by(Job.id).limit(BATCH)
            if not self._any(query):
                break
            with open_session(self.engine) as session, session.begin():
                jobs = session.scalars(query.with_for_update(skip_locked=True)).all()
                known = self.runs.statuses([str(job.workflow_id) for job in jobs]) if jobs else {}
                found += sum(self._find(session, job, known.get(str(job.workflow_id))) for job in jobs)
            if not jobs:
                break
            pending |= {job.id for job in jobs if known.get(str(job.workflow_id)) == RUNNING}
            last_id = jobs[-1].id
        self._pending_before = frozenset(pending)
        return found

    def forget_old(self) -> int:
        """Delete what was done, cancelled or handed out 30 days ago; the number of jobs."""
        before = clock.now() - KEPT
        over = Job.state.in_((JobState.DONE, JobState.CANCELLED)), Job.finished_at < before
        with open_session(self.engine) as session, session.begin():
            session.execute(delete(Fact).where(Fact.dispatched_at < before))
            rows = session.execute(select(Job.id, Job.workflow_id).where(*over).limit(BATCH)).all()
            session.execute(delete(Job).where(Job.id.in_([row.id for row in rows])))
        names = [row.workflow_id for row in rows if row.workflow_id]
        if names:
            self.runs.forget(names)
        return len(rows)

    def _looks_abandoned(self) -> ColumnElement[bool]:
        if self.alone:
            return Job.id.is_not(None)
        silent = Job.heartbeat_at < self._database_now() - DEAD_AFTER
        return or_(Job.worker.is_(None), Job.worker == self.worker, silent)

    def _database_now(self) -> datetime:
        """The database's clock, which all workers share; heartbeats are told in it."""
        with reading(), open_session(self.engine) as session:
            return session.execute(select(func.now(type_=UtcDateTime))).scalar_one()

    def _go_on(self, session: Session, job: Job, status: str | None) -> bool:
        mine = job.worker == self.worker
        if status in WAITING or (mine and status == RUNNING):
            return False
        if status == RUNNING:
            self.runs.resume(str(job.workflow_id), self._queue(job))
            job.worker, job.heartbeat_at = self.worker, func.now()
        elif status is None:
            self._start(job)
        else:
            queue_from_scratch(session, job)
        return True

    def _find(self, session: Session, job: Job, status: str | None) -> bool:
        if status in WAITING or (status == RUNNING and job.id not in self._pending_before):
            return False
        if status == RUNNING:  # taken from the queue a while ago, yet never begun: its worker died in between
            self.runs.resume(str(job.workflow_id), self._queue(job))
        elif status is None:
            self._start(job)
        else:
            queue_from_scratch(session, job)
        return True

    def _any(self, query: Select[Any]) -> bool:
        """Look first, without the write lock that SQLite has only one of."""
        with reading(), open_session(self.engine) as session:
            return session.execute(query.limit(1)).first() is not None

    def _is_known(self, session: Session, job: Job) -> bool:
        if job.name in self.kinds:
            return True
        fail_job(session, job, None, UNKNOWN_REASON)
        return False

    def _start(self, job: Job) -> None:
        self.runs.enqueue(job.id, str(job.workflow_id), self._queue(job))

    def _queue(self, job: Job) -> str:
        kind = self.kinds.get(job.name)
        return kind.queue if kind is not None else "default"
