"""Pages of highlights and codes."""

import io
from collections.abc import Callable

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.highlights import queries, services
from insights.highlights.models import Highlight, Move
from insights.kernel.actor import Role
from insights.kernel.blobs import Blob
from insights.surveys.models import OpenAnswer
from tests.factories import filled, marked, people, spoken, studies

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


def test_words_are_coded_in_place_and_taken_back_by_one_step(
    session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session)
    transcript = spoken.transcript(session, user.as_actor(), studies.study(session, user.as_actor()))
    turn = marked.turn_at(session, transcript, 1)
    client, inside = signed_in_client(user=user), {"HX-Request": "true"}
    fields = {"turn_id": turn.id, "start": 0, "end": 8, "tags": "Cost", "action": "highlight"}
    said = client.post("/highlights", data=fields, headers=inside).text
    assert 'data-say="Coded: Cost"' in said and f'hx-get="/turns/{turn.id}"' in said and "<html" not in said
    shown = client.get(f"/turns/{turn.id}", headers=inside).text
    assert "A jacket</mark>" in shown and "Cost" in shown and "<html" not in shown
    page = client.get(f"/transcripts/{transcript.id}").text
    assert 'data-quote-code="Cost" data-quote-key="1"' in page
    [cost] = queries.codebook(session)
    assert f'id="code-count-{cost.id}">1<' in page
    assert f'id="code-count-{cost.id}">1<' in said
    [row] = session.scalars(select(Highlight)).all()
    undo = {"made": "1", "tag": str(queries.tags_of(session, row.id)[0].id)}
    answer = client.post(f"/highlights/{row.id}/undo", data=undo, headers=inside)
    assert f'id="code-count-{cost.id}" hx-swap-oob="true">0<' in answer.text
    assert "Taken back" in answer.text and session.scalars(select(Highlight)).all() == []
    assert "Select some words" in client.post("/highlights", data={"tags": "x"}, headers=inside).text


def test_a_code_made_while_reading_joins_the_list_of_codes_once(
    session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session)
    transcript = spoken.transcript(session, user.as_actor(), studies.study(session, user.as_actor()))
    turn = marked.turn_at(session, transcript, 1)
    client, inside = signed_in_client(user=user), {"HX-Request": "true"}
    fields = {"turn_id": turn.id, "start": 0, "end": 8, "tags": "Cost", "action": "highlight"}
    first = client.post("/highlights", data=fields, headers=inside).text
    [cost] = queries.codebook(session)
    for target, choice in (("codes", '<option value="Cost">'), ("code-list", 'data-quote-code="Cost"')):
        assert choice in first.partition(f'hx-swap-oob="beforeend:#{target}"')[2]
        assert f'id="{target}"' in client.get(f"/transcripts/{transcript.id}").text
    again = client.post("/highlights", data=fields | {"end": 1, "tags": "cost"}, headers=inside).text
    assert "beforeend" not in again
    assert f'id="code-count-{cost.id}" hx-swap-oob="true">2<' in again


def test_nothing_selected_is_said_plainly(signed_in_client: SignIn) -> None:
    answer = signed_in_client().post("/highlights", data={"tags": "x"})
    assert answer.status_code == 422
    assert "Select some words of one turn first." in answer.text


def test_highlights_are_narrowed_and_saved_as_a_file(session: Session, signed_in_client: SignIn) -> None:
    owner = people.user(session)
    study = studies.study(session, owner.as_actor(), restricted=True)
    transcript = spoken.transcript(session, owner.as_actor(), study)
    marked.highlight(session, owner.as_actor(), transcript, "I gave up", "Cost", "Trust")
    marked.highlight(session, owner.as_actor(), transcript, "size guide", "Praise", position=3)
    client, page = signed_in_client(user=owner), f"/studies/{study.id}/highlights"
    shown = client.get(f"{page}?words=gave").text
    assert "I gave up" in shown and "size guide" not in shown
    assert f"{page}.csv?words=gave" in shown
    saved = client.get(f"{page}.csv?words=gave").text
    assert "highlight,quote,person,codes,note,starred,transcript,at_seconds,day" in saved
    assert "I gave up" in saved and "Cost; Trust" in saved and "size guide" not in saved
    assert client.get(f"{page}.xlsx").data.startswith(b"PK")
    assert signed_in_client().get(f"{page}.csv").status_code == 404


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
    starred = f"/studies/{study.id}/highlights?starred=1"
    assert "No highlight of this study is so" in client.get(starred).text
    client.post(f"/highlights/{row.id}", data={"starred": "y", "version": "2"})
    assert "I gave up" in client.get(starred).text
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


