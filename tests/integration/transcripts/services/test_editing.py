"""A session's title, kind and day can be corrected, and what counts by them follows."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.errors import InvalidInput, NotFound, StaleWrite
from insights.studies.models import StudySession
from insights.studies.rules import SessionKind
from insights.transcripts import services
from insights.worker.models import Fact, Job
from tests.factories import people, spoken, studies

DAY, OTHER = date(2026, 5, 4), date(2026, 4, 1)


def test_title_kind_and_day_are_saved_and_followed(session: Session) -> None:
    actor = people.user(session).as_actor()
    transcript = spoken.transcript(session, actor, studies.study(session, actor))
    before = transcript.version
    services.edit_transcript(
        session, actor, transcript.id, before, " With Anna ", SessionKind.USABILITY_TEST, OTHER
    )
    row = session.get_one(StudySession, transcript.session_id)
    assert (transcript.title, transcript.version) == ("With Anna", before + 1)
    assert (row.title, row.kind, row.held_on) == ("With Anna", "usability_test", OTHER)
    assert session.scalars(select(Job.name).where(Job.subject_kind == "transcript")).all() == [
        "transcripts.index"
    ]
    assert "material.changed" in session.scalars(select(Fact.name)).all()


def test_saving_what_is_there_changes_nothing(session: Session) -> None:
    actor = people.user(session).as_actor()
    transcript = spoken.transcript(session, actor, studies.study(session, actor))
    row, before = session.get_one(StudySession, transcript.session_id), transcript.version
    services.edit_transcript(
        session, actor, transcript.id, before, transcript.title, SessionKind(row.kind), row.held_on
    )
    assert transcript.version == before


def test_a_later_editor_is_refused_with_both_versions(session: Session) -> None:
    actor = people.user(session).as_actor()
    transcript = spoken.transcript(session, actor, studies.study(session, actor))
    with pytest.raises(StaleWrite) as refused:
        services.edit_transcript(session, actor, transcript.id, 0, "Mine", SessionKind.INTERVIEW, DAY)
    assert refused.value.yours == {"title": "Mine", "kind": "interview", "held_on": DAY}
    assert refused.value.theirs["title"] == transcript.title


def test_a_session_needs_a_title_and_a_reader(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor, restricted=True)
    transcript = spoken.transcript(session, actor, study)
    with pytest.raises(InvalidInput, match="needs a title"):
        services.edit_transcript(session, actor, transcript.id, 1, " ", SessionKind.INTERVIEW, DAY)
    with pytest.raises(NotFound):
        other = people.user(session).as_actor()
        services.edit_transcript(session, other, transcript.id, 1, "X", SessionKind.INTERVIEW, DAY)
