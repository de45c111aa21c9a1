"""Pages of those who took part, and of how they did on tasks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.kernel.actor import Role
from insights.studies import queries, services
from insights.studies.models import Consent, Participant, Study, TaskOutcome
from insights.studies.rules import Scope
from tests.factories import people, studies

SignIn = Callable[..., FlaskClient]


@pytest.fixture
def place(session: Session, signed_in_client: SignIn) -> tuple[FlaskClient, Study, Participant]:
    """A researcher's client, study and participant."""
    user = people.user(session)
    study = studies.study(session, user.as_actor())
    return (
        signed_in_client(user=user),
        study,
        services.create_participant(session, study.id, {"plan": "free"}),
    )


def test_consent_is_recorded_and_withdrawn_with_its_days(
    session: Session, place: tuple[FlaskClient, Study, Participant]
) -> None:
    client, study, person = place
    address = f"/studies/{study.id}/people/{person.id}"
    page = client.post(
        f"{address}/consent",
        data={"scope": "quotes_outside", "given_on": "2026-01-02"},
        follow_redirects=True,
    )
    assert "2 Jan 2026" in page.text
    consent = session.scalars(select(Consent)).one()
    early = client.post(f"{address}/consent/{consent.id}/withdraw", data={"withdrawn_on": "2025-01-01"})
    assert early.status_code == 422
    today = clock.today().isoformat()
    client.post(f"{address}/consent/{consent.id}/withdraw", data={"withdrawn_on": today})
    assert "Withdrawn" in client.get(f"/studies/{study.id}/people").text
    for wrong in ({"scope": "all", "given_on": "2026-01-02"}, {"scope": "analysis", "given_on": "soon"}):
        assert client.post(f"{address}/consent", data=wrong).status_code == 422


def test_segment_fields_are_written_one_a_line(
    session: Session, place: tuple[FlaskClient, Study, Participant]
) -> None:
    client, study, person = place
    address = f"/studies/{study.id}/people/{person.id}"
    client.post(f"{address}/segment", data={"segment": "plan: paid\r\ncountry: <NL>\r\n"})
    session.expire_all()
    assert person.segment == {"plan": "paid", "country": "<NL>"}
    assert "&lt;NL&gt;" in client.get(f"/studies/{study.id}/people").text
    refused = client.post(f"{address}/segment", data={"segment": "plan: free\nnonsense"})
    assert refused.status_code == 422
    assert "Line 2" in refused.text


def test_outcomes_are_entered_changed_and_emptied(
    session: Session, place: tuple[FlaskClient, Study, Participant]
) -> None:
    client, study, person = place
    added = client.post(f"/studies/{study.id}/tasks", data={"title": "Pay"})
    address, key = added.location, person.id
    given = {f"success-{key}": "yes", f"seconds-{key}": "1:23", f"errors-{key}": "2", f"ease-{key}": "6"}
    assert "Yes" in client.post(address, data=given, follow_redirects=True).text
    row = session.scalars(select(TaskOutcome)).one()
    assert (row.success, row.seconds, row.errors, row.ease) == (True, 83.0, 2, 6)
    refused = client.post(address, data={**given, f"ease-{key}": "9"})
    assert refused.status_code == 422
    assert f"{person.pseudonym}: “9” is no whole number from 1 to 7." in refused.text
    assert 'value="1:23"' in refused.text
    client.post(address, data={})
    assert session.scalars(select(TaskOutcome)).all() == []
    client.post(f"/studies/{study.id}/tasks", data={"title": " pay "})
    assert len(queries.tasks_of(session, people.user(session).as_actor(), study.id)) == 1


def test_people_and_tasks_of_other_studies_are_not_found(
    session: Session, place: tuple[FlaskClient, Study, Participant], signed_in_client: SignIn
) -> None:
    client, study, person = place
    owner = people.user(session).as_actor()
    other = studies.study(session, owner)
    task = services.add_task(session, owner, other, "Elsewhere")
    stranger = services.create_participant(session, other.id)
    consent = services.record_consent(session, owner, stranger, Scope.ANALYSIS, date(2026, 1, 1))
    assert client.get(f"/studies/{study.id}/people/{stranger.id}").status_code == 404
    assert client.get(f"/studies/{study.id}/people/{stranger.id}/erase").status_code == 404
    assert client.get(f"/studies/{study.id}/tasks/{task.id}").status_code == 404
    away = f"/studies/{study.id}/people/{person.id}/consent/{consent.id}/withdraw"
    assert client.post(away, data={"withdrawn_on": "2026-02-01"}).status_code == 404
    pm = signed_in_client(Role.PM)
    assert pm.get(f"/studies/{study.id}/people").status_code == 200
    assert pm.get(f"/studies/{study.id}/people/{person.id}/erase").status_code == 403
