"""Reads of the codebook."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.highlights.models import HighlightTag, Tag
from insights.kernel.errors import NotFound
from insights.kernel.ids import fold


def codebook(session: Session) -> Sequence[Tag]:
    """All codes by name."""
    return session.scalars(select(Tag).order_by(Tag.folded)).all()


def tag(session: Session, tag_id: int) -> Tag:
    """The code; NotFound when missing."""
    row = session.get(Tag, tag_id)
    if row is None:
        raise NotFound
    return row


def tag_named(session: Session, name: str) -> Tag | None:
    """The code of this name, whatever its case."""
    return session.scalar(select(Tag).where(Tag.folded == fold(name)))


def tags_of(session: Session, highlight_id: int) -> Sequence[Tag]:
    """The codes of a highlight by name."""
    return session.scalars(
        select(Tag)
        .join(HighlightTag, HighlightTag.tag_id == Tag.id)
        .where(HighlightTag.highlight_id == highlight_id)
        .order_by(Tag.name)
    ).all()
