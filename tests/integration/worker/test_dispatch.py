"""From rows to runs, and back to work what a crash left behind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select, update

from insights.kernel import clock
from insights.kernel.actor import SYSTEM
from insights.kernel.db import open_session, reading
from insights.worker import enqueue, record_fact
from insights.worker.dispatch import KEPT, Dispatcher
from insights.worker.heartbeat import beat
from insights.worker.models import Fact, Job, JobState
from insights.worker.registry import load_jobs, subscriptions
from insights.worker.slots import Slots
from tests.fixtures.sample_jobs import FEATURES


@dataclass
class KnownRuns:
    """The job engine's side, in memory: workflow id → status, and what was resumed."""

    known: dict[str, str] = field(default_factory=dict)
    resumed: list[str] = field(default_factory=list)

    def start_run(self, job_id: int, workflow_id: str) -> None:
        self.known.setdefault(workflow_id, "PENDING")

    def resume_run(self, workflow_id: str) -> None:
        self.known[workflow_id] = "ENQUEUED"
        self.resumed.append(workflow_id)

    def statuses(self, workflow_ids: Iterable[str]) -> dict[str, str]:
        return {name: self.known[name] for name in workflow_ids if name in self.known}

    def forget(self, job_ids: Iterable[int]) -> None:
        gone = tuple(f"job-{job_id}-" for job_id in job_ids)
        self.known = {name: status for name, status in self.known.items() if not name.startswith(gone)}


def dispatcher(engine: Engine, runs: KnownRuns, worker: str = "me", alone: bool = False) -> Dispatcher:
    kinds, wanted = load_jobs(FEATURES), subscriptions(FEATURES)
    return Dispatcher(engine, runs, worker, kinds, wanted, Slots(), alone=alone)


def ask(engine: Engine, subject: int = 1, name: str = "sample.batches") -> int:
    with open_session(engine) as session, session.begin():
        return enqueue(session, SYSTEM, name, {"subject": subject}, key=f"{name}:{subject}").id


def change(engine: Engine, job_id: int, **values: object) -> None:
    with engine.begin() as connection:
        connection.execute(update(Job).where(Job.id == job_id).values(**values))


def row(engine: Engine, job_id: int) -> Job:
    with reading(), open_session(engine) as session:
        return session.get_one(Job, job_id)


def running(engine: Engine, runs: KnownRuns, *, worker: str, silent: int, status: str | None) -> int:
    """A job at work under another worker, silent for so many seconds, with the engine's word for its run."""
    job_id = ask(engine)
    if status is not None:
        runs.known["run"] = status
    with open_session(engine) as session, session.begin():
        job = session.get_one(Job, job_id)
        job.state, job.workflow_id, job.worker, job.attempt, job.tries = JobState.RUNNING, "run", worker, 1, 1
        job.heartbeat_at = clock.now() - timedelta(seconds=silent)
    return job_id


def test_due_rows_become_runs_with_a_name_of_their_own(jobs_engine: Engine) -> None:
    runs = KnownRuns()
    first, second = ask(jobs_engine, 1), ask(jobs_engine, 2, "sample.analysis")
    assert dispatcher(jobs_engine, runs).dispatch_due() == 2
    assert set(runs.known) == {f"job-{first}-0", f"job-{second}-0"}
    assert row(jobs_engine, first).workflow_id == f"job-{first}-0"
    assert dispatcher(jobs_engine, runs).dispatch_due() == 0


def test_no_more_jobs_start_than_their_queue_has_room_for(jobs_engine: Engine) -> None:
    handing = dispatcher(jobs_engine, KnownRuns())
    imports = [ask(jobs_engine, number) for number in range(3)]
    analyses = [ask(jobs_engine, number, "sample.analysis") for number in range(2)]
    assert handing.dispatch_due() == 3
    assert handing.slots.active == {*imports[:2], analyses[0]}
    assert handing.dispatch_due() == 0
    handing.slots.free(imports[0])
    assert handing.dispatch_due() == 1
    assert handing.slots.active == {imports[1], imports[2], analyses[0]}


def test_a_row_waits_until_it_is_due(jobs_engine: Engine) -> None:
    job_id = ask(jobs_engine)
    change(jobs_engine, job_id, due_at=clock.now() + timedelta(minutes=1))
    assert dispatcher(jobs_engine, KnownRuns()).dispatch_due() == 0
    with clock.frozen(clock.now() + timedelta(minutes=2)):
        assert dispatcher(jobs_engine, KnownRuns()).dispatch_due() == 1


