"""Pages of transcripts."""

import io
from collections.abc import Callable

from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.actor import Role
from insights.studies.services import create_participant
from insights.transcripts import services
from insights.transcripts.models import Speaker, Transcript, TranscriptImport, Turn
from tests.factories import people, spoken, studies

SignIn = Callable[..., FlaskClient]


def test_files_and_pasted_text_become_lines_of_the_import_list(
    session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session)
    study = studies.study(session, user.as_actor())
    client = signed_in_client(user=user)
    answer = client.post(
        f"/studies/{study.id}/transcripts/new",
        data={
            "files": [(io.BytesIO(b"WEBVTT\n"), "one.vtt"), (io.BytesIO(b"Anna: hi"), "two.txt")],
            "pasted": "Anna: I gave up.",
            "title": "Call notes",
            "kind": "interview",
            "held_on": "2026-05-04",
        },
        follow_redirects=True,
    )
    assert answer.status_code == 200
    names = session.scalars(select(TranscriptImport.file_name).order_by(TranscriptImport.id)).all()
    assert names == ["one.vtt", "two.txt", "Call notes.txt"]
    assert all(name in answer.text for name in names)


def test_an_upload_without_anything_says_what_to_do(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session)
    study = studies.study(session, user.as_actor())
    answer = signed_in_client(user=user).post(
        f"/studies/{study.id}/transcripts/new", data={"kind": "interview", "held_on": "2026-05-04"}
    )
    assert "Choose a file, or paste some text." in answer.text


def test_a_transcript_shows_pseudonyms_and_never_names(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session)
    study = studies.study(session, user.as_actor())
    transcript = spoken.transcript(session, user.as_actor(), study)
    page = signed_in_client(user=user).get(f"/transcripts/{transcript.id}").text
    assert "The delivery cost came up only at the very end" in page
    assert "Moderator" in page
    assert "Anna" not in page


def test_a_turn_leads_to_its_place(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session)
    transcript = spoken.transcript(session, user.as_actor(), studies.study(session, user.as_actor()))
    turn = session.scalars(select(Turn).where(Turn.position == 1)).one()
    answer = signed_in_client(user=user).get(f"/turns/{turn.id}")
    assert answer.location.endswith(f"/transcripts/{transcript.id}?after=-1#turn-{turn.id}")


def test_others_get_404_for_what_they_may_not_see(session: Session, signed_in_client: SignIn) -> None:
    owner = people.user(session).as_actor()
    study = studies.study(session, owner, restricted=True)
    transcript = spoken.transcript(session, owner, study)
    client = signed_in_client(Role.RESEARCHER)
    for path in (f"/transcripts/{transcript.id}", f"/studies/{study.id}/transcripts/imports", "/turns/1"):
        assert client.get(path).status_code == 404
    assert signed_in_client(Role.STAKEHOLDER).get(f"/transcripts/{transcript.id}").status_code == 403


def speakers_sent(client: FlaskClient, transcript: Transcript) -> dict[str, str]:
    """What the form of the speakers sends as it stands."""
    forms = html.fromstring(client.get(f"/transcripts/{transcript.id}").text).forms
    [form] = [form for form in forms if form.action and form.action.endswith("/speakers")]
    return {name: value for name, value in form.form_values() if name != "csrf_token"}


def test_the_later_one_of_two_who_name_the_speakers_chooses(
    session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session)
    transcript = spoken.transcript(session, user.as_actor(), studies.study(session, user.as_actor()))
    client, place = signed_in_client(user=user), f"/transcripts/{transcript.id}/speakers"
    mia, anna = session.scalars(select(Speaker).order_by(Speaker.position)).all()
    was = anna.participant_id
    first = second = speakers_sent(client, transcript)
    assert client.post(place, data=first | {f"who-{anna.id}": "moderator"}).status_code == 302
    refused = client.post(place, data=second | {f"who-{mia.id}": "new"})
    assert refused.status_code == 409
    session.expire_all()
    assert [(one.is_moderator, one.participant_id) for one in (mia, anna)] == [(True, None), (True, None)]
    page = html.fromstring(refused.text)
    chosen = page.get_element_by_id("chosen")
    assert [legend.text for legend in chosen.iter("legend")] == [
        "Speaker 1: Moderator",
        "Speaker 2: Moderator",
    ]
    again = dict(page.get_element_by_id("mine").form_values())
    assert client.post(place, data=again).status_code == 302
    session.expire_all()
    assert (mia.is_moderator, anna.participant_id) == (False, was)
    assert client.get(place).location.endswith(f"/transcripts/{transcript.id}")


