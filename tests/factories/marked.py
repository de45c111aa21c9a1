"""Highlights for tests."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.highlights import services
from insights.highlights.models import Highlight
from insights.kernel.actor import Actor
from insights.transcripts.models import Transcript, Turn


def turn_at(session: Session, transcript: Transcript, position: int) -> Turn:
    """A turn of a transcript by its position."""
    return session.scalars(
        select(Turn).where(Turn.transcript_id == transcript.id, Turn.position == position)
    ).one()


def highlight(
    session: Session, actor: Actor, transcript: Transcript, words: str, *tags: str, position: int = 1
) -> Highlight:
    """Some words of a turn, marked and coded."""
    turn = turn_at(session, transcript, position)
    start = turn.text.index(words)
    return services.create_highlight(session, actor, turn.id, start, start + len(words), tags)
