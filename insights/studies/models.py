"""Studies, their sessions, participants, consent and usability tasks."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from insights.kernel.db import Base, CreatedAt, Id, Versioned
from insights.kernel.ids import pseudonym


class Study(Base, Versioned):
    """A piece of research: what it asks and which decision it informs."""

    __tablename__ = "studies"

    id: Mapped[Id]
    title: Mapped[str] = mapped_column(String(200))
    question: Mapped[str] = mapped_column(Text, default="")
    decision: Mapped[str] = mapped_column(Text, default="")
    hypotheses: Mapped[str] = mapped_column(Text, default="")
    guide: Mapped[str] = mapped_column(Text, default="")
    method: Mapped[str] = mapped_column(String(20))
    status: Mapped[str] = mapped_column(String(20), default="running")
    restricted: Mapped[bool] = mapped_column(default=False)
    needed_by: Mapped[date | None]
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[CreatedAt]


class StudyMember(Base):
    """Who may open a restricted study besides its owner."""

    __tablename__ = "study_members"

    study_id: Mapped[int] = mapped_column(ForeignKey("studies.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)


class StudyTally(Base):
    """A count kept in the writing transaction: sessions, surveys, passages, highlights … of a study."""

    __tablename__ = "study_tallies"

    study_id: Mapped[int] = mapped_column(ForeignKey("studies.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[int]


class StudySession(Base):
    """One conversation of a study: an interview, a usability test, a focus group, a support call."""

    __tablename__ = "sessions"
    __table_args__ = (Index(None, "study_id", "held_on", "id"),)

    id: Mapped[Id]
    study_id: Mapped[int] = mapped_column(ForeignKey("studies.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(200))
    held_on: Mapped[date]
    created_at: Mapped[CreatedAt]


class Participant(Base):
    """A person who took part, known by a pseudonym; the same person keeps it over studies."""

    __tablename__ = "participants"

    id: Mapped[Id]
    number: Mapped[int] = mapped_column(unique=True)
    segment: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[CreatedAt]

    @property
    def pseudonym(self) -> str:
        """The name everybody reads."""
        return pseudonym(self.number)


class StudyParticipant(Base):
    """A participant's part in a study."""

    __tablename__ = "study_participants"

    study_id: Mapped[int] = mapped_column(ForeignKey("studies.id", ondelete="CASCADE"), primary_key=True)
    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participants.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class ParticipantAlias(Base):
    """Recognises a speaker's label inside a study by its keyed digest; the name itself is not kept."""

    __tablename__ = "participant_aliases"
    __table_args__ = (UniqueConstraint("study_id", "digest"),)

    id: Mapped[Id]
    study_id: Mapped[int] = mapped_column(ForeignKey("studies.id", ondelete="CASCADE"))
    participant_id: Mapped[int] = mapped_column(ForeignKey("participants.id", ondelete="CASCADE"), index=True)
    digest: Mapped[str] = mapped_column(String(64))


class Consent(Base):
    """A participant's consent to a scope, from a day until its withdrawal."""

    __tablename__ = "consents"

    id: Mapped[Id]
    participant_id: Mapped[int] = mapped_column(ForeignKey("participants.id", ondelete="CASCADE"), index=True)
    scope: Mapped[str] = mapped_column(String(20))
    given_on: Mapped[date]
    withdrawn_on: Mapped[date | None]


class StudyTask(Base):
    """A task of a usability study."""

    __tablename__ = "study_tasks"
    __table_args__ = (UniqueConstraint("study_id", "number"),)

    id: Mapped[Id]
    study_id: Mapped[int] = mapped_column(ForeignKey("studies.id", ondelete="CASCADE"))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))


class TaskOutcome(Base):
    """How one participant did on one task; null where it was not measured."""

    __tablename__ = "task_outcomes"
    __table_args__ = (UniqueConstraint("task_id", "participant_id"),)

    id: Mapped[Id]
    task_id: Mapped[int] = mapped_column(ForeignKey("study_tasks.id", ondelete="CASCADE"))
    participant_id: Mapped[int] = mapped_column(ForeignKey("participants.id", ondelete="CASCADE"), index=True)
    session_id: Mapped[int | None] = mapped_column(ForeignKey("sessions.id", ondelete="SET NULL"))
    success: Mapped[bool | None]
    seconds: Mapped[float | None]
    errors: Mapped[int | None]
    ease: Mapped[int | None]
