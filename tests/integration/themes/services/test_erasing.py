"""Forgetting a person."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from insights.themes import services
from insights.themes.models import PassageReading, ThemeMember, VectorCache
from insights.transcripts.models import TranscriptPassage
from tests.factories import found, people, studies


def test_an_erased_person_leaves_themes_readings_and_vectors(session: Session) -> None:
    actor = people.user(session).as_actor()
    theme, other = found.themes(session, actor, studies.study(session, actor))
    passage = session.scalars(select(TranscriptPassage).order_by(TranscriptPassage.id).limit(1)).one()
    passage.text_hash = "abc123"
    session.add_all([VectorCache(key="m:abc123", vector=b"1"), VectorCache(key="m:other", vector=b"2")])
    session.flush()
    assert services.erase_person(session, passage.participant_id) == 5
    assert theme.people_count == other.people_count == 5
    assert session.scalar(select(func.count()).select_from(ThemeMember)) == 10
    assert session.scalar(select(func.count()).select_from(PassageReading)) == 10
    assert session.scalars(select(VectorCache.key)).all() == ["m:other"]


def test_erasing_somebody_without_passages_touches_nothing(session: Session) -> None:
    assert services.erase_person(session, 0) == 0
