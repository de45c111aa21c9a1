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
from insights.worker.services import enqueue_once, hand_out
from insights.worker.slots import Slots

BATCH = 200
DEAD_AFTER = timedelta(seconds=15)
KEPT = timedelta(days=30)
DAY_BEGINS = 6
"""The hour (UTC) from which the day's jobs are asked for."""
WAITING = frozenset({"ENQUEUED", "DELAYED"})
RUNNING = "PENDING"


class Runs(Protocol):
    """What dispatching needs of the job engine."""

    def start_run(self, job_id: int, workflow_id: str) -> None: ...

    def resume_run(self, workflow_id: str) -> None: ...

    def statuses(self, workflow_ids: Iterable[str]) -> dict[str, str]: ...

    def forget(self, job_ids: Iterable[int]) -> None: ...


class Dispatcher:
    """One worker's way from rows to runs. `alone` says that no other worker can be alive (SQLite)."""

    def __init__(
        self,
        engine: Engine,
        runs: Runs,
        worker: str,
        kinds: Mapping[str, JobKind],
        subscribers: Mapping[str, tuple[str, ...]],
        slots: Slots,
        *,
        alone: bool,
    ) -> None:
        self.engine = engine
        self.runs = runs
        self.worker = worker
        self.kinds = kinds
        self.subscribers = subscribers
        self.slots = slots
        self.alone = alone
        self._seen_lost: frozenset[int] = frozenset()

    def expand_facts(self) -> int:
        """Turn waiting facts into one job for each subscriber; the number of facts."""
        query = select(Fact).where(Fact.dispatched_at.is_(None)).order_by(Fact.id).limit(BATCH)
        if not self._any(query):
            return 0
        with open_session(self.engine) as session, session.begin():
            facts = session.scalars(query.with_for_update(skip_locked=True)).all()
            hand_out(session, facts, self.subscribers)
            return len(facts)

    def ask_daily(self) -> int:
        """Ask for the jobs of the day, each once whichever worker asks; the number asked for now."""
        now = clock.now()
        daily = [kind.name for kind in self.kinds.values() if kind.daily]
        if now.hour < DAY_BEGINS or not daily:
            return 0
        wanted = {f"daily:{name}:{now.date()}": name for name in daily}
        with reading(), open_session(self.engine) as session:
            asked = set(session.scalars(select(Job.key).where(Job.key.in_(wanted))))
        missing = {key: name for key, name in wanted.items() if key not in asked}
        if missing:
            with open_session(self.engine) as session, session.begin():
                for key, name in missing.items():
                    enqueue_once(session, SYSTEM, name, {}, key=key)
        return len(missing)

    def dispatch_due(self) -> int:
        """Start due jobs where their queues have room here; their number. The row is named first."""
        due = Job.state == JobState.QUEUED, Job.workflow_id.is_(None), Job.due_at <= clock.now()
        query = select(Job).where(*due).order_by(Job.due_at, Job.id)
        room = self.slots.room()
        if not room or not self._any(query):
            return 0
        with open_session(self.engine) as session, session.begin():
            query = query.with_for_update(skip_locked=True)
            for job in session.scalars(query.where(Job.name.not_in(self.kinds)).limit(BATCH)):
                fail_job(session, job, None, UNKNOWN_REASON)
            jobs: list[Job] = []
            for queue, count in room.items():
                jobs += session.scalars(query.where(Job.name.in_(self._names(queue))).limit(count))
            for job in jobs:
                job.workflow_id = workflow_name(job.id, job.attempt)
        for job in jobs:
            self._start(job)
        return len(jobs)

    def take_over(self) -> int:
        """Give running jobs whose worker is gone to the living; their number."""
        active = self.slots.active
        running = Job.state == JobState.RUNNING, Job.workflow_id.is_not(None), Job.id.not_in(active)
        query = select(Job).where(*running, self._looks_abandoned()).limit(BATCH)
        if not self._any(query):
            return 0
        with open_session(self.engine) as session, session.begin():
            jobs = session.scalars(query.with_for_update(skip_locked=True)).all()
            known = self.runs.statuses([str(job.workflow_id) for job in jobs]) if jobs else {}
            return sum(self._go_on(session, job, known.get(str(job.workflow_id))) for job in jobs)

    def recover_lost(self) -> int:
        """Start queued rows again that were named, yet never begun (a crash in between); their number.

        Where others may be just about to begin one, it is left to them until the second look.
        """
        active, seen = self.slots.active, self._seen_lost
        named = Job.state == JobState.QUEUED, Job.workflow_id.is_not(None), Job.id.not_in(active)
        query = select(Job).where(*named).order_by(Job.id).limit(BATCH)
        self._seen_lost = frozenset()
        if not self._any(query):
            return 0
        with open_session(self.engine) as session, session.begin():
            jobs = session.scalars(query.with_for_update(skip_locked=True)).all()
            self._seen_lost = frozenset(job.id for job in jobs)
            lost = [job for job in jobs if self.alone or job.id in seen]
            known = self.runs.statuses([str(job.workflow_id) for job in lost]) if lost else {}
            return sum(self._begin_again(session, job, known.get(str(job.workflow_id))) for job in lost)

    def forget_old(self) -> int:
        """Delete what was done, cancelled or handed out 30 days ago; the number of jobs."""
        before = clock.now() - KEPT
        over = Job.state.in_((JobState.DONE, JobState.CANCELLED)), Job.finished_at < before
        with open_session(self.engine) as session, session.begin():
            session.execute(delete(Fact).where(Fact.dispatched_at < before))
            ids = session.scalars(select(Job.id).where(*over).limit(BATCH)).all()
            session.execute(delete(Job).where(Job.id.in_(ids)))
        if ids:
            self.runs.forget(ids)
        return len(ids)

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
        if job.worker == self.worker and status == RUNNING:
            return False  # resumed by us a moment ago
        if status == RUNNING:
            job.worker, job.heartbeat_at = self.worker, func.now()
        return self._begin_again(session, job, status)

    def _begin_again(self, session: Session, job: Job, status: str | None) -> bool:
        if status in WAITING:
            return False
        if status == RUNNING:
            self.runs.resume_run(str(job.workflow_id))
        else:  # the engine never got it, lost it, or ended it without a word
            queue_from_scratch(session, job)
        return True

    def _start(self, job: Job) -> None:
        self.slots.take(job.id, self.kinds[job.name].queue)
        try:
            self.runs.start_run(job.id, str(job.workflow_id))
        except BaseException:
            self.slots.free(job.id)
            raise

    def _names(self, queue: str) -> list[str]:
        return [kind.name for kind in self.kinds.values() if kind.queue == queue]

    def _any(self, query: Select[Any]) -> bool:
        """Look first, without the write lock that SQLite has only one of."""
        with reading(), open_session(self.engine) as session:
            return session.execute(query.limit(1)).first() is not None
