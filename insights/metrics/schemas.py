"""What goes in and out of the metrics' part of /api/v1."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from insights.metrics.models import Metric, MetricSummary
from insights.metrics.queries import status_of
from insights.metrics.rules.kinds import Cadence, Category, Direction, Source, Timing, Unit
from insights.metrics.rules.statuses import Status
from insights.metrics.services import ValueDraft
from insights.web.api import LARGEST_ID, Day, Text

LARGEST_PAGE = 1000
LARGEST_N = 2**31 - 1
Finite = Annotated[float, Field(allow_inf_nan=False, ge=-1e300, le=1e300)]
MetricId = Annotated[int, Field(ge=1, le=LARGEST_ID)]
Segment = Annotated[Text, Field(max_length=120, description="A part of the breakdown; empty for the whole.")]
NEXT = "`next_cursor` of the page before."
Limit = Annotated[int, Field(ge=1, le=LARGEST_PAGE)]


class Asked(BaseModel):
    """What a request says: nothing beside what is described."""

    model_config = ConfigDict(extra="forbid")


class MetricAddress(Asked):
    """A metric in the path."""

    metric_id: MetricId


class ValueAddress(MetricAddress):
    """A day of a metric in the path."""

    day: Annotated[Day, Field(description="Not in the future.")]


class PartAsked(Asked):
    """Which part of a metric."""

    segment: Segment = ""


class MetricsAsked(Asked):
    """Which page of the metrics."""

    cursor: int = Field(0, ge=0, le=LARGEST_ID, description=NEXT)
    limit: Limit = 100


class ValuesAsked(PartAsked):
    """Which values of a metric."""

    cursor: Day | None = Field(None, description=NEXT)
    limit: Limit = 100
    starts: Day | None = Field(None, description="The first day, itself included.")
    ends: Day | None = Field(None, description="The last day, itself included.")


class ValueIn(BaseModel):
    """A value as it is put; what is left out becomes empty."""

    model_config = ConfigDict(extra="forbid", strict=True)

    value: Finite
    comment: Annotated[Text, Field(max_length=500)] = ""
    n: int | None = Field(None, ge=0, le=LARGEST_N, description="How many observations it rests on.")
    low: Finite | None = Field(None, description="Lower end of its 95 % interval, at most the value.")
    high: Finite | None = Field(None, description="Upper end of its 95 % interval, at least the value.")

    def draft(self, day: date, segment: str) -> ValueDraft:
        """The value as the service takes it."""
        return ValueDraft(
            day=day,
            value=self.value,
            segment=segment.strip(),
            n=self.n,
            low=self.low,
            high=self.high,
            comment=self.comment.strip(),
        )


class ValueOut(BaseModel):
    """A value as it stands."""

    model_config = ConfigDict(from_attributes=True)

    day: Day
    value: float
    segment: str
    comment: str
    n: int | None
    low: float | None
    high: float | None
    source: Source


class ValuesOut(BaseModel):
    """A page of values in time order."""

    values: list[ValueOut]
    next_cursor: Day | None


class MetricOut(BaseModel):
    """A metric with its last value of the whole."""

    id: int
    name: str
    definition: str
    formula: str
    unit: Unit
    currency: str
    category: Category
    direction: Direction
    timing: Timing
    cadence: Cadence
    breakdown: str
    archived: bool
    status: Status
    last_on: Day | None
    last_value: float | None

    @classmethod
    def of(cls, row: Metric, summary: MetricSummary, today: date) -> MetricOut:
        """The metric as programs see it."""
        names = ("id", "name", "definition", "formula", "unit", "currency", "category", "direction")
        own: Mapping[str, Any] = {
            name: getattr(row, name) for name in (*names, "timing", "cadence", "breakdown")
        }
        return cls(
            **own,
            archived=row.archived_at is not None,
            status=status_of(summary, today),
            last_on=summary.last_on,
            last_value=summary.last_value,
        )


class MetricsOut(BaseModel):
    """A page of metrics in the order of their ids."""

    metrics: list[MetricOut]
    next_cursor: int | None
