"""Metrics with their values, targets, benchmarks and annotations; strategy goals; comments."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, Float, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from insights.kernel.blob_names import NAMES_BLOBS
from insights.kernel.db import Base, BigId, CreatedAt, Id, Moment, Versioned
from insights.metrics.rules.kinds import unit_sign
from insights.metrics.rules.statuses import Bounds


class StrategyGoal(Base, Versioned):
    """What the company wants in a period; objectives and metrics name the one they serve."""

    __tablename__ = "strategy_goals"

    id: Mapped[Id]
    statement: Mapped[str] = mapped_column(String(300))
    reason: Mapped[str] = mapped_column(Text, default="")
    period: Mapped[str] = mapped_column(String(40))
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    archived_at: Mapped[datetime | None]
    created_at: Mapped[CreatedAt]


class Metric(Base, Versioned):
    """A number that the company follows.

    `insight_count` counts the insights with a claim on it; the feature that owns claims keeps it.
    `score_definition_id` names the survey score that feeds it, if one does.
    """

    __tablename__ = "metrics"

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(String(200))
    definition: Mapped[str] = mapped_column(Text, default="")
    formula: Mapped[str] = mapped_column(Text, default="")
    unit: Mapped[str] = mapped_column(String(10))
    currency: Mapped[str] = mapped_column(String(3), default="")
    category: Mapped[str] = mapped_column(String(10))
    direction: Mapped[str] = mapped_column(String(5))
    timing: Mapped[str] = mapped_column(String(7))
    priority: Mapped[str] = mapped_column(String(6))
    priority_reason: Mapped[str] = mapped_column(Text, default="")
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    cadence: Mapped[str] = mapped_column(String(10))
    source: Mapped[str] = mapped_column(String(300), default="")
    breakdown: Mapped[str] = mapped_column(String(60), default="")
    tolerance: Mapped[float] = mapped_column(Float, default=0.1)
    strategy_goal_id: Mapped[int | None] = mapped_column(ForeignKey("strategy_goals.id"))
    score_definition_id: Mapped[int | None] = mapped_column(BigId, index=True)
    review_by: Mapped[date | None]
    insight_count: Mapped[int] = mapped_column(Integer, default=0)
    archived_at: Mapped[datetime | None]
    created_at: Mapped[CreatedAt]

    @property
    def sign(self) -> str:
        """The sign written beside a value."""
        return unit_sign(self.unit, self.currency)

    @property
    def explained(self) -> bool:
        """Whether an insight makes a claim about it."""
        return self.insight_count > 0


class MetricDefinition(Base):
    """What a metric meant from a moment on: each change of its meaning is kept."""

    __tablename__ = "metric_definitions"
    __table_args__ = (UniqueConstraint("metric_id", "number"),)

    id: Mapped[Id]
    metric_id: Mapped[int] = mapped_column(ForeignKey("metrics.id", ondelete="CASCADE"))
    number: Mapped[int]
    definition: Mapped[str] = mapped_column(Text)
    formula: Mapped[str] = mapped_column(Text)
    unit: Mapped[str] = mapped_column(String(10))
    direction: Mapped[str] = mapped_column(String(5))
    reason: Mapped[str] = mapped_column(Text, default="")
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    changed_at: Mapped[CreatedAt]


class MetricValue(Base):
    """A value of a day; `segment` is empty for the whole and names a part of the metric's breakdown else."""

    __tablename__ = "metric_values"

    metric_id: Mapped[int] = mapped_column(ForeignKey("metrics.id", ondelete="CASCADE"), primary_key=True)
    segment: Mapped[str] = mapped_column(String(120), primary_key=True, default="")
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    value: Mapped[float]
    n: Mapped[int | None]
    low: Mapped[float | None]
    high: Mapped[float | None]
    comment: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(String(10))
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    recorded_at: Mapped[CreatedAt]


class MetricValueFormer(Base):
    """A value that was corrected: what stood there, who had written it, and who replaced it when."""

    __tablename__ = "metric_values_former"
    __table_args__ = (Index(None, "metric_id", "segment", "day"),)

    id: Mapped[Id]
    metric_id: Mapped[int] = mapped_column(ForeignKey("metrics.id", ondelete="CASCADE"))
    segment: Mapped[str] = mapped_column(String(120))
    day: Mapped[date]
    value: Mapped[float]
    n: Mapped[int | None]
    low: Mapped[float | None]
    high: Mapped[float | None]
    comment: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(String(10))
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    recorded_at: Mapped[Moment]
    replaced_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    replaced_at: Mapped[CreatedAt]


class MetricSummary(Base):
    """What the board shows of a metric, kept in the writing transaction.

    `spark` is the small line of the newest values, as points; `standing` judges the last value by the target
    of its day,
    the same since `since`; from `late_from` on the metric is stale.
    """

    __tablename__ = "metric_summaries"

    metric_id: Mapped[int] = mapped_column(ForeignKey("metrics.id", ondelete="CASCADE"), primary_key=True)
    value_count: Mapped[int] = mapped_column(Integer, default=0)
    last_on: Mapped[date | None]
    last_value: Mapped[float | None]
    before_value: Mapped[float | None]
    spark: Mapped[str] = mapped_column(Text, default="")
    standing: Mapped[str] = mapped_column(String(10), default="no_values")
    since: Mapped[date | None]
    target_low: Mapped[float | None]
    target_high: Mapped[float | None]
    late_from: Mapped[date | None] = mapped_column(index=True)


