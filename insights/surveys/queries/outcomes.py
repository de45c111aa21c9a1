"""Results of usability tasks on their way in; scoped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.errors import NotFound
from insights.studies.models import Study
from insights.studies.queries import visible_to
from insights.surveys.models import OutcomeImport

SHOWN = 300


@dataclass(frozen=True, slots=True)
class TaskPreview:
    """What files say of one task: people, successes among those `told`, and how many have each measure."""

    task: str
    people: int
    told: int
    succeeded: int
    partly: int
    timed: int
    errors: int | None
    rated: int


def outcome_import(session: Session, actor: Actor, import_id: int) -> OutcomeImport:
    """The import, locked for this transaction; NotFound when missing or hidden."""
    row = session.scalar(
        select(OutcomeImport)
        .join(Study, Study.id == OutcomeImport.study_id)
        .where(OutcomeImport.id == import_id, visible_to(actor))
        .with_for_update(of=OutcomeImport)
    )
    if row is None:
        raise NotFound
    return row


def previews_of_tasks(row: OutcomeImport) -> list[TaskPreview]:
    """What was read, task by task."""
    by_task: dict[str, list[Mapping[str, Any]]] = {}
    for outcome in (row.parsed or {}).get("outcomes", []):
        by_task.setdefault(outcome["task"], []).append(outcome)
    return [_preview(task, own) for task, own in by_task.items()]


def _preview(task: str, own: list[Mapping[str, Any]]) -> TaskPreview:
    told = [one["success"] for one in own if one["success"] is not None]
    errors = [one["errors"] for one in own if one["errors"] is not None]
    return TaskPreview(
        task=task,
        people=len(own),
        told=len(told),
        succeeded=told.count(1),
        partly=told.count(0.5),
        timed=sum(one["seconds"] is not None for one in own),
        errors=sum(errors) if errors else None,
        rated=sum(one["ease"] is not None for one in own),
    )
