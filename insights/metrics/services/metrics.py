"""Writes of metrics and of what they mean."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.kernel.editing import apply_edit
from insights.kernel.errors import InvalidInput
from insights.kernel.repeats import just_made
from insights.metrics import queries
from insights.metrics.models import Metric, MetricDefinition, MetricSummary
from insights.metrics.rules.kinds import Cadence, Category, Direction, Priority, Timing, Unit
from insights.metrics.services.summaries import refresh_summary
from insights.search import services as search
from insights.search.rules import Visibility
from insights.worker import enqueue

REVIEW_AFTER = timedelta(days=91)
MEANING = ("definition", "formula", "unit", "direction")


@dataclass(frozen=True, slots=True)
class MetricDraft:
    """A metric as it was written."""

    name: str
    owner_id: int
    unit: Unit = Unit.COUNT
    category: Category = Category.PRODUCT
    direction: Direction = Direction.UP
    timing: Timing = Timing.LAGGING
    priority: Priority = Priority.MEDIUM
    cadence: Cadence = Cadence.MONTHLY
    definition: str = ""
    formula: str = ""
    currency: str = ""
    priority_reason: str = ""
    source: str = ""
    breakdown: str = ""
    tolerance: float = 0.1
    strategy_goal_id: int | None = None
    score_definition_id: int | None = None
    review_by: date | None = field(default=None)

    def values(self) -> dict[str, Any]:
        """Column values; InvalidInput when something essential is missing."""
        if not self.name.strip():
            raise InvalidInput("The metric needs a name.", "name")
        if self.unit == Unit.CURRENCY and not self.currency:
            raise InvalidInput("Say which currency the values are in.", "currency")
        if not 0 <= self.tolerance <= 1:
            raise InvalidInput("The tolerance is a share between 0 and 100 %.", "tolerance")
        kinds = ("unit", "category", "direction", "timing", "priority", "cadence")
        words = {name: getattr(self, name).value for name in kinds}
        currency = self.currency if self.unit == Unit.CURRENCY else ""
        return asdict(self) | words | {"name": self.name.strip(), "currency": currency}


def create_metric(session: Session, actor: Actor, draft: MetricDraft) -> Metric:
    """Add a metric; it is to be reviewed after a quarter unless the draft says when."""
    values = draft.values()
    values["review_by"] = values["review_by"] or clock.today() + REVIEW_AFTER
    row = Metric(**values)
    if twice := just_made(session, row):
        return twice
    session.add(row)
    session.flush()
    session.add(MetricSummary(metric_id=row.id))
    _keep_definition(session, actor, row, 1, "")
    session.flush()
    _make_findable(session, row)
    _ask_to_feed(session, actor, row)
    record_audit(session, actor, "metrics.create", "metric", row.id)
    return row


def edit_metric(
    session: Session, actor: Actor, metric_id: int, version: int, draft: MetricDraft, reason: str = ""
) -> Metric:
    """Save changes; StaleWrite when someone else saved since `version`.

    A change of meaning is kept in the definition history. A unit cannot change once there are values.
    """
    row = queries.metric_for_update(session, metric_id)
    values = draft.values()
    values["review_by"] = values["review_by"] or row.review_by
    _refuse_other_unit(session, row, values)
    before, fed_before = {name: getattr(row, name) for name in MEANING}, row.score_definition_id
    if apply_edit(row, "metric", version, values):
        if before != {name: getattr(row, name) for name in MEANING}:
            _keep_definition(session, actor, row, _last_number(session, row.id) + 1, reason)
        session.flush()
        refresh_summary(session, row)
        _make_findable(session, row)
        if row.score_definition_id != fed_before:
            _ask_to_feed(session, actor, row)
        record_audit(session, actor, "metrics.edit", "metric", row.id)
    return row


def archive_metric(session: Session, actor: Actor, metric_id: int) -> None:
    """Put a metric away with its values; nothing is deleted."""
    row = queries.metric_for_update(session, metric_id)
    row.archived_at = clock.now()
    session.flush()
    record_audit(session, actor, "metrics.archive", "metric", row.id)


def restore_metric(session: Session, actor: Actor, metric_id: int) -> None:
    """Take an archived metric back into use."""
    row = queries.metric_for_update(session, metric_id)
    row.archived_at = None
    session.flush()
    record_audit(session, actor, "metrics.restore", "metric", row.id)


def set_insight_count(session: Session, metric_id: int, count: int) -> None:
    """How many insights make a claim about the metric; called by the feature that owns claims."""
    queries.metric_for_update(session, metric_id).insight_count = count
    session.flush()


def _ask_to_feed(session: Session, actor: Actor, row: Metric) -> None:
    """Have a worker fill the metric with the scores that are there already."""
    if row.score_definition_id is not None:
        key = f"metrics.feed_metric:{row.id}:{row.score_definition_id}"
        payload = {"definition_id": row.score_definition_id}
        enqueue(session, actor, "metrics.feed_metric", payload, key=key)


def _refuse_other_unit(session: Session, row: Metric, values: dict[str, Any]) -> None:
    changed = (row.unit, row.currency) != (values["unit"], values["currency"])
    summary = session.get(MetricSummary, row.id)
    if changed and summary is not None and summary.value_count:
        raise InvalidInput(
            f"“{row.name}” has values in its unit ({summary.value_count}), so the unit cannot change. "
            "Make a new metric and archive this one.",
            "unit",
        )


def _last_number(session: Session, metric_id: int) -> int:
    numbers = select(func.max(MetricDefinition.number)).where(MetricDefinition.metric_id == metric_id)
    return session.scalar(numbers) or 0


def _keep_definition(session: Session, actor: Actor, row: Metric, number: int, reason: str) -> None:
    meaning = {name: getattr(row, name) for name in MEANING}
    session.add(
        MetricDefinition(
            metric_id=row.id, number=number, reason=reason.strip(), changed_by=actor.user_id, **meaning
        )
    )


def _make_findable(session: Session, row: Metric) -> None:
    text = " ".join(part for part in (row.name, row.definition, row.formula) if part)
    search.put(session, [search.Found("metric", row.id, row.name, text, Visibility.EVERYONE)])
