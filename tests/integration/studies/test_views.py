"""Pages of studies."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.actor import Role
from insights.studies import services
from insights.studies.models import Study
from tests.factories import people, spoken, studies

SignIn = Callable[..., FlaskClient]


def test_a_study_is_written_and_shown(session: Session, signed_in_client: SignIn) -> None:
    client = signed_in_client()
    answer = client.post(
        "/studies/new",
        data={"title": "Paying <b>", "method": "interviews", "status": "running", "question": "Why?"},
        follow_redirects=True,
    )
    assert answer.status_code == 200
    assert "Paying &lt;b&gt;" in answer.text
    assert session.scalars(select(Study.title)).all() == ["Paying <b>"]


def test_a_study_without_a_title_is_asked_for_one(signed_in_client: SignIn) -> None:
    answer = signed_in_client().post("/studies/new", data={"method": "interviews", "status": "running"})
    assert "Give the study a title." in answer.text


def test_two_people_editing_see_both_versions(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session)
    study = studies.study(session, user.as_actor())
    client = signed_in_client(user=user)
    fields = {"method": "interviews", "status": "running", "version": "1"}
    client.post(f"/studies/{study.id}/edit", data={**fields, "title": "First"})
    answer = client.post(f"/studies/{study.id}/edit", data={**fields, "title": "Second"})
    assert answer.status_code == 409
    assert "First" in answer.text
    assert "Second" in answer.text
    session.expire_all()
    assert study.title == "First"


@pytest.mark.parametrize("path", ["", "/sessions", "/tasks"])
def test_every_tab_opens_empty_and_filled(session: Session, signed_in_client: SignIn, path: str) -> None:
    user = people.user(session)
    actor = user.as_actor()
    study = studies.study(session, actor)
    client = signed_in_client(user=user)
    assert client.get(f"/studies/{study.id}{path}").status_code == 200
    spoken.transcript(session, actor, study)
    person = services.create_participant(session, study.id, {"plan": "free"})
    services.add_task(session, actor, study, "Pay", [services.OutcomeDraft(person.id, success=True)])
    assert client.get(f"/studies/{study.id}{path}").status_code == 200


def test_the_list_filters_and_says_when_nothing_fits(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session)
    studies.study(session, user.as_actor(), title="Returns")
    client = signed_in_client(user=user)
    assert "Returns" in client.get("/studies?q=return").text
    assert "No study fits this filter." in client.get("/studies?q=pizza").text
    assert client.get("/studies?cursor=broken").status_code == 422


def test_roles_meet_their_limits(session: Session, signed_in_client: SignIn) -> None:
    study = studies.study(session)
    pm = signed_in_client(Role.PM)
    assert pm.get(f"/studies/{study.id}").status_code == 200
    assert pm.get("/studies/new").status_code == 403
    assert signed_in_client(Role.STAKEHOLDER).get("/studies").status_code == 403
    assert pm.get("/studies/999").status_code == 404


def test_members_of_a_restricted_study_are_chosen_on_its_page(
    session: Session, signed_in_client: SignIn
) -> None:
    owner, mate = people.user(session), people.user(session)
    study = studies.study(session, owner.as_actor(), restricted=True)
    other = signed_in_client(user=mate)
    assert other.get(f"/studies/{study.id}").status_code == 404
    assert other.post(f"/studies/{study.id}/members", data={"member": str(mate.id)}).status_code == 404
    client = signed_in_client(user=owner)
    assert f'name="member" value="{mate.id}">' in client.get(f"/studies/{study.id}/edit").text
    client.post(f"/studies/{study.id}/members", data={"member": [str(mate.id), "x"]})
    assert other.get(f"/studies/{study.id}").status_code == 200
    assert f"its owner, admins, {mate.name}" in client.get(f"/studies/{study.id}").text
    client.post(f"/studies/{study.id}/members")
    assert other.get(f"/studies/{study.id}").status_code == 404
