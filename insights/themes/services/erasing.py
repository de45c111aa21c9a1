"""Forgetting a person: their passages leave the themes, their vectors the cache."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from insights.kernel.db import rows_touched
from insights.surveys.models import OpenAnswer
from insights.themes.models import PassageKind, PassageReading, ThemeMember, VectorCache
from insights.themes.services.counting import recount
from insights.transcripts.models import TranscriptPassage


def erase_person(session: Session, participant_id: int) -> int:
    """Take a participant's passages out of everything here and count anew; rows touched."""
    places: tuple[tuple[Any, Any, Any, Any], ...] = (
        (ThemeMember.passage_id, PassageReading.passage_id, PassageKind.passage_id, TranscriptPassage),
        (ThemeMember.answer_id, PassageReading.answer_id, PassageKind.answer_id, OpenAnswer),
    )
    gone, held, hashes = 0, set(), set()
    for member, reading, kind, source in places:
        rows = session.execute(
            select(source.id, source.text_hash).where(source.participant_id == participant_id)
        ).all()
        ids = [row.id for row in rows]
        hashes |= {row.text_hash for row in rows}
        held |= set(session.scalars(select(ThemeMember.theme_id).where(member.in_(ids))))
        gone += rows_touched(session, delete(ThemeMember).where(member.in_(ids)))
        gone += rows_touched(session, delete(PassageReading).where(reading.in_(ids)))
        gone += rows_touched(session, delete(PassageKind).where(kind.in_(ids)))
    for text_hash in hashes:
        ending = VectorCache.key.endswith(f":{text_hash}", autoescape=True)
        gone += rows_touched(session, delete(VectorCache).where(ending))
    recount(session, held)
    return gone
