"""Where analyses stand."""

import pytest
from sqlalchemy.orm import Session

from insights.kernel.errors import NotFound
from insights.themes import queries, services
from insights.themes.queries.runs import bases_of
from insights.worker import job_of_subject
from tests.factories import found, people, studies


def test_the_newest_run_tells_where_a_study_stands(session: Session) -> None:
    actor = people.user(session).as_actor()
    study, untouched = studies.study(session, actor), studies.study(session, actor)
    found.themes(session, actor, study)
    standing = queries.latest_runs(session, actor, [study.id, untouched.id])
    assert set(standing) == {study.id}
    assert (standing[study.id].state, standing[study.id].live) == ("done", False)
    newer = services.start_run(session, actor, study.id)
    assert queries.latest_runs(session, actor, [study.id])[study.id].run is newer
    assert queries.last_done_run(session, study.id) is not newer
    assert queries.last_done_run(session, untouched.id) is None


def test_a_job_s_reason_is_told_when_the_run_has_none(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = services.start_run(session, actor, studies.study(session, actor).id)
    job = job_of_subject(session, queries.SUBJECT, row.id)
    job.state, job.reason = "failed", "The worker was lost."
    assert queries.standing_of(session, row).reason == "The worker was lost."
    job.state = "done"
    assert queries.standing_of(session, row).state == "queued"


def test_runs_of_a_hidden_study_are_not_found(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    study = studies.study(session, owner, restricted=True)
    row = services.start_run(session, owner, study.id)
    assert queries.run(session, owner, row.id) is row
    with pytest.raises(NotFound):
        queries.run(session, other, row.id)
    assert queries.latest_runs(session, other, [study.id]) == {}
    assert queries.last_done_runs(session, owner, [study.id]) == {study.id: None}
    assert queries.last_done_runs(session, other, [study.id]) == {}


def test_who_was_heard_is_known_after_the_first_run(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    assert queries.totals_of(session, [study.id]) == {study.id: 0}
    found.themes(session, actor, study)
    assert queries.totals_of(session, [study.id]) == {study.id: 6}
    assert bases_of(session, [study.id], "month")[study.id] == {"2026-05": 6}