def test_an_unknown_job_fails_instead_of_waiting_for_ever(jobs_engine: Engine) -> None:
    job_id = ask(jobs_engine, name="sample.unheard_of")
    dispatcher(jobs_engine, KnownRuns()).dispatch_due()
    assert row(jobs_engine, job_id).state == JobState.FAILED


def test_each_subscriber_of_a_fact_gets_one_job(jobs_engine: Engine) -> None:
    with open_session(jobs_engine) as session, session.begin():
        record_fact(session, "sample.happened", {"subject": 7})
        record_fact(session, "sample.unwanted", {"subject": 8})
    handing = dispatcher(jobs_engine, KnownRuns())
    assert [handing.expand_facts(), handing.expand_facts()] == [2, 0]
    with reading(), open_session(jobs_engine) as session:
        jobs = session.scalars(select(Job).order_by(Job.name)).all()
    assert [(job.name, job.payload) for job in jobs] == [
        ("sample.note", {"subject": 7}),
        ("sample.note_too", {"subject": 7}),
    ]


def happened(engine: Engine, *subjects: int) -> None:
    """Something that is said and handed out."""
    with open_session(engine) as session, session.begin():
        for subject in subjects:
            record_fact(session, "sample.happened", {"subject": subject})
    dispatcher(engine, KnownRuns()).expand_facts()


def notes(engine: Engine) -> list[tuple[int, str, bool]]:
    with reading(), open_session(engine) as session:
        jobs = session.scalars(select(Job).where(Job.name == "sample.note").order_by(Job.id)).all()
    return sorted((job.payload["subject"], job.state, job.asked_again) for job in jobs)


def test_what_is_said_twice_while_its_job_waits_is_done_once(jobs_engine: Engine) -> None:
    happened(jobs_engine, 7, 8, 7)
    happened(jobs_engine, 7)
    assert notes(jobs_engine) == [(7, JobState.QUEUED, False), (8, JobState.QUEUED, False)]


def test_what_is_said_while_its_job_runs_lets_it_run_once_more_and_not_beside_itself(
    jobs_engine: Engine,
) -> None:
    happened(jobs_engine, 7)
    with reading(), open_session(jobs_engine) as session:
        job_id = session.scalars(select(Job.id).where(Job.name == "sample.note")).one()
    change(jobs_engine, job_id, state=JobState.RUNNING)
    happened(jobs_engine, 7)
    assert notes(jobs_engine) == [(7, JobState.RUNNING, True)]
    change(jobs_engine, job_id, state=JobState.DONE, asked_again=False)
    happened(jobs_engine, 7)
    assert notes(jobs_engine) == [(7, JobState.QUEUED, False)]


@pytest.mark.parametrize("status", [None, "ERROR"])
def test_a_named_row_without_a_run_starts_from_scratch(jobs_engine: Engine, status: str | None) -> None:
    """The worker died between the row's name and the engine's tables, or these were lost."""
    runs, job_id = KnownRuns(), ask(jobs_engine)
    dispatcher(jobs_engine, runs).dispatch_due()
    runs.known = {f"job-{job_id}-0": status} if status else {}
    restarted = dispatcher(jobs_engine, runs, alone=True)
    assert restarted.recover_lost() == 1
    assert restarted.dispatch_due() == 1
    assert row(jobs_engine, job_id).workflow_id == f"job-{job_id}-1"


def test_a_run_that_never_began_is_resumed(jobs_engine: Engine) -> None:
    runs, job_id = KnownRuns(), ask(jobs_engine)
    dispatcher(jobs_engine, runs).dispatch_due()
    restarted = dispatcher(jobs_engine, runs, alone=True)
    assert [restarted.recover_lost(), restarted.recover_lost()] == [1, 0]
    assert runs.resumed == [f"job-{job_id}-0"]


def test_what_another_worker_is_about_to_begin_is_left_to_it_at_first(
    jobs_engine: Engine,
) -> None:
    runs, job_id = KnownRuns(), ask(jobs_engine)
    first, second = dispatcher(jobs_engine, runs), dispatcher(jobs_engine, runs, "second")
    first.dispatch_due()
    assert [first.recover_lost(), first.recover_lost()] == [0, 0]
    assert [second.recover_lost(), second.recover_lost()] == [0, 1]
    assert runs.resumed == [f"job-{job_id}-0"]


def test_a_silent_worker_s_job_is_taken_over_once(jobs_engine: Engine) -> None:
    runs = KnownRuns()
    job_id = running(jobs_engine, runs, worker="gone", silent=20, status="PENDING")
    assert dispatcher(jobs_engine, runs).take_over() == 1
    assert dispatcher(jobs_engine, runs, "third").take_over() == 0
    assert runs.resumed == ["run"]
    assert row(jobs_engine, job_id).worker == "me"


