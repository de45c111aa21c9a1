"""Insights, what they rest on, what they claim, and what people decided about it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from insights.kernel.db import Base, CreatedAt, Id, Moment, Versioned


class Insight(Base, Versioned):
    """What was learned, on what it rests, what should follow; once published it is never deleted."""

    __tablename__ = "insights"
    __table_args__ = (Index(None, "status", "published_at", "id"),)

    id: Mapped[Id]
    statement: Mapped[str] = mapped_column(Text)
    detail: Mapped[str] = mapped_column(Text, default="")
    kind: Mapped[str] = mapped_column(String(12))
    status: Mapped[str] = mapped_column(String(12), default="draft")
    confidence: Mapped[str] = mapped_column(String(8))
    method: Mapped[str] = mapped_column(String(200), default="")
    sample: Mapped[str] = mapped_column(String(300), default="")
    recommendation: Mapped[str] = mapped_column(Text, default="")
    next_step: Mapped[str] = mapped_column(String(300), default="")
    next_owner_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    next_due: Mapped[date | None]
    study_id: Mapped[int | None] = mapped_column(ForeignKey("studies.id", ondelete="SET NULL"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    superseded_by_id: Mapped[int | None] = mapped_column(ForeignKey("insights.id"))
    published_at: Mapped[datetime | None]
    created_at: Mapped[CreatedAt]

    @property
    def dated_at(self) -> datetime:
        """The moment that lists show: of publication, else of writing."""
        return self.published_at or self.created_at


class Evidence(Base):
    """Something that speaks for or against an insight: a highlight, a theme, a score or an experiment."""

    __tablename__ = "evidence"
    __table_args__ = (
        CheckConstraint(
            "(CASE WHEN highlight_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN theme_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN score_definition_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN experiment_id IS NULL THEN 0 ELSE 1 END) = 1",
            name="subject",
        ),
    )

    id: Mapped[Id]
    insight_id: Mapped[int] = mapped_column(ForeignKey("insights.id", ondelete="CASCADE"), index=True)
    stance: Mapped[str] = mapped_column(String(12))
    kind: Mapped[str] = mapped_column(String(12))
    highlight_id: Mapped[int | None] = mapped_column(
        ForeignKey("highlights.id", ondelete="CASCADE"), index=True
    )
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("themes.id", ondelete="CASCADE"), index=True)
    score_definition_id: Mapped[int | None] = mapped_column(
        ForeignKey("score_definitions.id", ondelete="CASCADE"), index=True
    )
    experiment_id: Mapped[int | None] = mapped_column(
        ForeignKey("experiments.id", ondelete="CASCADE"), index=True
    )
    segment: Mapped[str] = mapped_column(String(200), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[CreatedAt]


class Claim(Base, Versioned):
    """A dated claim about a metric or a key result; `size` in the number's unit (points of a share)."""

    __tablename__ = "claims"
    __table_args__ = (CheckConstraint("(metric_id IS NULL) <> (key_result_id IS NULL)", name="target"),)

    id: Mapped[Id]
    insight_id: Mapped[int] = mapped_column(ForeignKey("insights.id", ondelete="CASCADE"), index=True)
    metric_id: Mapped[int | None] = mapped_column(ForeignKey("metrics.id", ondelete="CASCADE"), index=True)
    key_result_id: Mapped[int | None] = mapped_column(
        ForeignKey("key_results.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[str] = mapped_column(String(10))
    direction: Mapped[str] = mapped_column(String(4))
    mechanism: Mapped[str] = mapped_column(Text)
    size: Mapped[float | None]
    starts: Mapped[date]
    ends: Mapped[date]
    status: Mapped[str] = mapped_column(String(12), default="hypothesis")
    author_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[CreatedAt]


class ClaimChange(Base):
    """A person's decision on a claim, with the reason; each is kept."""

    __tablename__ = "claim_changes"

    id: Mapped[Id]
    claim_id: Mapped[int] = mapped_column(ForeignKey("claims.id", ondelete="CASCADE"), index=True)
    status: Mapped[str] = mapped_column(String(12))
    reason: Mapped[str] = mapped_column(Text, default="")
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[Moment]
