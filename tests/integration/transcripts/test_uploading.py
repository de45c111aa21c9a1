"""Bad and many inputs through the pages; recordings by ranges."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Connection, event, select
from sqlalchemy.orm import Session

from insights.highlights.services import remove_highlight
from insights.studies.models import Study
from insights.transcripts import services
from insights.transcripts.models import SessionMedia, TranscriptImport
from insights.transcripts.rules import retold
from tests.factories import marked, people, spoken, studies

SignIn = Callable[..., FlaskClient]
WAV = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(range(256)) * 8


@pytest.fixture
def place(session: Session, signed_in_client: SignIn) -> tuple[FlaskClient, Study]:
    """A researcher's client and study."""
    user = people.user(session)
    return signed_in_client(user=user), studies.study(session, user.as_actor())


def give(client: FlaskClient, study: Study, *files: tuple[str, bytes], **fields: str):
    return client.post(
        f"/studies/{study.id}/transcripts/new",
        data={
            "files": [(io.BytesIO(content), name) for name, content in files],
            "kind": "interview",
            "held_on": "2026-05-04",
            **fields,
        },
        follow_redirects=True,
    )


def test_a_hundred_files_stand_on_one_page_that_asks_once(
    session: Session, place: tuple[FlaskClient, Study], connection: Connection
) -> None:
    client, study = place
    page = give(client, study, *[(f"interview {n}.txt", f"Anna: {n}".encode()) for n in range(100)])
    assert page.text.count('class="import-row"') == 100
    assert page.text.count("every 2s") == 1
    assert "0 of 100 files finished" in page.text
    statements: list[str] = []
    event.listen(connection, "before_cursor_execute", lambda *given: statements.append(given[2]))
    part = client.get(f"/studies/{study.id}/transcripts/imports/lines")
    assert part.text.count('class="import-row"') == 100
    assert "<html" not in part.text
    assert sum("FROM jobs" in statement for statement in statements) == 1
    assert sum(statement.startswith("SELECT") for statement in statements) <= 6


def test_an_upload_above_the_limit_says_what_the_limit_is(
    app: Flask, place: tuple[FlaskClient, Study], session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, study = place
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 20_000)
    settings = replace(app.extensions["insights.settings"], max_upload_mb=1)
    monkeypatch.setitem(app.extensions, "insights.settings", settings)
    answer = give(client, study, ("long.txt", b"x" * 100_000))
    assert answer.status_code == 413
    assert "up to 1 MB" in answer.text
    assert session.scalars(select(TranscriptImport)).all() == []


def test_odd_names_are_shown_as_text(session: Session, place: tuple[FlaskClient, Study]) -> None:
    client, study = place
    page = give(client, study, ("<script>alert(1)</script>.txt", b"Anna: hi"), ("日本 🙂 é.vtt", b"WEBVTT"))
    assert "&lt;script&gt;alert(1)" in page.text
    assert "<script>alert" not in page.text
    assert "日本 🙂 é.vtt" in page.text
    pasted = give(client, study, pasted="Anna: and/or", title="Q/A: notes")
    assert "Q A: notes.txt" in pasted.text


def test_the_same_file_twice_is_recognised_and_offered_as_an_update(
    session: Session, place: tuple[FlaskClient, Study]
) -> None:
    client, study = place
    give(client, study, ("one.txt", b"Anna: I gave up."))
    page = give(client, study, ("copy of one.txt", b"Anna: I gave up."))
    assert "The study has this content already, as one.txt" in page.text
    assert "Import anyway" in page.text
    assert "Take as an update" not in page.text
    again = session.scalars(select(TranscriptImport).where(TranscriptImport.state == "same")).one()
    refused = client.post(f"/transcripts/imports/{again.id}/update")
    assert refused.status_code == 422
    page = client.post(f"/transcripts/imports/{again.id}/anyway", follow_redirects=True)
    assert "Here already" not in page.text
    assert client.post(f"/transcripts/imports/{again.id}/retry").status_code == 422


def test_a_newer_file_of_a_transcript_is_taken_or_refused_with_the_quote_that_would_go(
    session: Session, place: tuple[FlaskClient, Study]
) -> None:
    client, study = place
    actor = people.user(session).as_actor()
    transcript = spoken.transcript(session, actor, study)
    page = client.get(f"/transcripts/{transcript.id}").text
    assert "A newer file" in page
    address = f"/transcripts/{transcript.id}/newer"
    none = client.post(address, data={}, follow_redirects=True)
    assert "Choose the newer file first." in none.text
    given = {"file": (io.BytesIO(b"Anna: A jacket. The delivery cost came up late."), "newer.txt")}
    assert client.post(address, data=given, follow_redirects=True).status_code == 200
    row = session.scalars(select(TranscriptImport).where(TranscriptImport.renews_id == transcript.id)).one()
    said = "A jacket. The delivery cost came up late."
    newer = services.begin_transcript(session, row, format="txt", language="en", duration=None, segments=1)
    services.add_turns(session, newer, [services.TurnDraft(0, None, None, None, said)])
    told = retold([text for _, text in spoken.INTERVIEW], [said])
    services.hold_as_newer(session, row, newer, transcript.id, told)
    lines = client.get(f"/studies/{study.id}/transcripts/imports").text
    assert "The study has this talk already, as Interview 1. Turns: 1 changed, 3 gone." in lines
    assert "Import as another session" in lines
    quote = marked.highlight(session, actor, transcript, "I gave up")
    refused = client.post(f"/transcripts/imports/{row.id}/newer", follow_redirects=True)
    assert "“I gave up” is highlighted, and little of it would be left." in unescape(refused.text)
    remove_highlight(session, actor, quote.id)
    taken = client.post(f"/transcripts/imports/{row.id}/newer", follow_redirects=True)
    assert "Highlights and themes stay with their words" in taken.text
    assert said in taken.text


