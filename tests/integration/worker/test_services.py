"""Asking for work: rows in the caller's transaction."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from insights.kernel.actor import SYSTEM, Actor, Role
from insights.kernel.errors import InvalidInput, NotFound
from insights.worker import cancel_job, enqueue, record_fact, retry_job
from insights.worker.models import Fact, Job, JobState

ANNA = Actor(1, Role.RESEARCHER, "Anna")
BEN = Actor(2, Role.RESEARCHER, "Ben")


def ask(session: Session, actor: Actor = ANNA, import_id: int = 5) -> Job:
    return enqueue(
        session, actor, "sample.note", {"subject": import_id}, key=f"note:{import_id}", subject=("import", 5)
    )


def end(session: Session, job: Job, state: JobState, reason: str | None = None) -> None:
    job.state, job.reason, job.tries, job.workflow_id = state, reason, 3, "job-x-0"
    session.flush()


def test_a_job_waits_with_what_it_needs_to_know(session: Session) -> None:
    job = ask(session)
    assert (job.state, job.attempt, job.tries, job.workflow_id) == (JobState.QUEUED, 0, 0, None)
    assert (job.payload, job.subject_kind, job.subject_id, job.actor_id) == ({"subject": 5}, "import", 5, 1)


def test_a_repeat_of_a_live_key_is_the_same_job(session: Session) -> None:
    job = ask(session)
    again = ask(session, BEN)
    assert again.id == job.id
    assert again.actor_id == ANNA.user_id
    assert session.scalar(select(func.count()).select_from(Job)) == 1


@pytest.mark.parametrize("state", [JobState.DONE, JobState.FAILED, JobState.CANCELLED])
def test_a_finished_key_may_be_asked_for_anew(session: Session, state: JobState) -> None:
    job = ask(session)
    end(session, job, state, "Line 3 has no time.")
    again = ask(session, BEN)
    assert again is job
    assert (job.state, job.attempt, job.tries, job.reason) == (JobState.QUEUED, 1, 0, None)
    assert (job.actor_id, job.workflow_id) == (BEN.user_id, None)


def test_what_is_rolled_back_leaves_no_job_and_no_fact(session: Session) -> None:
    with pytest.raises(RuntimeError), session.begin_nested():
        ask(session)
        record_fact(session, "sample.happened", {"subject": 1})
        raise RuntimeError
    assert session.scalar(select(func.count()).select_from(Job)) == 0
    assert session.scalar(select(func.count()).select_from(Fact)) == 0


def test_a_job_may_wait_for_a_while(session: Session) -> None:
    job = enqueue(session, SYSTEM, "sample.note", {"subject": 1}, key="later", delay=timedelta(hours=1))
    assert job.due_at - job.created_at >= timedelta(minutes=59)


def test_text_of_people_never_becomes_a_payload(session: Session) -> None:
    with pytest.raises(ValueError, match="ids only"):
        enqueue(session, SYSTEM, "sample.note", {"quote": "I always lose the draft"}, key="quote")
    with pytest.raises(ValueError, match="ids only"):
        record_fact(session, "sample.happened", {"quote": "I always lose the draft"})


def test_a_person_tries_again_what_failed(session: Session) -> None:
    job = ask(session)
    end(session, job, JobState.FAILED, "Line 3 has no time.")
    assert retry_job(session, ANNA, job.id) is job
    assert (job.state, job.tries, job.attempt, job.reason) == (JobState.QUEUED, 0, 1, None)
    with pytest.raises(InvalidInput, match="failed or was cancelled"):
        retry_job(session, ANNA, job.id)


def test_only_its_owner_and_admins_reach_a_job(session: Session) -> None:
    job = ask(session)
    for act in (retry_job, cancel_job):
        with pytest.raises(NotFound):
            act(session, BEN, job.id)
    assert cancel_job(session, Actor(3, Role.ADMIN, "Ada"), job.id).state == JobState.CANCELLED


def test_what_is_over_cannot_be_cancelled(session: Session) -> None:
    job = ask(session)
    cancel_job(session, ANNA, job.id)
    with pytest.raises(InvalidInput, match="already over"):
        cancel_job(session, ANNA, job.id)
