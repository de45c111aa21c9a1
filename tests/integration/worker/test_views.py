"""The page of background work."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor, Role
from insights.worker import enqueue
from insights.worker.models import Job, JobState
from tests.factories import people

SignIn = Callable[..., FlaskClient]


def ask(session: Session, actor: Actor, number: int = 1, **changes: object) -> Job:
    job = enqueue(session, actor, "transcripts.import", {"import_id": number}, key=f"import:{number}")
    for name, value in changes.items():
        setattr(job, name, value)
    session.commit()
    return job


def test_the_page_says_how_far_things_are_and_why_one_failed(
    session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session)
    actor = user.as_actor()
    ask(session, actor, 1, state=JobState.RUNNING, progress_done=3, progress_total=9, message="Reading turns")
    ask(session, actor, 2, state=JobState.FAILED, reason="Line 3 of <notes>.vtt has no time.")
    page = signed_in_client(user=user).get("/jobs").text
    assert 'value="3" max="9"' in page
    assert "Reading turns" in page
    assert "Line 3 of &lt;notes&gt;.vtt has no time." in page
    assert page.count("Try again") == 1
    assert 'hx-trigger="every 2s"' in page


def test_a_file_that_would_be_refused_again_is_not_offered_again(
    session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session)
    refused = ask(session, user.as_actor(), state=JobState.FAILED, reason="It is empty.", lasting=True)
    client = signed_in_client(user=user)
    page = client.get("/jobs").text
    assert "Try again" not in page
    assert "Choose another file" in page
    assert client.post(f"/jobs/{refused.id}/retry").status_code == 422
    assert refused.state == JobState.FAILED


def test_an_empty_page_says_what_will_stand_there(signed_in_client: SignIn) -> None:
    page = signed_in_client().get("/jobs").text
    assert "will stand here" in page
    assert 'hx-trigger="every 15s"' in page


def test_htmx_gets_the_lists_alone(signed_in_client: SignIn) -> None:
    part = signed_in_client().get("/jobs", headers={"HX-Request": "true"}).text
    assert part.lstrip().startswith('<div id="jobs"')
    assert "<html" not in part


def test_a_person_tries_again_and_cancels_on_the_page(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session)
    failed = ask(session, user.as_actor(), 1, state=JobState.FAILED, reason="Line 3 has no time.")
    client = signed_in_client(user=user)
    assert client.post(f"/jobs/{failed.id}/retry").location == "/jobs"
    session.expire_all()
    assert (failed.state, failed.attempt) == (JobState.QUEUED, 1)
    assert client.post(f"/jobs/{failed.id}/cancel").location == "/jobs"
    session.expire_all()
    assert failed.state == JobState.CANCELLED
    assert client.post(f"/jobs/{failed.id}/cancel").status_code == 422


@pytest.mark.parametrize("act", ["retry", "cancel"])
def test_jobs_of_others_do_not_exist(session: Session, signed_in_client: SignIn, act: str) -> None:
    job = ask(session, people.user(session).as_actor(), state=JobState.FAILED, reason="Secret reason")
    other = signed_in_client()
    assert other.post(f"/jobs/{job.id}/{act}").status_code == 404
    assert other.get(f"/jobs/{job.id}/progress").status_code == 404
    assert "Secret reason" not in other.get("/jobs").text
    assert "Secret reason" in signed_in_client(Role.ADMIN).get("/jobs").text


def test_a_bar_polls_until_its_job_is_over(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session)
    job = ask(session, user.as_actor(), state=JobState.RUNNING, progress_done=1, progress_total=2)
    client = signed_in_client(user=user)
    assert f'hx-get="/jobs/{job.id}/progress"' in client.get(f"/jobs/{job.id}/progress").text
    job.state = JobState.DONE
    session.commit()
    assert "hx-get" not in client.get(f"/jobs/{job.id}/progress").text


def test_stakeholders_have_no_jobs_page(signed_in_client: SignIn) -> None:
    assert signed_in_client(Role.STAKEHOLDER).get("/jobs").status_code == 403
