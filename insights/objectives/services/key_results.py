"""Writes of key results; a changed aim keeps what it was and why."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.kernel.editing import apply_edit
from insights.kernel.errors import InvalidInput
from insights.kernel.repeats import just_made
from insights.metrics import queries as metric_queries
from insights.metrics.rules.kinds import Unit
from insights.metrics.rules.numbers import written
from insights.objectives import queries
from insights.objectives.models import KeyResult, KeyResultChange
from insights.objectives.rules.kinds import Way
from insights.objectives.rules.targets import check_target, target_as_read
from insights.objectives.services.milestones import refresh_milestones
from insights.objectives.services.objectives import refuse_closed
from insights.search import services as search
from insights.search.rules import Visibility

AIM = ("baseline", "target", "deadline", "starts", "metric_id")


@dataclass(frozen=True, slots=True)
class KeyResultDraft:
    """A key result as it was written.

    Give `target`, or `relative` (percent from the baseline), or neither: then a “by 20 %” of the statement is
    read as relative where the baseline is known, else check-ins tell the percentage done. With a metric, its
    unit is taken, and its last value before the start where the baseline is missing.
    """

    statement: str
    starts: date
    deadline: date
    owner_id: int
    baseline: float | None = None
    target: float | None = None
    relative: float | None = None
    unit: Unit = Unit.COUNT
    currency: str = ""
    way: Way = Way.UP
    weight: float = 1.0
    metric_id: int | None = None

    def values(self, session: Session, actor: Actor) -> dict[str, Any]:
        """Column values; InvalidInput when the aim cannot hold."""
        if not self.statement.strip():
            raise InvalidInput("A key result needs a statement.", "statement")
        if self.weight <= 0:
            raise InvalidInput("The weight is a number above 0.", "weight")
        values = asdict(self) | {"statement": self.statement.strip()}
        values |= {"unit": self.unit.value, "way": self.way.value}
        if self.metric_id is not None:
            values |= self._from_metric(session, actor, self.metric_id)
        if self.relative is not None and self.target is not None:
            raise InvalidInput("Give the target as a value or as a percentage, not both.", "relative")
        if self.target is None:
            read = target_as_read(self.statement, values["baseline"], self.relative, self.way)
            values |= asdict(read) if read else {}
        check_target(values["baseline"], values["target"], values["way"], self.starts, self.deadline)
        return values

    def _from_metric(self, session: Session, actor: Actor, metric_id: int) -> dict[str, Any]:
        metric = metric_queries.metric(session, actor, metric_id)
        taken: dict[str, Any] = {"unit": metric.unit, "currency": metric.currency}
        if self.baseline is None:
            before = metric_queries.value_at(session, metric_id, self.starts)
            taken["baseline"] = before.value if before else None
        return taken


def add_key_result(session: Session, actor: Actor, objective_id: int, draft: KeyResultDraft) -> KeyResult:
    """Propose a key result for an objective."""
    objective = queries.objective_for_update(session, objective_id)
    refuse_closed(objective)
    row = KeyResult(objective_id=objective_id, proposed_by=actor.user_id, **draft.values(session, actor))
    if twice := just_made(session, row, "proposed_at"):
        return twice
    session.add(row)
    session.flush()
    refresh_milestones(session, row)
    _make_findable(session, row)
    record_audit(session, actor, "objectives.add_key_result", "key_result", row.id)
    return row


def edit_key_result(
    session: Session, actor: Actor, key_result_id: int, version: int, draft: KeyResultDraft, reason: str = ""
) -> KeyResult:
    """Save changes; StaleWrite when someone else saved since `version`.

    A change of what was agreed needs a reason; every change of the aim is kept.
    """
    row = queries.key_result_for_update(session, key_result_id)
    refuse_closed(queries.objective(session, actor, row.objective_id))
    values = draft.values(session, actor)
    before = {name: getattr(row, name) for name in AIM}
    changed = [name for name in AIM if before[name] != values[name]]
    if row.version == version and changed and row.agreed and not reason.strip():
        raise InvalidInput("This key result is agreed: say why its aim changes.", "reason")
    if apply_edit(row, "key result", version, values):
        for name in changed:
            _keep_change(session, actor, row, name, _told(before[name]), _told(values[name]), reason)
        session.flush()
        refresh_milestones(session, row)
        _make_findable(session, row)
        record_audit(session, actor, "objectives.edit_key_result", "key_result", row.id)
    return row


def agree_key_result(session: Session, actor: Actor, key_result_id: int) -> KeyResult:
    """Agree to a proposed key result; repeats change nothing."""
    row = queries.key_result_for_update(session, key_result_id)
    refuse_closed(queries.objective(session, actor, row.objective_id))
    if not row.agreed:
        row.agreed_by, row.agreed_at = actor.user_id, clock.now()
        session.flush()
        record_audit(session, actor, "objectives.agree_key_result", "key_result", row.id)
    return row


def move_key_result(session: Session, actor: Actor, key_result_id: int, objective_id: int) -> KeyResult:
    """Put a key result under another objective, with its history."""
    row = queries.key_result_for_update(session, key_result_id)
    before = queries.objective(session, actor, row.objective_id)
    after = queries.objective_for_update(session, objective_id)
    refuse_closed(before)
    refuse_closed(after)
    if before.id != after.id:
        row.objective_id = after.id
        row.version += 1
        _keep_change(session, actor, row, "objective", before.statement[:200], after.statement[:200], "")
        session.flush()
        record_audit(session, actor, "objectives.move_key_result", "key_result", row.id)
    return row


def archive_key_result(session: Session, actor: Actor, key_result_id: int) -> None:
    """Put a key result away with its check-ins; nothing is deleted."""
    row = queries.key_result_for_update(session, key_result_id)
    row.archived_at = row.archived_at or clock.now()
    session.flush()
    record_audit(session, actor, "objectives.archive_key_result", "key_result", row.id)


def restore_key_result(session: Session, actor: Actor, key_result_id: int) -> None:
    """Take an archived key result back."""
    row = queries.key_result_for_update(session, key_result_id)
    row.archived_at = None
    session.flush()
    record_audit(session, actor, "objectives.restore_key_result", "key_result", row.id)


def _keep_change(
    session: Session, actor: Actor, row: KeyResult, what: str, before: str, after: str, reason: str
) -> None:
    session.add(
        KeyResultChange(
            key_result_id=row.id,
            what=what.removesuffix("_id"),
            before=before,
            after=after,
            reason=reason.strip(),
            changed_by=actor.user_id,
        )
    )


def _told(value: object) -> str:
    if value is None:
        return "none"
    return written(value) if isinstance(value, float) else str(value)


def _make_findable(session: Session, row: KeyResult) -> None:
    found = search.Found("key_result", row.id, row.statement, row.statement, Visibility.EVERYONE)
    search.put(session, [found])
