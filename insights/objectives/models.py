"""Teams, objectives, key results and check-ins."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Float, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from insights.kernel.db import Base, CreatedAt, Id, Versioned
from insights.metrics.rules.kinds import unit_sign
from insights.metrics.rules.periods import quarter_around


class Team(Base, Versioned):
    """A group of people that objectives belong to."""

    __tablename__ = "teams"

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(String(120), unique=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    created_at: Mapped[CreatedAt]


class TeamMember(Base):
    """Who belongs to a team."""

    __tablename__ = "team_members"

    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)


class Objective(Base, Versioned):
    """What a team wants to have achieved by the end of a period; closed with a score and a retrospective."""

    __tablename__ = "objectives"
    __table_args__ = (Index(None, "ends", "id"),)

    id: Mapped[Id]
    statement: Mapped[str] = mapped_column(String(300))
    reason: Mapped[str] = mapped_column(Text, default="")
    starts: Mapped[date]
    ends: Mapped[date]
    rhythm: Mapped[str] = mapped_column(String(12), default="weekly")
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("objectives.id"), index=True)
    strategy_goal_id: Mapped[int | None] = mapped_column(ForeignKey("strategy_goals.id"))
    carried_from_id: Mapped[int | None] = mapped_column(ForeignKey("objectives.id"))
    score: Mapped[float | None]
    retrospective: Mapped[str] = mapped_column(Text, default="")
    closed_at: Mapped[datetime | None]
    archived_at: Mapped[datetime | None]
    created_at: Mapped[CreatedAt]

    @property
    def period(self) -> str:
        """What people call its period: Q2 2026, or its days."""
        quarter = quarter_around(self.starts)
        if (self.starts, self.ends) == (quarter.starts, quarter.ends):
            return quarter.label
        return f"{self.starts.day} {self.starts:%b %Y} to {self.ends.day} {self.ends:%b %Y}"


class KeyResult(Base, Versioned):
    """A number by which an objective is judged: from a baseline to a target by a deadline.

    `relative` holds the percentage when the target was given as “by 20 % from the baseline”; `target` is
    always absolute. Without a target, check-ins tell the percentage done. With a metric, its newest value
    since `starts` counts.
    """

    __tablename__ = "key_results"

    id: Mapped[Id]
    objective_id: Mapped[int] = mapped_column(ForeignKey("objectives.id"), index=True)
    statement: Mapped[str] = mapped_column(String(300))
    baseline: Mapped[float | None]
    target: Mapped[float | None]
    relative: Mapped[float | None]
    unit: Mapped[str] = mapped_column(String(10))
    currency: Mapped[str] = mapped_column(String(3), default="")
    way: Mapped[str] = mapped_column(String(4))
    starts: Mapped[date]
    deadline: Mapped[date]
    weight: Mapped[float] = mapped_column(Float, default=1.0)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    metric_id: Mapped[int | None] = mapped_column(ForeignKey("metrics.id"), index=True)
    proposed_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    proposed_at: Mapped[CreatedAt]
    agreed_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    agreed_at: Mapped[datetime | None]
    score: Mapped[float | None]
    archived_at: Mapped[datetime | None]

    @property
    def sign(self) -> str:
        """The sign written beside a value."""
        return unit_sign(self.unit, self.currency)

    @property
    def agreed(self) -> bool:
        """Whether it is more than a proposal."""
        return self.agreed_at is not None


class KeyResultMetric(Base):
    """A metric that leads a key result, or a guardrail that must stay within `low` and `high`."""

    __tablename__ = "key_result_metrics"
    __table_args__ = (UniqueConstraint("key_result_id", "metric_id", "role"),)

    id: Mapped[Id]
    key_result_id: Mapped[int] = mapped_column(ForeignKey("key_results.id", ondelete="CASCADE"))
    metric_id: Mapped[int] = mapped_column(ForeignKey("metrics.id"), index=True)
    role: Mapped[str] = mapped_column(String(10))
    low: Mapped[float | None]
    high: Mapped[float | None]


class KeyResultTradeOff(Base):
    """Two key results that were declared to pull against each other."""

    __tablename__ = "key_result_trade_offs"

    key_result_id: Mapped[int] = mapped_column(
        ForeignKey("key_results.id", ondelete="CASCADE"), primary_key=True
    )
    other_id: Mapped[int] = mapped_column(ForeignKey("key_results.id", ondelete="CASCADE"), primary_key=True)
    note: Mapped[str] = mapped_column(Text, default="")


class KeyResultChange(Base):
    """A change of a key result's aim, kept with its reason and marked on the chart."""

    __tablename__ = "key_result_changes"
    __table_args__ = (Index(None, "key_result_id", "id"),)

    id: Mapped[Id]
    key_result_id: Mapped[int] = mapped_column(ForeignKey("key_results.id", ondelete="CASCADE"))
    what: Mapped[str] = mapped_column(String(40))
    before: Mapped[str] = mapped_column(String(200))
    after: Mapped[str] = mapped_column(String(200))
    reason: Mapped[str] = mapped_column(Text, default="")
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    changed_at: Mapped[CreatedAt]


class CheckIn(Base):
    """What the owner said of a key result on a day; never changed, only followed by the next."""

    __tablename__ = "check_ins"
    __table_args__ = (Index(None, "key_result_id", "day", "id"),)

    id: Mapped[Id]
    key_result_id: Mapped[int] = mapped_column(ForeignKey("key_results.id", ondelete="CASCADE"))
    day: Mapped[date]
    value: Mapped[float | None]
    confidence: Mapped[str] = mapped_column(String(16))
    comment: Mapped[str] = mapped_column(Text, default="")
    next_step: Mapped[str] = mapped_column(Text, default="")
    next_step_by: Mapped[date | None]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[CreatedAt]


class Milestone(Base):
    """A quarter of the way, reached on a day."""

    __tablename__ = "milestones"
    __table_args__ = (UniqueConstraint("key_result_id", "share"),)

    id: Mapped[Id]
    key_result_id: Mapped[int] = mapped_column(ForeignKey("key_results.id", ondelete="CASCADE"))
    share: Mapped[float]
    reached_on: Mapped[date] = mapped_column(index=True)
    created_at: Mapped[CreatedAt]


class PeriodReview(Base, Versioned):
    """What a team learnt in a period and what it decided."""

    __tablename__ = "period_reviews"
    __table_args__ = (UniqueConstraint("starts", "ends", "team_id"),)

    id: Mapped[Id]
    starts: Mapped[date]
    ends: Mapped[date]
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    learnt: Mapped[str] = mapped_column(Text, default="")
    decisions: Mapped[str] = mapped_column(Text, default="")
    author_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[CreatedAt]
