"""A run from claim to end: done, failed with a reason, tried again, superseded."""

from __future__ import annotations

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from insights.kernel import clock
from insights.kernel.actor import SYSTEM, Actor, Role
from insights.kernel.db import open_session, reading
from insights.kernel.erasing import hold_off_jobs
from insights.worker import JobRun, Superseded, cancel_job, enqueue
from insights.worker.claims import claim_job, release_jobs
from insights.worker.models import Job, JobState
from insights.worker.performing import Performer
from insights.worker.registry import load_jobs
from insights.worker.rules import GENERIC_REASON, LOST_REASON, UNKNOWN_REASON
from insights.worker.runs import Claim
from insights.worker.slots import Slots
from tests.fixtures.sample_jobs import FEATURES, count_of, put
from tests.fixtures.workers import until

KINDS = load_jobs(FEATURES)


def performer(engine: Engine, worker: str = "w1") -> Performer:
    return Performer(engine, worker, KINDS, Slots())


def ask(engine: Engine, name: str, actor: Actor = SYSTEM, **payload: int | str) -> int:
    """A job that has been handed to the engine as `run`."""
    with open_session(engine) as session, session.begin():
        job = enqueue(session, actor, name, payload, key=f"{name}:{payload['subject']}")
        job.workflow_id = "run"
        return job.id


def row(engine: Engine, job_id: int) -> Job:
    with reading(), open_session(engine) as session:
        return session.get_one(Job, job_id)


def counted(engine: Engine, kind: str, subject: int = 1) -> int:
    with reading(), open_session(engine) as session:
        return count_of(session, subject, kind)


def claimed(engine: Engine, job_id: int, worker: str = "w1") -> Claim:
    with open_session(engine) as session, session.begin():
        claim = claim_job(session, job_id, "run", worker, KINDS)
    assert claim is not None
    return claim


def run_of(engine: Engine, claim: Claim) -> JobRun:
    return JobRun(engine, claim)


def test_a_job_is_done_once_however_often_its_run_is_delivered(jobs_engine: Engine) -> None:
    job_id = ask(jobs_engine, "sample.note", subject=1)
    for _ in range(3):
        performer(jobs_engine).perform(job_id, "run")
    done = row(jobs_engine, job_id)
    assert (done.state, done.attempt, done.worker) == (JobState.DONE, 1, "w1")
    assert done.finished_at is not None
    assert counted(jobs_engine, "note") == 1


def test_nobody_is_erased_while_a_job_writes(jobs_engine: Engine, impatient: Engine) -> None:
    run = run_of(jobs_engine, claimed(jobs_engine, ask(jobs_engine, "sample.note", subject=1)))
    with run.transaction() as writing:
        put(writing, run, 1, "note")
        with pytest.raises(OperationalError), open_session(impatient) as erasing, erasing.begin():
            hold_off_jobs(erasing)
            put(erasing, run, 1, "erased")
    assert (counted(jobs_engine, "note"), counted(jobs_engine, "erased")) == (1, 0)


def test_a_job_without_a_last_transaction_is_marked_done_after_it(jobs_engine: Engine) -> None:
    job_id = ask(jobs_engine, "sample.note_too", subject=1)
    performer(jobs_engine).perform(job_id, "run")
    assert row(jobs_engine, job_id).state == JobState.DONE


def test_a_failed_job_tells_why_and_leaves_nothing_half_done(jobs_engine: Engine) -> None:
    job_id = ask(jobs_engine, "sample.fail", subject=1)
    performer(jobs_engine).perform(job_id, "run")
    failed = row(jobs_engine, job_id)
    assert (failed.state, failed.reason, failed.tries) == (JobState.FAILED, "Line 3 has no time.", 1)
    assert (counted(jobs_engine, "half"), counted(jobs_engine, "failed")) == (0, 1)


def test_what_is_refused_in_words_is_told_at_once_and_not_tried_again(jobs_engine: Engine) -> None:
    job_id = ask(jobs_engine, "sample.refuse", subject=1)
    performer(jobs_engine).perform(job_id, "run")
    failed = row(jobs_engine, job_id)
    told = "The model file was altered: reinstall the product."
    assert (failed.state, failed.reason, failed.tries) == (JobState.FAILED, told, 1)
    assert counted(jobs_engine, "failed") == 1


