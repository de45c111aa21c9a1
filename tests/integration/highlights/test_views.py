"""Pages of highlights and codes."""

from collections.abc import Callable

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.highlights import queries
from insights.highlights.models import Highlight
from insights.kernel.actor import Role
from tests.factories import marked, people, spoken, studies

SignIn = Callable[..., FlaskClient]


def test_selected_words_become_a_coded_highlight_on_the_transcript(
    session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session)
    transcript = spoken.transcript(session, user.as_actor(), studies.study(session, user.as_actor()))
    turn = marked.turn_at(session, transcript, 1)
    client = signed_in_client(user=user)
    answer = client.post(
        "/highlights",
        data={"turn_id": turn.id, "start": 0, "end": 8, "tags": "Cost, Trust", "action": "highlight"},
    )
    assert answer.location == f"/turns/{turn.id}"
    page = client.get(f"/transcripts/{transcript.id}").text
    assert "A jacket</mark>" in page
    assert "Trust" in page


def test_nothing_selected_is_said_plainly(signed_in_client: SignIn) -> None:
    answer = signed_in_client().post("/highlights", data={"tags": "x"})
    assert answer.status_code == 422
    assert "Select some words of one turn first." in answer.text


def test_a_highlight_is_opened_edited_and_removed(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session)
    study = studies.study(session, user.as_actor())
    transcript = spoken.transcript(session, user.as_actor(), study)
    row = marked.highlight(session, user.as_actor(), transcript, "I gave up", "Cost")
    client = signed_in_client(user=user)
    assert "I gave up" in client.get(f"/highlights/{row.id}").text
    client.post(f"/highlights/{row.id}", data={"tags": "Effort", "note": "tired", "version": "1"})
    assert "tired" in client.get(f"/studies/{study.id}/highlights").text
    assert client.get(f"/studies/{study.id}/highlights?tag=999").status_code == 200
    client.post(f"/highlights/{row.id}/remove")
    assert session.scalars(select(Highlight)).all() == []


def test_the_codebook_is_written_merged_and_cleared(session: Session, signed_in_client: SignIn) -> None:
    client = signed_in_client()
    for name in ("Cost", "Price"):
        client.post("/tags/new", data={"name": name, "definition": "Money", "parent_id": "0"})
    cost, price = queries.codebook(session)
    assert "Money" in client.get("/codebook").text
    assert client.get(f"/tags/{cost.id}").status_code == 200
    client.post(f"/tags/{cost.id}/edit", data={"name": "Costs", "parent_id": "0", "version": "1"})
    answer = client.post(f"/tags/{price.id}/merge", data={"into": cost.id}, follow_redirects=True)
    assert "Merged into Costs." in answer.text
    client.post(f"/tags/{cost.id}/remove")
    assert "Codes will stand here" in client.get("/codebook").text
    assert client.post("/tags/1/merge", data={"into": "x"}).status_code == 404


def test_readers_may_look_but_not_code(session: Session, signed_in_client: SignIn) -> None:
    pm = signed_in_client(Role.PM)
    assert pm.get("/codebook").status_code == 200
    assert pm.get("/tags/new").status_code == 403
    assert signed_in_client(Role.STAKEHOLDER).get("/codebook").status_code == 403