class MetricTarget(Base):
    """What a metric should reach in a period: at least `low`, at most `high`, or between."""

    __tablename__ = "metric_targets"
    __table_args__ = (UniqueConstraint("metric_id", "starts", "ends"),)

    id: Mapped[Id]
    metric_id: Mapped[int] = mapped_column(ForeignKey("metrics.id", ondelete="CASCADE"))
    starts: Mapped[date]
    ends: Mapped[date]
    low: Mapped[float | None]
    high: Mapped[float | None]
    set_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    set_at: Mapped[CreatedAt]

    @property
    def bounds(self) -> Bounds:
        """The target as bounds."""
        return Bounds(self.low, self.high)


class Benchmark(Base):
    """A value to compare with: from the own history or from an industry source."""

    __tablename__ = "benchmarks"

    id: Mapped[Id]
    metric_id: Mapped[int] = mapped_column(ForeignKey("metrics.id", ondelete="CASCADE"), index=True)
    label: Mapped[str] = mapped_column(String(120))
    value: Mapped[float]
    source: Mapped[str] = mapped_column(String(300), default="")
    as_of: Mapped[date | None]
    added_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    added_at: Mapped[CreatedAt]


class Annotation(Base):
    """A note at a day of a metric: a release, an outage, a campaign."""

    __tablename__ = "annotations"
    __table_args__ = (Index(None, "metric_id", "day"),)

    id: Mapped[Id]
    metric_id: Mapped[int] = mapped_column(ForeignKey("metrics.id", ondelete="CASCADE"))
    day: Mapped[date]
    text: Mapped[str] = mapped_column(Text)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[CreatedAt]


class MetricReview(Base):
    """What was decided when a metric was looked at again: kept, changed or retired, and why."""

    __tablename__ = "metric_reviews"

    id: Mapped[Id]
    metric_id: Mapped[int] = mapped_column(ForeignKey("metrics.id", ondelete="CASCADE"), index=True)
    decision: Mapped[str] = mapped_column(String(6))
    reason: Mapped[str] = mapped_column(Text)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    decided_at: Mapped[CreatedAt]


class Comment(Base):
    """What somebody said about a metric, an objective, a key result or a check-in."""

    __tablename__ = "comments"
    __table_args__ = (Index(None, "subject_kind", "subject_id", "id"),)

    id: Mapped[Id]
    subject_kind: Mapped[str] = mapped_column(String(20))
    subject_id: Mapped[int] = mapped_column(BigId)
    text: Mapped[str] = mapped_column(Text)
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[CreatedAt]
    deleted_at: Mapped[datetime | None]


class MetricImport(Base):
    """A table of values on its way in: read, looked at by a person, then saved whole or not at all.

    `parsed` holds what was read ({layout, series, problems}) until it is saved; `outcome` what it came to.
    """

    __tablename__ = "metric_imports"

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(String(255))
    sha256: Mapped[str | None] = mapped_column(String(64), info=NAMES_BLOBS)
    state: Mapped[str] = mapped_column(String(10), default="reading")
    reason: Mapped[str] = mapped_column(Text, default="")
    metric_id: Mapped[int | None] = mapped_column(ForeignKey("metrics.id", ondelete="CASCADE"))
    parsed: Mapped[dict[str, Any] | None]
    plan: Mapped[dict[str, Any] | None]
    outcome: Mapped[dict[str, Any] | None]
    created_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[CreatedAt]


class MetricForecast(Base):
    """What a worker expects of a metric, or why it does not; `points` are [day, value, low, high]."""

    __tablename__ = "metric_forecasts"

    metric_id: Mapped[int] = mapped_column(ForeignKey("metrics.id", ondelete="CASCADE"), primary_key=True)
    based_on: Mapped[date]
    method: Mapped[str] = mapped_column(String(40), default="")
    refusal: Mapped[str] = mapped_column(Text, default="")
    error: Mapped[float | None]
    points: Mapped[list[Any]] = mapped_column(default=list)
    made_at: Mapped[CreatedAt]


class MetricFinding(Base):
    """An unusual value or a lasting change that a worker found; a person may explain it by an annotation."""

    __tablename__ = "metric_findings"
    __table_args__ = (UniqueConstraint("metric_id", "day", "kind"),)

    id: Mapped[Id]
    metric_id: Mapped[int] = mapped_column(ForeignKey("metrics.id", ondelete="CASCADE"))
    day: Mapped[date]
    kind: Mapped[str] = mapped_column(String(10))
    value: Mapped[float]
    expected: Mapped[float]
    dismissed_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    found_at: Mapped[CreatedAt]
