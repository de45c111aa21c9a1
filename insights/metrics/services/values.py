"""Writing values: adding is idempotent, correcting keeps what stood there."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.kernel.db import table_of
from insights.kernel.errors import InvalidInput
from insights.metrics import queries
from insights.metrics.models import Metric, MetricValue, MetricValueFormer
from insights.metrics.rules.kinds import Source
from insights.metrics.services.summaries import refresh_summary
from insights.worker import record_fact

CONTENT = ("value", "n", "low", "high", "comment")
KEPT = ("metric_id", "segment", "day", *CONTENT, "source", "recorded_by", "recorded_at")


@dataclass(frozen=True, slots=True)
class ValueDraft:
    """A value of a day; `n` and its interval where known; `row` names its place in a table."""

    day: date
    value: float
    segment: str = ""
    n: int | None = None
    low: float | None = None
    high: float | None = None
    comment: str = ""
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """What a write came to: values added, corrected, and those that stood there already."""

    added: int
    corrected: int
    unchanged: int

    @property
    def words(self) -> str:
        """The outcome as a sentence."""
        parts = [(self.added, "added"), (self.corrected, "corrected"), (self.unchanged, "unchanged")]
        told = ", ".join(f"{count:,} {word}" for count, word in parts if count)
        return f"Values: {told or 'none'}."


def put_value(session: Session, actor: Actor, metric_id: int, draft: ValueDraft, source: Source) -> Stored:
    """Set one value; the same value again changes nothing."""
    return put_values(session, actor, metric_id, [draft], source)


def put_values(
    session: Session, actor: Actor, metric_id: int, drafts: Sequence[ValueDraft], source: Source
) -> Stored:
    """Set values of a metric, all or none; InvalidInput names the row of the first that cannot be taken."""
    check_values(drafts)
    metric = queries.metric_for_update(session, metric_id)
    if metric.archived_at is not None:
        raise InvalidInput(f"“{metric.name}” is archived; restore it before adding values.")
    present = _present(session, metric_id, drafts)
    stamp = {"source": source.value, "recorded_by": actor.user_id, "recorded_at": clock.now()}
    added, corrected = [], []
    for draft in drafts:
        standing = present.get((draft.segment, draft.day))
        if standing is None:
            added.append(_columns(metric_id, draft, stamp))
        elif any(standing[name] != getattr(draft, name) for name in CONTENT):
            corrected.append((standing, _columns(metric_id, draft, stamp)))
    if added:
        session.execute(insert(table_of(MetricValue)), added)
    if corrected:
        _correct(session, actor, corrected)
    if added or corrected:
        _after_change(session, actor, metric)
    return Stored(len(added), len(corrected), len(drafts) - len(added) - len(corrected))


def remove_value(session: Session, actor: Actor, metric_id: int, day: date, segment: str = "") -> None:
    """Take a value away that should not stand there, and keep it as a correction; NotFound without one."""
    metric = queries.metric_for_update(session, metric_id)
    if metric.archived_at is not None:
        raise InvalidInput(f"“{metric.name}” is archived; restore it before taking values away.")
    row = queries.value_on(session, actor, metric_id, day, segment)
    kept = {name: getattr(row, name) for name in KEPT}
    replaced = {"replaced_by": actor.user_id, "replaced_at": clock.now()}
    session.execute(insert(MetricValueFormer), [kept | replaced])
    session.delete(row)
    session.flush()
    _after_change(session, actor, metric)


def check_values(drafts: Iterable[ValueDraft]) -> None:
    """InvalidInput for a value that is no finite number, a day in the future, or a day given twice."""
    today, seen = clock.latest_today(), set()
    for draft in drafts:
        place = f"Row {draft.row}: " if draft.row is not None else ""
        if not math.isfinite(draft.value):
            raise InvalidInput(f"{place}the value is no number.", "value")
        if draft.day > today:
            raise InvalidInput(f"{place}{draft.day} lies in the future.", "day")
        if draft.day.year < 1900:
            raise InvalidInput(f"{place}{draft.day} lies before 1900.", "day")
        if (draft.segment, draft.day) in seen:
            part = f" for {draft.segment}" if draft.segment else ""
            raise InvalidInput(f"{place}{draft.day} is given twice{part}.", "day")
        if draft.n is not None and draft.n < 0:
            raise InvalidInput(f"{place}n cannot be negative.", "n")
        if draft.low is not None and draft.high is not None and not draft.low <= draft.value <= draft.high:
            raise InvalidInput(f"{place}the value lies outside of its own interval.", "value")
        seen.add((draft.segment, draft.day))


def _columns(metric_id: int, draft: ValueDraft, stamp: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "metric_id": metric_id,
        "segment": draft.segment,
        "day": draft.day,
        "value": draft.value,
        "n": draft.n,
        "low": draft.low,
        "high": draft.high,
        "comment": draft.comment,
        **stamp,
    }


def _present(
    session: Session, metric_id: int, drafts: Sequence[ValueDraft]
) -> dict[tuple[str, date], dict[str, Any]]:
    """What stands at the days of the drafts, by (segment, day)."""
    if not drafts:
        return {}
    days = [draft.day for draft in drafts]
    table = table_of(MetricValue)
    span = table.c.day.between(min(days), max(days))
    rows = session.execute(
        select(*(table.c[name] for name in KEPT)).where(table.c.metric_id == metric_id, span)
    ).mappings()
    return {(row["segment"], row["day"]): dict(row) for row in rows}


def _correct(session: Session, actor: Actor, corrected: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    replaced: dict[str, int | datetime | None] = {
        "replaced_by": actor.user_id,
        "replaced_at": clock.now(),
    }
    session.execute(insert(MetricValueFormer), [former | replaced for former, _ in corrected])
    table = table_of(MetricValue)
    keys = ("metric_id", "segment", "day")
    statement = update(table).where(*(table.c[key] == bindparam(f"at_{key}") for key in keys))
    changes = [
        {f"at_{key}": new[key] for key in keys} | {name: new[name] for name in new if name not in keys}
        for _, new in corrected
    ]
    session.execute(statement.values({name: bindparam(name) for name in KEPT if name not in keys}), changes)
    session.expire_all()


def _after_change(session: Session, actor: Actor, metric: Metric) -> None:
    refresh_summary(session, metric)
    record_fact(session, "metric.changed", {"metric_id": metric.id})
    record_audit(session, actor, "metrics.put_values", "metric", metric.id)
