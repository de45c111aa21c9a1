"""Recordings of sessions."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.blobs import Blob
from insights.studies.queries import sessions_of
from insights.studies.rules import SessionKind
from insights.transcripts import queries, services
from insights.transcripts.models import SessionMedia, TranscriptImport
from tests.factories import people, spoken, studies


def keep(session: Session, actor, study, name: str) -> SessionMedia:
    blob, kind = Blob("cd" * 32, 10), SessionKind.INTERVIEW
    return services.keep_recording(session, actor, study, name, blob, "audio/mpeg", kind, date(2026, 5, 4))


def test_a_recording_without_transcript_is_kept_and_says_so(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    media = keep(session, actor, study, "interview_7.mp3")
    row = session.scalars(select(TranscriptImport)).one()
    assert (row.state, row.transcript_id) == ("done", None)
    assert "not transcribed here" in row.warnings[0]["message"]
    assert [s.id for s in sessions_of(session, actor, study.id)] == [media.session_id]


def test_a_transcript_of_the_same_name_joins_its_recording(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    media = keep(session, actor, study, "Interview 1.mp3")
    transcript = spoken.transcript(session, actor, study, name="interview_1.vtt")
    assert transcript.session_id == media.session_id
    assert len(sessions_of(session, actor, study.id)) == 1
    other = spoken.transcript(session, actor, study, name="interview_1.vtt")
    assert other.session_id != media.session_id


def test_a_recording_joins_the_transcript_of_its_name_and_replaces_an_earlier_one(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    transcript = spoken.transcript(session, actor, study, name="interview_1.vtt")
    media = keep(session, actor, study, "interview_1.wav")
    assert media.session_id == transcript.session_id
    conversation = sessions_of(session, actor, study.id)[0]
    later = services.attach_recording(session, actor, conversation, "b.mp3", Blob("ef" * 32, 5), "audio/mpeg")
    found = queries.recordings_of_sessions(session, actor, [conversation.id])
    assert found == {conversation.id: later}


def test_a_removed_recording_leaves_its_session(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    services.remove_recording(session, actor, keep(session, actor, study, "a.mp3"))
    assert session.scalars(select(SessionMedia)).all() == []
    assert len(sessions_of(session, actor, study.id)) == 1
