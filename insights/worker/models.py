"""Jobs (outbox and status in one row) and facts waiting for whom they concern."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Index, Integer, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from insights.kernel.db import Base, BigId, CreatedAt, Id, Json
from insights.worker.rules import title_of


class JobState(StrEnum):
    """Where a job stands; queued and running are live."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


LIVE = (JobState.QUEUED, JobState.RUNNING)


class Job(Base):
    """One piece of background work: written by who asks for it, carried out by a worker.

    `attempt` grows with every start and every retry and never falls: it is the token that a run's writes are
    checked against. `tries` counts the starts since a person last asked. `lasting`: another would fail alike.
    `asked_again`: it was asked for once more since this start.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        CheckConstraint("state IN ('queued', 'running', 'done', 'failed', 'cancelled')", name="state"),
        Index("ix_jobs_state_due_at", "state", "due_at"),
        Index("ix_jobs_subject", "subject_kind", "subject_id"),
        Index("ix_jobs_actor_id_id", "actor_id", "id"),
    )

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(String(80))
    payload: Mapped[dict[str, Any]] = mapped_column(Json)
    key: Mapped[str] = mapped_column(String(200), unique=True)
    subject_kind: Mapped[str | None] = mapped_column(String(40))
    subject_id: Mapped[int | None] = mapped_column(BigId)
    study_id: Mapped[int | None] = mapped_column(BigId)
    actor_id: Mapped[int | None] = mapped_column(BigId)
    state: Mapped[str] = mapped_column(String(12), default=JobState.QUEUED)
    progress_done: Mapped[int] = mapped_column(Integer, default=0)
    progress_total: Mapped[int | None] = mapped_column(Integer)
    message: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str | None] = mapped_column(Text)
    lasting: Mapped[bool] = mapped_column(default=False)
    attempt: Mapped[int] = mapped_column(Integer, default=0)
    tries: Mapped[int] = mapped_column(Integer, default=0)
    asked_again: Mapped[bool] = mapped_column(default=False)
    workflow_id: Mapped[str | None] = mapped_column(String(80))
    worker: Mapped[str | None] = mapped_column(String(120))
    due_at: Mapped[CreatedAt]
    created_at: Mapped[CreatedAt]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    heartbeat_at: Mapped[datetime | None]

    @property
    def title(self) -> str:
        """What it is, in words."""
        return title_of(self.name)

    @property
    def live(self) -> bool:
        """Waiting or being worked on."""
        return self.state in LIVE


class Fact(Base):
    """Something that happened in one feature and that higher features may have subscribed to."""

    __tablename__ = "facts"
    __table_args__ = (
        Index(
            "ix_facts_waiting",
            "id",
            sqlite_where=text("dispatched_at IS NULL"),
            postgresql_where=text("dispatched_at IS NULL"),
        ),
    )

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(String(80))
    payload: Mapped[dict[str, Any]] = mapped_column(Json)
    created_at: Mapped[CreatedAt]
    dispatched_at: Mapped[datetime | None]
