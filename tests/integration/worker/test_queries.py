"""Who sees which job."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.kernel.actor import SYSTEM, Actor, Role
from insights.kernel.errors import NotFound
from insights.worker import enqueue, job_of_subject, jobs_of_subjects, queries
from insights.worker.models import Job, JobState

ANNA = Actor(1, Role.RESEARCHER, "Anna")
BEN = Actor(2, Role.RESEARCHER, "Ben")
ADA = Actor(3, Role.ADMIN, "Ada")


def ask(session: Session, actor: Actor, number: int, study_id: int | None = None) -> Job:
    key, subject = f"note:{number}", ("import", number // 10)
    return enqueue(
        session, actor, "sample.note", {"subject": number}, key=key, subject=subject, study_id=study_id
    )


def test_people_see_their_own_jobs_and_admins_all(session: Session) -> None:
    hers, his = ask(session, ANNA, 10), ask(session, BEN, 20)
    system = ask(session, SYSTEM, 30)
    queued = (JobState.QUEUED,)
    assert queries.jobs_visible_to(session, ANNA, queued) == [hers]
    assert queries.jobs_visible_to(session, ADA, queued) == [system, his, hers]
    assert queries.jobs_visible_to(session, ADA, (JobState.FAILED,)) == []
    with pytest.raises(NotFound):
        queries.job_for(session, ANNA, his.id)
    assert queries.job_for(session, ADA, his.id) is his


def test_the_newest_job_of_a_row_is_found(session: Session) -> None:
    ask(session, ANNA, 10)
    newest, other = ask(session, BEN, 11), ask(session, ANNA, 20)
    assert job_of_subject(session, "import", 1) is newest
    assert job_of_subject(session, "import", 9) is None
    assert jobs_of_subjects(session, "import", [1, 2, 9]) == {1: newest, 2: other}


def test_a_missing_worker_is_noticed_after_a_minute(session: Session) -> None:
    job = ask(session, ANNA, 10)
    assert not queries.is_worker_missing(session)
    with clock.frozen(clock.now() + timedelta(seconds=61)):
        assert queries.is_worker_missing(session)
        job.workflow_id = "job-1-0"
        session.flush()
        assert not queries.is_worker_missing(session)
