"""Highlights, tags and the codebook, and exports of other tools on their way in."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from insights.kernel.blob_names import NAMES_BLOBS
from insights.kernel.db import Base, CreatedAt, Id, Versioned


class Tag(Base, Versioned):
    """A code of the codebook: what it means, an example, the code above it."""

    __tablename__ = "tags"

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(String(100))
    folded: Mapped[str] = mapped_column(String(100), unique=True)
    definition: Mapped[str] = mapped_column(Text, default="")
    example: Mapped[str] = mapped_column(Text, default="")
    colour: Mapped[int] = mapped_column(default=1)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("tags.id", ondelete="SET NULL"), index=True)
    highlight_count: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[CreatedAt]


class Highlight(Base, Versioned):
    """A quote anchored in a turn: characters `start` to `end` of its text."""

    __tablename__ = "highlights"
    __table_args__ = (Index(None, "study_id", "id"),)

    id: Mapped[Id]
    study_id: Mapped[int] = mapped_column(ForeignKey("studies.id", ondelete="CASCADE"))
    turn_id: Mapped[int] = mapped_column(ForeignKey("turns.id", ondelete="CASCADE"), index=True)
    participant_id: Mapped[int | None] = mapped_column(
        ForeignKey("participants.id", ondelete="SET NULL"), index=True
    )
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="")
    starred: Mapped[bool] = mapped_column(default=False)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[CreatedAt]


class HighlightTag(Base):
    """A highlight's code."""

    __tablename__ = "highlight_tags"

    highlight_id: Mapped[int] = mapped_column(
        ForeignKey("highlights.id", ondelete="CASCADE"), primary_key=True
    )
    tag_id: Mapped[int] = mapped_column(
        ForeignKey("tags.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class AnswerTag(Base):
    """An open answer's code; what one person coded at once has one `batch`, so that it can be taken back."""

    __tablename__ = "answer_tags"
    __table_args__ = (Index(None, "coded_by", "batch"),)

    answer_id: Mapped[int] = mapped_column(
        ForeignKey("open_answers.id", ondelete="CASCADE"), primary_key=True
    )
    tag_id: Mapped[int] = mapped_column(
        ForeignKey("tags.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    coded_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    batch: Mapped[int]


class Move(Base):
    """An export of another tool: what it holds until a person decides, then only how much was moved in."""

    __tablename__ = "moves"
    __table_args__ = (Index(None, "study_id", "id"),)

    id: Mapped[Id]
    study_id: Mapped[int | None] = mapped_column(ForeignKey("studies.id", ondelete="CASCADE"))
    file_name: Mapped[str] = mapped_column(String(255))
    sha256: Mapped[str] = mapped_column(String(64), info=NAMES_BLOBS)
    state: Mapped[str] = mapped_column(String(12), default="reading")
    reason: Mapped[str] = mapped_column(Text, default="")
    found: Mapped[dict[str, Any]] = mapped_column(default=dict)
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    warnings: Mapped[list[Any]] = mapped_column(default=list)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[CreatedAt]
