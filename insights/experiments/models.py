"""Experiments, the files they were read from, the counts of their variants and the report on them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from insights.kernel.blob_names import NAMES_BLOBS
from insights.kernel.db import Base, CreatedAt, Id, Versioned


class Experiment(Base, Versioned):
    """An A/B test: what it compares, whom it counts, and the metric it means to move.

    `counted` is empty until somebody said who is in the denominator; `worth` is the smallest difference that
    would matter, in percentage points or in the value's unit.
    """

    __tablename__ = "experiments"
    __table_args__ = (Index(None, "study_id", "id"), Index(None, "metric_id"))

    id: Mapped[Id]
    study_id: Mapped[int] = mapped_column(ForeignKey("studies.id", ondelete="CASCADE"))
    metric_id: Mapped[int | None] = mapped_column(ForeignKey("metrics.id", ondelete="SET NULL"))
    name: Mapped[str] = mapped_column(String(200))
    hypothesis: Mapped[str] = mapped_column(Text, default="")
    outcome: Mapped[str] = mapped_column(String(12))
    success: Mapped[str] = mapped_column(String(300), default="")
    unit: Mapped[str] = mapped_column(String(20), default="")
    counted: Mapped[str] = mapped_column(String(12), default="")
    planned: Mapped[list[Any]] = mapped_column(default=list)
    worth: Mapped[float | None]
    started_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    created_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[CreatedAt]


class ExperimentReading(Base):
    """A file of rows on its way to counts; `look` is what was seen in it, `plan` what is declared."""

    __tablename__ = "experiment_readings"
    __table_args__ = (Index(None, "experiment_id", "id"),)

    id: Mapped[Id]
    experiment_id: Mapped[int] = mapped_column(ForeignKey("experiments.id", ondelete="CASCADE"))
    file_name: Mapped[str] = mapped_column(String(255))
    sha256: Mapped[str] = mapped_column(String(64), index=True, info=NAMES_BLOBS)
    state: Mapped[str] = mapped_column(String(12), default="reading")
    reason: Mapped[str] = mapped_column(Text, default="")
    look: Mapped[dict[str, Any]] = mapped_column(default=dict)
    plan: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[CreatedAt]


class ExperimentVariant(Base):
    """The counts of one variant, the control at position 0; `times` says how often each value came."""

    __tablename__ = "experiment_variants"

    experiment_id: Mapped[int] = mapped_column(
        ForeignKey("experiments.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(120))
    shown: Mapped[int]
    answered: Mapped[int | None]
    successes: Mapped[int] = mapped_column(default=0)
    mean: Mapped[float] = mapped_column(default=0.0)
    variance: Mapped[float] = mapped_column(default=0.0)
    times: Mapped[list[Any]] = mapped_column(default=list)


class ExperimentReport(Base):
    """What the numbers say, as it was reckoned; `looks` counts how often new numbers were read."""

    __tablename__ = "experiment_reports"

    experiment_id: Mapped[int] = mapped_column(
        ForeignKey("experiments.id", ondelete="CASCADE"), primary_key=True
    )
    said: Mapped[dict[str, Any]] = mapped_column(default=dict)
    left_out: Mapped[list[Any]] = mapped_column(default=list)
    looks: Mapped[int] = mapped_column(default=0)
    reckoned_at: Mapped[datetime | None]
