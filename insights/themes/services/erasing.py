"""Forgetting a person: their passages leave the themes, their vectors the cache."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from insights.themes.models import PassageReading, Theme, ThemeMember, VectorCache
from insights.themes.services.counting import recount
from insights.transcripts.models import TranscriptPassage


def erase_person(session: Session, participant_id: int) -> int:
    """Take a participant's passages out of everything here and count anew; rows touched."""
    rows = session.execute(
        select(TranscriptPassage.id, TranscriptPassage.text_hash).where(
            TranscriptPassage.participant_id == participant_id
        )
    ).all()
    ids, hashes = [row.id for row in rows], {row.text_hash for row in rows}
    held = session.scalars(
        select(ThemeMember.theme_id).where(ThemeMember.passage_id.in_(ids)).distinct()
    ).all()
    gone = session.execute(delete(ThemeMember).where(ThemeMember.passage_id.in_(ids))).rowcount
    gone += session.execute(delete(PassageReading).where(PassageReading.passage_id.in_(ids))).rowcount
    for text_hash in hashes:
        ending = VectorCache.key.endswith(f":{text_hash}", autoescape=True)
        gone += session.execute(delete(VectorCache).where(ending)).rowcount
    recount(session, [theme.id for theme in session.scalars(select(Theme).where(Theme.id.in_(held)))])
    return gone