def test_a_job_that_breaks_off_is_tried_again_then_fails_calmly(jobs_engine: Engine) -> None:
    job_id = ask(jobs_engine, "sample.break", subject=1)
    with capture_logs() as logs:
        performer(jobs_engine).perform(job_id, "run")
        waiting = row(jobs_engine, job_id)
        assert (waiting.state, waiting.workflow_id, waiting.tries) == (JobState.QUEUED, None, 1)
        assert waiting.due_at > clock.now() + timedelta(seconds=3)
        with open_session(jobs_engine) as session, session.begin():
            session.get_one(Job, job_id).workflow_id = "run"
        performer(jobs_engine).perform(job_id, "run")
    failed = row(jobs_engine, job_id)
    assert (failed.state, failed.reason, failed.tries) == (JobState.FAILED, GENERIC_REASON, 2)
    assert (counted(jobs_engine, "half"), counted(jobs_engine, "failed")) == (0, 1)
    broken = [line for line in logs if line["event"] == "job broke off"]
    assert [line["error"] for line in broken] == ["RuntimeError", "RuntimeError"]
    assert any("sample_jobs.py" in place for place in broken[0]["at"])
    assert "Anna" not in str(logs)


def test_a_job_that_kills_its_workers_is_given_up(jobs_engine: Engine) -> None:
    job_id = ask(jobs_engine, "sample.break", subject=1)
    for worker in ("w1", "w2"):
        claimed(jobs_engine, job_id, worker)
    performer(jobs_engine, "w3").perform(job_id, "run")
    failed = row(jobs_engine, job_id)
    assert (failed.state, failed.reason) == (JobState.FAILED, LOST_REASON)
    assert counted(jobs_engine, "failed") == 1


def test_an_unknown_job_fails_with_a_reason(jobs_engine: Engine) -> None:
    job_id = ask(jobs_engine, "sample.unheard_of", subject=1)
    performer(jobs_engine).perform(job_id, "run")
    assert row(jobs_engine, job_id).reason == UNKNOWN_REASON


def test_a_superseded_attempt_writes_nothing(jobs_engine: Engine) -> None:
    job_id = ask(jobs_engine, "sample.note", subject=1)
    ghost = run_of(jobs_engine, claimed(jobs_engine, job_id, "w1"))
    living = run_of(jobs_engine, claimed(jobs_engine, job_id, "w2"))
    with pytest.raises(Superseded), ghost.transaction() as session:
        put(session, ghost, 1, "ghost")
    with pytest.raises(Superseded):
        ghost.progress(1, 1, "Haunting")
    with living.transaction(last=True) as session:
        put(session, living, 1, "note")
    assert (counted(jobs_engine, "ghost"), counted(jobs_engine, "note")) == (0, 1)
    assert (row(jobs_engine, job_id).worker, row(jobs_engine, job_id).message) == ("w2", "")


def test_an_attempt_taken_over_in_mid_transaction_writes_nothing(postgresql_only: Engine) -> None:
    """On SQLite nobody can take over while a transaction is open."""
    job_id = ask(postgresql_only, "sample.note", subject=1)
    ghost = run_of(postgresql_only, claimed(postgresql_only, job_id, "w1"))
    with pytest.raises(Superseded), ghost.transaction() as session:
        put(session, ghost, 1, "ghost")
        claimed(postgresql_only, job_id, "w2")
    assert counted(postgresql_only, "ghost") == 0


def test_a_cancelled_job_writes_nothing_more(jobs_engine: Engine, tmp_path: Path) -> None:
    gate, actor = tmp_path / "gate", Actor(4, Role.RESEARCHER, "Anna")
    job_id = ask(jobs_engine, "sample.gate", actor, subject=1, gate=str(gate))
    working = performer(jobs_engine)
    thread = threading.Thread(target=working.perform, args=(job_id, "run"), daemon=True)
    thread.start()
    until((tmp_path / "gate.begun-1").exists)
    assert working.slots.active == {job_id}
    with open_session(jobs_engine) as session, session.begin():
        cancel_job(session, actor, job_id)
    gate.touch()
    thread.join()
    assert row(jobs_engine, job_id).state == JobState.CANCELLED
    assert (counted(jobs_engine, "late"), working.slots.active) == (0, frozenset())


