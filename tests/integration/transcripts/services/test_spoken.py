"""Transcripts without a file of their own."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.studies.models import StudySession
from insights.transcripts import queries, services
from insights.worker.models import Job
from tests.factories import people, spoken, studies


def test_known_turns_are_a_whole_transcript_at_once_and_are_split_later(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    turns = [("Anna", 1.5, "It was slow."), (None, None, "Very."), ("Anna", 9.0, "I left.")]
    row = services.keep_spoken(session, actor, spoken.SECRET, study, "Note 1", turns, date(2026, 5, 4), "en")
    found, _ = queries.turns_page(session, row.id, -1)
    assert [(turn.start, turn.text) for turn in found] == [(start, words) for _, start, words in turns]
    assert found[0].speaker_id == found[2].speaker_id and found[1].speaker_id is None
    assert (row.whole, row.duration, row.word_count) == (True, 9.0, 6)
    assert session.get_one(StudySession, row.session_id).title == "Note 1"
    asked = session.scalars(select(Job.name).where(Job.subject_kind == "transcript")).all()
    assert sorted(asked) == ["transcripts.index", "transcripts.split"]
