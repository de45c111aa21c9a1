"""Forgetting: passages leave the themes, their vectors the cache, and everything is counted anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, func, select, union
from sqlalchemy.orm import Session

from insights.kernel.db import rows_touched
from insights.studies.models import StudyParticipant
from insights.studies.queries import people_refusing
from insights.studies.rules import Scope
from insights.surveys.models import OpenAnswer
from insights.themes.models import PassageKind, PassageReading, ThemeBase, ThemeMember, VectorCache
from insights.themes.queries.passages import study_passages
from insights.themes.queries.themes import all_themes_of
from insights.themes.services.counting import recount, write_bases
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


def heed_consent(session: Session, participant_id: int) -> list[int]:
    """Take out whom consent no longer allows to analyse, unquote whom it no longer allows to quote.

    The ids of the studies whose counts must follow.
    """
    if people_refusing(session, Scope.ANALYSIS, [participant_id]):
        erase_person(session, participant_id)
    in_study = select(StudyParticipant.study_id).where(StudyParticipant.participant_id == participant_id)
    return list(session.scalars(in_study.order_by(StudyParticipant.study_id)))


def recount_study(session: Session, study_id: int) -> None:
    """Count a study's themes and whom it heard anew; a study that nobody analysed has nothing to count."""
    if session.scalar(select(ThemeBase.study_id).where(ThemeBase.study_id == study_id).limit(1)) is None:
        return
    recount(session, [theme.id for theme in all_themes_of(session, study_id)])
    write_bases(session, study_id, study_passages(session, study_id))
    session.flush()


def stray_vectors(session: Session) -> Sequence[str]:
    """Keys of cached vectors of words that stand nowhere any more: corrected, removed, or updated."""
    own_hash = func.substr(VectorCache.key, func.length(VectorCache.key) - 15)
    standing = union(select(TranscriptPassage.text_hash), select(OpenAnswer.text_hash))
    return session.scalars(select(VectorCache.key).where(own_hash.not_in(standing))).all()


def drop_vectors(session: Session, keys: Sequence[str]) -> int:
    """Remove cached vectors; how many went."""
    return rows_touched(session, delete(VectorCache).where(VectorCache.key.in_(list(keys))))