def test_a_cancelled_run_stops_where_it_begins_something_else(jobs_engine: Engine) -> None:
    actor = Actor(4, Role.RESEARCHER, "Anna")
    job_id = ask(jobs_engine, "sample.note", actor, subject=1)
    run = run_of(jobs_engine, claimed(jobs_engine, job_id))
    run.progress(0, 9, "Reading rows")
    with open_session(jobs_engine) as session, session.begin():
        cancel_job(session, actor, job_id)
    with pytest.raises(Superseded):
        run.progress(1, 9, "Storing rows")
    assert row(jobs_engine, job_id).message == "Reading rows"


def test_a_stopping_worker_s_run_can_no_longer_write(jobs_engine: Engine) -> None:
    job_id = ask(jobs_engine, "sample.note", subject=1)
    run = run_of(jobs_engine, claimed(jobs_engine, job_id))
    with open_session(jobs_engine) as session, session.begin():
        assert release_jobs(session, "w1") == 1
    with pytest.raises(Superseded), run.transaction() as session:
        put(session, run, 1, "ghost")
    left = row(jobs_engine, job_id)
    assert (left.state, left.worker, left.tries) == (JobState.RUNNING, None, 0)


def test_progress_in_a_transaction_is_told_after_it(jobs_engine: Engine) -> None:
    job_id = ask(jobs_engine, "sample.note", subject=1)
    run = run_of(jobs_engine, claimed(jobs_engine, job_id))
    with run.transaction() as session:
        put(session, run, 1, "note")
        run.progress(3, 9, "Reading rows")
        assert row(jobs_engine, job_id).progress_done == 0
    told = row(jobs_engine, job_id)
    assert (told.progress_done, told.progress_total, told.message) == (3, 9, "Reading rows")


def test_progress_is_not_told_more_than_twice_a_second(jobs_engine: Engine) -> None:
    job_id = ask(jobs_engine, "sample.note", subject=1)
    run = run_of(jobs_engine, claimed(jobs_engine, job_id))
    run.progress(1, 9)
    run.progress(2, 9)
    assert row(jobs_engine, job_id).progress_done == 1
    run.progress(9, 9)
    assert row(jobs_engine, job_id).progress_done == 9


def test_a_run_acts_for_who_asked(jobs_engine: Engine) -> None:
    actor = Actor(4, Role.RESEARCHER, "Anna")
    asked = run_of(jobs_engine, claimed(jobs_engine, ask(jobs_engine, "sample.note", actor, subject=1)))
    by_itself = run_of(jobs_engine, claimed(jobs_engine, ask(jobs_engine, "sample.note", subject=2)))
    assert (asked.actor.user_id, asked.actor.role) == (4, Role.ADMIN)
    assert by_itself.actor.user_id is None


def test_transactions_of_a_run_do_not_nest(jobs_engine: Engine) -> None:
    run = run_of(jobs_engine, claimed(jobs_engine, ask(jobs_engine, "sample.note", subject=1)))
    with pytest.raises(RuntimeError, match="nest"), run.transaction(), run.transaction():
        pass


def test_what_is_asked_for_while_it_runs_is_done_once_more(jobs_engine: Engine) -> None:
    """What the run has read may be old: somebody corrected something since."""
    job_id = ask(jobs_engine, "sample.note", subject=1)
    run = run_of(jobs_engine, claimed(jobs_engine, job_id))
    with open_session(jobs_engine) as session, session.begin():
        same = enqueue(session, SYSTEM, "sample.note", {"subject": 1}, key="sample.note:1", again=True)
        assert (same.id, same.state) == (job_id, JobState.RUNNING)
    with run.transaction(last=True) as session:
        put(session, run, 1, "note")
    waiting = row(jobs_engine, job_id)
    assert (waiting.state, waiting.tries, waiting.workflow_id) == (JobState.QUEUED, 0, None)
    with open_session(jobs_engine) as session, session.begin():
        session.get_one(Job, job_id).workflow_id = "run"
    performer(jobs_engine).perform(job_id, "run")
    assert (row(jobs_engine, job_id).state, counted(jobs_engine, "note")) == (JobState.DONE, 2)


def test_what_waits_already_is_done_once(jobs_engine: Engine) -> None:
    job_id = ask(jobs_engine, "sample.note", subject=1)
    with open_session(jobs_engine) as session, session.begin():
        enqueue(session, SYSTEM, "sample.note", {"subject": 1}, key="sample.note:1", again=True)
    performer(jobs_engine).perform(job_id, "run")
    assert (row(jobs_engine, job_id).state, counted(jobs_engine, "note")) == (JobState.DONE, 1)
