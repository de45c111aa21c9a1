"""A worker killed in the middle of a job: the job is finished once, and nothing is half written."""

from __future__ import annotations

import time

import pytest
from sqlalchemy import Engine

from insights.kernel.actor import SYSTEM
from insights.kernel.db import open_session, reading
from insights.worker import enqueue
from insights.worker.models import Job, JobState
from tests.fixtures.sample_jobs import count_of
from tests.fixtures.workers import StartWorker, until


def ask(engine: Engine, name: str, **payload: int | str) -> int:
    """Queue a job as a page would, in a committed transaction; its id."""
    with open_session(engine) as session, session.begin():
        return enqueue(session, SYSTEM, name, payload, key=f"{name}:{payload['subject']}").id


def job_row(engine: Engine, job_id: int) -> Job:
    """The job as it is now."""
    with reading(), open_session(engine) as session:
        return session.get_one(Job, job_id)


def counted(engine: Engine, subject: int, kind: str) -> int:
    """How many pieces are committed now."""
    with reading(), open_session(engine) as session:
        return count_of(session, subject, kind)


def wait_done(engine: Engine, job_id: int, seconds: float = 60) -> Job:
    """The job once it is over."""
    until(lambda: not job_row(engine, job_id).live, seconds, "the job's end")
    return job_row(engine, job_id)


def url_of(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=False)


def test_a_killed_worker_s_jobs_are_finished_once_by_the_next(
    jobs_engine: Engine, start_worker: StartWorker
) -> None:
    """Both write batches: nothing is half written, and no batch twice."""
    batches = ask(jobs_engine, "sample.batches", subject=1, batches=12, pause_ms=100)
    slower = ask(jobs_engine, "sample.batches", subject=2, batches=4, pause_ms=1000)
    first = start_worker(url_of(jobs_engine))
    until(lambda: counted(jobs_engine, 1, "piece") >= 20, what="two batches")
    until(lambda: counted(jobs_engine, 2, "piece") >= 10, what="a batch of the slower job")
    first.kill()
    for subject in (1, 2):
        assert counted(jobs_engine, subject, "piece") % 10 == 0
        assert counted(jobs_engine, subject, "finish") == 0
    start_worker(url_of(jobs_engine))
    ready = time.monotonic()
    until(lambda: job_row(jobs_engine, batches).attempt == 2, what="the next start")
    print("seconds_from_ready_to_resumed", round(time.monotonic() - ready, 1))
    for done in (wait_done(jobs_engine, batches), wait_done(jobs_engine, slower)):
        assert (done.state, done.tries, done.attempt) == (JobState.DONE, 2, 2)
        assert done.progress_done == done.progress_total
    assert (counted(jobs_engine, 1, "piece"), counted(jobs_engine, 1, "finish")) == (120, 1)
    assert (counted(jobs_engine, 2, "piece"), counted(jobs_engine, 2, "finish")) == (40, 1)


@pytest.mark.postgres
def test_another_worker_takes_over_from_one_that_is_killed_for_good(
    postgresql_only: Engine, start_worker: StartWorker
) -> None:
    engine = postgresql_only
    both = [start_worker(url_of(engine)), start_worker(url_of(engine))]
    job_id = ask(engine, "sample.batches", subject=3, batches=8, pause_ms=300)
    until(lambda: counted(engine, 3, "piece") >= 10, what="a batch")
    at_work = job_row(engine, job_id).worker or ""
    both.sort(key=lambda worker: f":{worker.process.pid}:" in at_work)
    both[1].kill()
    killed = time.monotonic()
    done = wait_done(engine, job_id)
    seconds = time.monotonic() - killed
    print("seconds_to_take_over_and_end", round(seconds, 1))
    assert seconds < 60
    assert (done.state, done.attempt) == (JobState.DONE, 2)
    assert f":{both[0].process.pid}:" in (done.worker or "")
    assert (counted(engine, 3, "piece"), counted(engine, 3, "finish")) == (80, 1)


def test_a_worker_that_is_told_to_stop_leaves_its_job_to_the_next(
    jobs_engine: Engine, start_worker: StartWorker
) -> None:
    job_id = ask(jobs_engine, "sample.batches", subject=4, batches=30, pause_ms=150)
    first = start_worker(url_of(jobs_engine))
    until(lambda: counted(jobs_engine, 4, "piece") >= 10, what="a batch")
    assert first.stop() == 0
    left = job_row(jobs_engine, job_id)
    assert (left.state, left.worker, left.tries) == (JobState.RUNNING, None, 0)
    written = counted(jobs_engine, 4, "piece")
    assert written < 300
    start_worker(url_of(jobs_engine))
    until(lambda: counted(jobs_engine, 4, "piece") > written, seconds=10, what="the next batch")
