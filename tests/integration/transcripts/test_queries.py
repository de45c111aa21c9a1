"""What of transcripts an actor may read."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.blobs import Blob
from insights.kernel.errors import NotFound
from insights.transcripts import queries, rules, services
from insights.transcripts.models import TranscriptPassage, Turn
from tests.factories import people, spoken, studies


def test_an_unfinished_transcript_is_seen_by_no_query(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    row = spoken.upload(session, actor, study)
    half = services.begin_transcript(session, row, format="vtt", language=None, duration=None, segments=1)
    with pytest.raises(NotFound):
        queries.transcript(session, actor, half.id)
    assert queries.passages_of(session, [study.id]) == []


def test_a_restricted_studys_words_are_hidden_from_others(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    study = studies.study(session, owner, restricted=True)
    transcript = spoken.transcript(session, owner, study)
    turn = session.scalars(select(Turn).where(Turn.transcript_id == transcript.id)).first()
    passage = session.scalars(select(TranscriptPassage)).first()
    assert queries.turn_place(session, owner, turn.id) == (transcript, turn)
    assert queries.places_of(session, other, [passage.id]) == {}
    for read in (queries.transcript, queries.upload):
        with pytest.raises(NotFound):
            read(session, other, transcript.id)
    with pytest.raises(NotFound):
        queries.turn_place(session, other, turn.id)
    assert queries.imports_of(session, other, study.id) == []
    assert queries.transcripts_of_sessions(session, other, [transcript.session_id]) == {}


def test_recordings_of_a_restricted_study_are_hidden_from_others(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    talk = studies.conversation(session, owner, studies.study(session, owner, restricted=True))
    kept = services.attach_recording(session, owner, talk, "talk.mp3", Blob("cd" * 32, 10), "audio/mpeg")
    assert queries.recordings_of_sessions(session, owner, [talk.id]) == {talk.id: kept}
    assert queries.recording(session, owner, kept.id) == (kept, talk)
    assert queries.recordings_of_sessions(session, other, [talk.id]) == {}
    with pytest.raises(NotFound):
        queries.recording(session, other, kept.id)


def test_voices_go_by_pseudonym_and_part(session: Session) -> None:
    actor = people.user(session).as_actor()
    transcript = spoken.transcript(session, actor, studies.study(session, actor))
    voices = list(queries.voices_of(session, transcript.id).values())
    assert [voice.is_moderator for voice in voices] == [True, False]
    assert voices[0].name == "Moderator"
    assert voices[1].name.startswith("P")


def test_long_transcripts_are_read_page_by_page(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "TURNS_A_PAGE", 3)
    actor = people.user(session).as_actor()
    transcript = spoken.transcript(session, actor, studies.study(session, actor))
    first, after = queries.turns_page(session, transcript.id, -1)
    rest, end = queries.turns_page(session, transcript.id, after)
    assert [turn.position for turn in first] == [0, 1, 2]
    assert ([turn.position for turn in rest], end) == ([3], None)
    assert rules.TURNS_A_PAGE > 3


def test_a_passage_knows_its_place(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    transcript = spoken.transcript(session, actor, study)
    said = queries.passages_of(session, [study.id])
    places = queries.places_of(session, actor, [p.id for p in said])
    assert [p.text for p in said] == [spoken.INTERVIEW[1][1], spoken.INTERVIEW[3][1]]
    assert {place.transcript_id for place in places.values()} == {transcript.id}
    assert places[said[0].id].start == 10.0
    assert queries.places_of(session, actor, []) == {}


def test_the_same_content_is_recognised_once_it_was_read(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    row = spoken.upload(session, actor, study)
    assert queries.twin_of(session, study.id, row.sha256) is None
    spoken.transcript(session, actor, study)
    assert queries.twin_of(session, study.id, row.sha256) is not None


def test_transcripts_are_found_by_id_where_they_may_be_read(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    transcript = spoken.transcript(session, owner, studies.study(session, owner, restricted=True))
    assert queries.transcripts_by_id(session, owner, [transcript.id, None]) == {transcript.id: transcript}
    assert queries.transcripts_by_id(session, other, [transcript.id]) == {}
