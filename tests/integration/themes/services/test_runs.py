"""Asking for an analysis, stopping it, failing it."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from insights.kernel.errors import InvalidInput, NotFound
from insights.themes import queries, services
from insights.themes.models import AnalysisRun
from insights.worker import job_of_subject
from tests.factories import people, studies


def test_an_analysis_under_way_is_not_asked_for_twice(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    first = services.start_run(session, actor, study.id, "fine")
    assert services.start_run(session, actor, study.id) is first
    job = job_of_subject(session, queries.SUBJECT, first.id)
    assert (job.name, job.payload, job.study_id) == (services.JOB, {"run_id": first.id}, study.id)
    assert first.settings["granularity"] == "fine"


def test_a_job_that_ended_by_itself_does_not_block_the_next(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    first = services.start_run(session, actor, study.id)
    job_of_subject(session, queries.SUBJECT, first.id).state = "failed"
    session.flush()
    assert queries.standing_of(session, first).state == "failed"
    assert services.start_run(session, actor, study.id) is not first
    assert session.scalar(select(func.count()).select_from(AnalysisRun)) == 2


def test_a_stopped_analysis_is_over(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = services.start_run(session, actor, studies.study(session, actor).id)
    services.cancel_run(session, actor, row.id)
    assert row.state == "cancelled"
    assert job_of_subject(session, queries.SUBJECT, row.id).state == "cancelled"
    with pytest.raises(InvalidInput, match="already over"):
        services.cancel_run(session, actor, row.id)


def test_a_failure_is_written_down_once(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = services.start_run(session, actor, studies.study(session, actor).id)
    services.begin_run(session, row)
    services.fail_run(session, row, "The model file is damaged.")
    services.fail_run(session, row, "Something else.")
    assert (row.state, row.reason) == ("failed", "The model file is damaged.")


def test_bad_settings_and_hidden_studies_are_refused(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    study = studies.study(session, owner, restricted=True)
    with pytest.raises(InvalidInput, match="coarse, medium, fine"):
        services.start_run(session, owner, study.id, "tiny")
    with pytest.raises(NotFound):
        services.start_run(session, other, study.id)
    row = services.start_run(session, owner, study.id)
    with pytest.raises(NotFound):
        services.cancel_run(session, other, row.id)
