"""Imports of transcript files, and what they became: speakers, turns, sections, passages."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from insights.kernel.blob_names import NAMES_BLOBS
from insights.kernel.db import Base, BigId, CreatedAt, Id, Versioned


class TranscriptImport(Base):
    """One uploaded file on its way to a transcript; `refused` when reading it again would end the same.

    `renews_id` is the transcript of which it may be a newer version; `alone` when a person said it is not.
    `erased` are the digests of the labels of people who were erased before it was read.
    """

    __tablename__ = "transcript_imports"
    __table_args__ = (Index(None, "study_id", "id"),)

    id: Mapped[Id]
    study_id: Mapped[int] = mapped_column(ForeignKey("studies.id", ondelete="CASCADE"))
    file_name: Mapped[str] = mapped_column(String(255))
    sha256: Mapped[str] = mapped_column(String(64), index=True, info=NAMES_BLOBS)
    size: Mapped[int]
    session_kind: Mapped[str] = mapped_column(String(20))
    held_on: Mapped[date]
    state: Mapped[str] = mapped_column(String(12), default="queued")
    reason: Mapped[str] = mapped_column(Text, default="")
    line: Mapped[int | None]
    refused: Mapped[bool] = mapped_column(default=False)
    warnings: Mapped[list[Any]] = mapped_column(default=list)
    erased: Mapped[list[Any]] = mapped_column(default=list)
    transcript_id: Mapped[int | None] = mapped_column(ForeignKey("transcripts.id", ondelete="SET NULL"))
    renews_id: Mapped[int | None] = mapped_column(ForeignKey("transcripts.id", ondelete="SET NULL"))
    alone: Mapped[bool] = mapped_column(default=False)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[CreatedAt]


class Transcript(Base, Versioned):
    """What was said in a session; every query skips it until `whole`."""

    __tablename__ = "transcripts"
    __table_args__ = (Index(None, "study_id", "id"),)

    id: Mapped[Id]
    study_id: Mapped[int] = mapped_column(ForeignKey("studies.id", ondelete="CASCADE"))
    session_id: Mapped[int | None] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    format: Mapped[str] = mapped_column(String(40))
    language: Mapped[str | None] = mapped_column(String(8))
    duration: Mapped[float | None]
    segments: Mapped[int]
    turn_count: Mapped[int] = mapped_column(default=0)
    word_count: Mapped[int] = mapped_column(default=0)
    whole: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[CreatedAt]


class SessionMedia(Base):
    """A recording of a session, kept and played as it came; speech in it is not transcribed here."""

    __tablename__ = "session_media"

    id: Mapped[Id]
    study_id: Mapped[int] = mapped_column(ForeignKey("studies.id", ondelete="CASCADE"), index=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), unique=True)
    file_name: Mapped[str] = mapped_column(String(255))
    media_type: Mapped[str] = mapped_column(String(40))
    sha256: Mapped[str] = mapped_column(String(64), index=True, info=NAMES_BLOBS)
    size: Mapped[int] = mapped_column(BigId)
    created_at: Mapped[CreatedAt]


class Speaker(Base):
    """A voice of a transcript: a participant, known by pseudonym, or a moderator."""

    __tablename__ = "speakers"
    __table_args__ = (UniqueConstraint("transcript_id", "position"),)

    id: Mapped[Id]
    transcript_id: Mapped[int] = mapped_column(ForeignKey("transcripts.id", ondelete="CASCADE"))
    position: Mapped[int]
    is_moderator: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(String(300), default="")
    participant_id: Mapped[int | None] = mapped_column(
        ForeignKey("participants.id", ondelete="SET NULL"), index=True
    )


class Turn(Base):
    """What one speaker said without a break; times in seconds from the start."""

    __tablename__ = "turns"
    __table_args__ = (UniqueConstraint("transcript_id", "position"),)

    id: Mapped[Id]
    transcript_id: Mapped[int] = mapped_column(ForeignKey("transcripts.id", ondelete="CASCADE"))
    position: Mapped[int]
    speaker_id: Mapped[int | None] = mapped_column(ForeignKey("speakers.id", ondelete="SET NULL"), index=True)
    start: Mapped[float | None]
    end: Mapped[float | None]
    text: Mapped[str] = mapped_column(Text)


class Section(Base):
    """A heading before character `offset` of the turn at `turn_position`; some announce a task."""

    __tablename__ = "transcript_sections"

    id: Mapped[Id]
    transcript_id: Mapped[int] = mapped_column(ForeignKey("transcripts.id", ondelete="CASCADE"), index=True)
    turn_position: Mapped[int]
    offset: Mapped[int]
    title: Mapped[str] = mapped_column(String(300))
    is_task: Mapped[bool] = mapped_column(default=False)


class TranscriptPassage(Base):
    """The unit of text analysis in a turn: characters `start` to `end`, with the hash of its text."""

    __tablename__ = "passages"
    __table_args__ = (Index(None, "study_id", "id"),)

    id: Mapped[Id]
    study_id: Mapped[int] = mapped_column(ForeignKey("studies.id", ondelete="CASCADE"))
    transcript_id: Mapped[int] = mapped_column(ForeignKey("transcripts.id", ondelete="CASCADE"), index=True)
    turn_id: Mapped[int] = mapped_column(ForeignKey("turns.id", ondelete="CASCADE"), index=True)
    participant_id: Mapped[int | None] = mapped_column(
        ForeignKey("participants.id", ondelete="SET NULL"), index=True
    )
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    text_hash: Mapped[str] = mapped_column(String(16))
    language: Mapped[str | None] = mapped_column(String(8))
    splitter: Mapped[str] = mapped_column(String(20))
