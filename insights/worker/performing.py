"""From a claimed job to its end: run the function, then done, failed, or once more later."""

from __future__ import annotations

import structlog
from sqlalchemy import Engine

from insights.kernel.db import open_session
from insights.kernel.errors import PersonReadable, where_from
from insights.worker.claims import claim_job, fail_job, owned_job, queue_for_retry
from insights.worker.registry import JobKind
from insights.worker.rules import GENERIC_REASON
from insights.worker.runs import Claim, JobFailed, JobRun, Superseded, mark_done
from insights.worker.slots import Slots

log = structlog.get_logger("insights.worker")


class Performer:
    """Carries out jobs for one worker, each in its slot."""

    def __init__(self, engine: Engine, worker: str, kinds: dict[str, JobKind], slots: Slots) -> None:
        self.engine = engine
        self.worker = worker
        self.kinds = kinds
        self.slots = slots

    def perform(self, job_id: int, workflow_id: str) -> None:
        """Do the job once, if its row still waits for this workflow."""
        try:
            with open_session(self.engine) as session, session.begin():
                claim = claim_job(session, job_id, workflow_id, self.worker, self.kinds)
            if claim is not None:
                self.slots.take(job_id, self.kinds[claim.name].queue)
                self._run(claim)
        finally:
            self.slots.free(job_id)

    def _run(self, claim: Claim) -> None:
        run = JobRun(self.engine, claim)
        about = {"job": claim.job_id, "name": claim.name, "attempt": claim.attempt}
        log.info("job started", **about)
        try:
            self.kinds[claim.name].function(run, **claim.payload)
        except Superseded:
            log.info("job superseded", **about)
        except (JobFailed, PersonReadable) as failure:
            log.info("job failed", **about)
            reason = getattr(failure, "reason", None) or str(failure)
            self._fail(claim, reason, lasting=getattr(failure, "lasting", False))
        except BaseException as error:
            log.error("job broke off", **about, error=type(error).__name__, at=where_from(error))
            self._fail_or_retry(claim)
        else:
            if not run.finished:
                with open_session(self.engine) as session, session.begin():
                    mark_done(session, claim)
            log.info("job done", **about)

    def _fail_or_retry(self, claim: Claim) -> None:
        if claim.tries >= self.kinds[claim.name].max_attempts:
            self._fail(claim, GENERIC_REASON)
            return
        with open_session(self.engine) as session, session.begin():
            job = owned_job(session, claim)
            if job is not None:
                queue_for_retry(session, job)

    def _fail(self, claim: Claim, reason: str, *, lasting: bool = False) -> None:
        try:
            self._mark_failed(claim, self.kinds[claim.name], reason, lasting)
        except Exception as error:
            log.error(
                "on_failed broke off", job=claim.job_id, error=type(error).__name__, at=where_from(error)
            )
            self._mark_failed(claim, None, reason, lasting)

    def _mark_failed(self, claim: Claim, kind: JobKind | None, reason: str, lasting: bool) -> None:
        with open_session(self.engine) as session, session.begin():
            job = owned_job(session, claim)
            if job is not None:
                fail_job(session, job, kind, reason, lasting=lasting)