def test_a_refused_file_is_offered_to_be_replaced_and_one_that_broke_off_to_be_read_again(
    session: Session, place: tuple[FlaskClient, Study]
) -> None:
    client, study = place
    give(client, study, ("empty.txt", b""))
    row = session.scalars(select(TranscriptImport)).one()
    page = f"/studies/{study.id}/transcripts/imports"
    services.mark_failed(session, row, "The file is empty (0 bytes).", refused=True)
    refused = client.get(page).text
    assert "Choose another file" in refused
    assert "Try again" not in refused
    services.mark_failed(session, row, "The reading took too long.")
    broken_off = client.get(page).text
    assert "Choose another file" not in broken_off
    assert "Try again" in broken_off
    gone = client.post(f"/transcripts/imports/{row.id}/discard", follow_redirects=True)
    assert "empty.txt was discarded." in gone.text
    assert session.scalars(select(TranscriptImport)).all() == []


def test_ids_of_hidden_studies_lead_nowhere(session: Session, signed_in_client: SignIn) -> None:
    owner = people.user(session).as_actor()
    study = studies.study(session, owner, restricted=True)
    row = spoken.upload(session, owner, study)
    transcript = spoken.transcript(session, owner, study)
    client = signed_in_client()
    for act in ("retry", "anyway", "update", "newer", "discard"):
        assert client.post(f"/transcripts/imports/{row.id}/{act}").status_code == 404
    assert give(client, study, ("a.txt", b"x")).status_code == 404
    assert client.get(f"/studies/{study.id}/transcripts/imports/lines").status_code == 404
    file = {"file": (io.BytesIO(b"Anna: hi"), "a.txt")}
    assert client.post(f"/transcripts/{transcript.id}/newer", data=file).status_code == 404
    sound = {"recording": (io.BytesIO(WAV), "a.wav")}
    assert client.post(f"/transcripts/{transcript.id}/recording", data=sound).status_code == 404
    services.mark_failed(session, row, "There is no cue.")
    assert client.post(f"/transcripts/imports/{row.id}/retry").status_code == 404


def test_a_recording_is_kept_and_served_whole_or_by_range(
    session: Session, place: tuple[FlaskClient, Study], signed_in_client: SignIn
) -> None:
    client, study = place
    page = give(client, study, ("session 3.wav", WAV))
    assert "Speech is not transcribed here" in page.text
    media = session.scalars(select(SessionMedia)).one()
    address = f"/recordings/{media.id}/content"
    whole = client.get(address, buffered=True)
    assert (whole.status_code, whole.data, whole.mimetype) == (200, WAV, "audio/wav")
    part = client.get(address, headers={"Range": "bytes=100-199"}, buffered=True)
    assert (part.status_code, part.data) == (206, WAV[100:200])
    assert part.headers["Content-Range"] == f"bytes 100-199/{len(WAV)}"
    assert client.get(address, headers={"Range": "bytes=99999-"}).status_code == 416
    assert "Speech is not transcribed here" in client.get(f"/recordings/{media.id}").text
    study.restricted = True
    session.flush()
    assert signed_in_client().get(address).status_code == 404


def test_a_recording_attached_to_a_transcript_plays_from_its_turns(
    session: Session, place: tuple[FlaskClient, Study]
) -> None:
    client, study = place
    transcript = spoken.transcript(session, people.user(session).as_actor(), study)
    address = f"/transcripts/{transcript.id}/recording"
    refused = client.post(address, data={"recording": (io.BytesIO(b"no sound"), "a.mp3")})
    assert refused.status_code == 422
    assert "MP3, M4A" in refused.text
    assert client.post(address).status_code == 422
    page = client.post(address, data={"recording": (io.BytesIO(WAV), "a.wav")}, follow_redirects=True)
    assert 'data-play-from="10.0"' in page.text
    assert page.text.count("data-player") == 1
    media = session.scalars(select(SessionMedia)).one()
    assert client.get(f"/recordings/{media.id}").location.endswith(f"/transcripts/{transcript.id}")
    page = client.post(f"/recordings/{media.id}/remove", follow_redirects=True)
    assert "The recording was removed." in page.text