def test_a_living_worker_keeps_its_job(jobs_engine: Engine) -> None:
    runs = KnownRuns()
    running(jobs_engine, runs, worker="alive", silent=10, status="PENDING")
    assert dispatcher(jobs_engine, runs).take_over() == 0
    assert runs.resumed == []


def test_a_beat_of_the_pulse_keeps_a_job(jobs_engine: Engine) -> None:
    runs = KnownRuns()
    running(jobs_engine, runs, worker="slow", silent=20, status="PENDING")
    assert beat(jobs_engine, "slow") == 1
    assert beat(jobs_engine, "other") == 0
    assert dispatcher(jobs_engine, runs).take_over() == 0


def test_a_worker_alone_takes_over_at_once(jobs_engine: Engine) -> None:
    runs = KnownRuns()
    running(jobs_engine, runs, worker="gone", silent=0, status="PENDING")
    assert dispatcher(jobs_engine, runs, alone=True).take_over() == 1
    assert runs.resumed == ["run"]


@pytest.mark.parametrize("status", [None, "SUCCESS"])
def test_a_running_row_without_a_run_starts_from_scratch(jobs_engine: Engine, status: str | None) -> None:
    runs = KnownRuns()
    job_id = running(jobs_engine, runs, worker="gone", silent=20, status=status)
    assert dispatcher(jobs_engine, runs).take_over() == 1
    left = row(jobs_engine, job_id)
    assert (left.state, left.workflow_id, left.tries) == (JobState.QUEUED, None, 1)


def test_what_is_at_work_here_is_left_alone(jobs_engine: Engine) -> None:
    runs = KnownRuns()
    job_id = running(jobs_engine, runs, worker="me", silent=20, status="PENDING")
    handing = dispatcher(jobs_engine, runs)
    assert handing.take_over() == 0
    runs.known["run"] = "SUCCESS"
    handing.slots.take(job_id, "imports")
    assert handing.take_over() == 0
    assert runs.resumed == []


def test_old_work_is_forgotten_and_what_failed_is_kept(jobs_engine: Engine) -> None:
    runs = KnownRuns()
    done, failed = ask(jobs_engine, 1), ask(jobs_engine, 2)
    with open_session(jobs_engine) as session, session.begin():
        record_fact(session, "sample.happened", {"subject": 7})
    handing = dispatcher(jobs_engine, runs)
    handing.dispatch_due()
    handing.expand_facts()
    change(jobs_engine, done, state=JobState.DONE, finished_at=clock.now())
    change(jobs_engine, failed, state=JobState.FAILED, finished_at=clock.now())
    assert handing.forget_old() == 0
    with clock.frozen(clock.now() + KEPT + timedelta(days=1)):
        assert handing.forget_old() == 1
    assert f"job-{done}-0" not in runs.known
    with reading(), open_session(jobs_engine) as session:
        assert session.get(Job, done) is None
        assert session.get(Job, failed) is not None
        assert session.scalar(select(func.count()).select_from(Fact)) == 0


def test_each_day_asks_once_for_a_daily_job_whichever_worker_looks(jobs_engine: Engine) -> None:
    first, second = dispatcher(jobs_engine, KnownRuns()), dispatcher(jobs_engine, KnownRuns(), "other")
    with clock.frozen(datetime(2026, 5, 4, 5, 59, tzinfo=UTC)):
        assert first.ask_daily() == 0  # nobody is mailed in the night
    with clock.frozen(datetime(2026, 5, 4, 6, 0, tzinfo=UTC)):
        assert first.ask_daily() == daily_jobs(first)
        assert (first.ask_daily(), second.ask_daily()) == (0, 0)
    keys = [f"daily:sample.daily:2026-05-0{day}" for day in (4, 5)]
    with open_session(jobs_engine) as session:
        done = session.scalars(select(Job).where(Job.key == keys[0])).one()
    change(jobs_engine, done.id, state=JobState.DONE, finished_at=clock.now())
    with clock.frozen(datetime(2026, 5, 4, 23, 0, tzinfo=UTC)):
        assert second.ask_daily() == 0
    with clock.frozen(datetime(2026, 5, 5, 9, 0, tzinfo=UTC)):
        assert second.ask_daily() == daily_jobs(second)
    with open_session(jobs_engine) as session:
        named = Job.name == "sample.daily"
        assert sorted(session.scalars(select(Job.key).where(named))) == keys


def daily_jobs(handing: Dispatcher) -> int:
    return sum(kind.daily for kind in handing.kinds.values())