def test_who_is_not_known_in_the_study_speaks_nowhere(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session)
    transcript = spoken.transcript(session, user.as_actor(), studies.study(session, user.as_actor()))
    other = create_participant(session, studies.study(session, user.as_actor()).id)
    client = signed_in_client(user=user)
    mia = session.scalars(select(Speaker).order_by(Speaker.position)).first()
    sent = speakers_sent(client, transcript) | {f"who-{mia.id}": str(other.id)}
    answer = client.post(f"/transcripts/{transcript.id}/speakers", data=sent)
    assert "not known in this study" in answer.text
    session.expire_all()
    assert mia.is_moderator


def test_speakers_are_corrected_and_transcripts_removed(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session)
    transcript = spoken.transcript(session, user.as_actor(), studies.study(session, user.as_actor()))
    client = signed_in_client(user=user)
    mia, anna = session.scalars(select(Speaker).order_by(Speaker.position)).all()
    who = {f"who-{mia.id}": "new", f"who-{anna.id}": "moderator"}
    sent = client.post(f"/transcripts/{transcript.id}/speakers", data=speakers_sent(client, transcript) | who)
    assert sent.status_code == 302
    session.expire_all()
    assert [s.is_moderator for s in session.scalars(select(Speaker).order_by(Speaker.position))] == [
        False,
        True,
    ]
    answer = client.post(f"/transcripts/{transcript.id}/remove", follow_redirects=True)
    assert "was removed" in answer.text
    assert client.get(f"/transcripts/{transcript.id}").status_code == 404


def test_a_session_is_renamed_and_moved_to_its_day(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session)
    transcript = spoken.transcript(session, user.as_actor(), studies.study(session, user.as_actor()))
    client, place = signed_in_client(user=user), f"/transcripts/{transcript.id}/edit"
    assert f'value="{transcript.title}"' in client.get(place).text
    fields = {"title": "First talk", "kind": "interview", "held_on": "2026-01-02"}
    answer = client.post(place, data={**fields, "version": "1"}, follow_redirects=True)
    assert "<h1>First talk</h1>" in answer.text and "Saved." in answer.text
    assert client.post(place, data={**fields, "title": "Second", "version": "1"}).status_code == 409
    assert "Give the session a title." in client.post(place, data={**fields, "title": ""}).text


def test_words_are_corrected_in_their_place(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session)
    transcript = spoken.transcript(session, user.as_actor(), studies.study(session, user.as_actor()))
    turn = session.scalars(select(Turn).where(Turn.position == 1)).one()
    client = signed_in_client(user=user)
    page = client.get(f"/turns/{turn.id}/words").text
    assert "A jacket. The delivery cost" in page
    wording = str(services.wording_of(turn.text))
    refused = client.post(f"/turns/{turn.id}/words", data={"text": " ", "version": wording})
    assert "A turn needs words." in refused.text
    answer = client.post(f"/turns/{turn.id}/words", data={"text": "A jacket, and shoes.", "version": wording})
    assert answer.location == f"/transcripts/{transcript.id}?after=-1#turn-{turn.id}"
    assert "A jacket, and shoes." in client.get(answer.location).text
    late = client.post(f"/turns/{turn.id}/words", data={"text": "A coat.", "version": wording})
    assert late.status_code == 409
    assert "A jacket, and shoes." in late.text
    assert "A coat." in late.text