def test_an_export_is_looked_into_shown_and_confirmed(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session)
    study = studies.study(session, user.as_actor())
    client = signed_in_client(user=user)
    assert "Dovetail" in client.get(f"/studies/{study.id}/highlights/move").text
    content = io.BytesIO(b"Highlight,Tags\nToo slow,Pain\n")
    answer = client.post(f"/studies/{study.id}/highlights/move", data={"file": (content, "export.csv")})
    assert "Looking into the file" in client.get(answer.location).text
    row = session.scalars(select(Move)).one()
    quote = {
        "session": "Talk",
        "text": "Too slow",
        "codes": [["Effort", "Pain"]],
        "speaker": None,
        "at": None,
        "note": "",
    }
    found = {"codes": [], "quotes": [quote], "talks": [], "warnings": [{"line": 3, "message": "Left out."}]}
    services.keep_found(session, user.as_actor(), row, found)
    page = client.get(answer.location).text
    for words in (
        "1 highlight",
        "2 codes, 2 of them new",
        "A new session",
        "Too slow",
        "Line 3: Left out.",
        "Move in",
    ):
        assert words in page
    assert client.post(f"/moves/{row.id}/confirm").status_code == 302
    assert "Moving in." in client.get(f"/moves/{row.id}/progress").text


def test_an_export_of_a_hidden_study_is_not_found(session: Session, signed_in_client: SignIn) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    study.restricted = True
    row = services.accept_export(session, actor, study, "export.csv", Blob("ab" * 32, 10))
    assert signed_in_client(Role.RESEARCHER).get(f"/moves/{row.id}").status_code == 404


def test_a_codebook_is_left_out_again(session: Session, signed_in_client: SignIn) -> None:
    client = signed_in_client()
    client.post("/codebook/move", data={"file": (io.BytesIO(b"name\nPain\n"), "codes.csv")})
    row = session.scalars(select(Move)).one()
    assert "codes.csv" in client.get("/codebook/move").text
    assert client.post(f"/moves/{row.id}/discard").location == "/codebook"
    assert session.scalars(select(Move)).all() == []


def test_open_answers_are_ticked_coded_found_by_their_code_and_taken_back(
    session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session)
    survey = filled.survey(session, user.as_actor(), studies.study(session, user.as_actor()))
    first, second = session.scalars(select(OpenAnswer).order_by(OpenAnswer.id)).all()[:2]
    client, grid = signed_in_client(user=user), f"/surveys/{survey.id}/responses"
    assert f'name="answer" value="{first.id}" form="coding" data-step' in client.get(grid).text
    assert 'data-key="t" data-key-label="Code the ticked answers"' in client.get(grid).text
    fields = {"answer": [first.id, second.id], "tags": "Delivery", "view": "segment=Regular&sort=-date"}
    answer = client.post(f"/surveys/{survey.id}/codes", data=fields)
    assert answer.location == f"{grid}?segment=Regular&sort=-date"
    shown = client.get(grid).text
    assert "2 answers coded: Delivery." in shown
    assert shown.count(">Delivery</span>") == 2
    (tag,) = queries.codebook(session)
    assert first.text in client.get(f"/tags/{tag.id}").text
    filtered = client.get(f"/surveys/questions/{first.question_id}?code={tag.id}").text
    assert "Delivery (2)" in filtered
    assert "order 3 came late" not in filtered
    undone = client.post(f"/surveys/{survey.id}/codes/undo", data={"batch": 1}, follow_redirects=True).text
    assert "was taken back" in undone
    assert ">Delivery</span>" not in undone
    assert client.post(f"/surveys/{survey.id}/codes", data={"tags": "x"}).status_code == 422


def test_who_may_not_code_sees_the_answers_without_boxes(session: Session, signed_in_client: SignIn) -> None:
    owner = people.user(session).as_actor()
    survey = filled.survey(session, owner, studies.study(session, owner))
    reader = signed_in_client(Role.PM)
    shown = reader.get(f"/surveys/{survey.id}/responses").text
    assert "order 1 came late" in shown
    assert 'form="coding"' not in shown
    assert reader.post(f"/surveys/{survey.id}/codes", data={"answer": 1, "tags": "x"}).status_code == 403
