"""Results of usability tasks on their way in; scoped."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.errors import NotFound
from insights.studies.models import Study
from insights.studies.queries import visible_to
from insights.surveys.models import OutcomeImport
from insights.surveys.queries.scores import ScoreValue, scores_of_studies
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.success import choice_from, meaning_of
from insights.surveys.rules.tasks import success_in

SHOWN = 300
_OF_USE = (Kind.SUS, Kind.SUS_SCORE, Kind.UMUX_LITE, Kind.SEQ)


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
        .execution_options(populate_existing=True)
    )
    if row is None:
        raise NotFound
    return row


def questionnaire_scores(
    session: Session, actor: Actor, study_ids: Collection[int]
) -> Mapping[int, list[ScoreValue]]:
    """SUS, UMUX-Lite and SEQ of everybody by visible study, for its Tasks page."""
    scores = scores_of_studies(session, actor, study_ids)
    own = {study_id: [one for one in values if one.kind in _OF_USE] for study_id, values in scores.items()}
    return {study_id: values for study_id, values in own.items() if values}


def previews_of_tasks(row: OutcomeImport) -> list[TaskPreview]:
    """What was read, task by task."""
    by_task: dict[str, list[Mapping[str, Any]]] = {}
    for outcome in (row.parsed or {}).get("outcomes", []):
        by_task.setdefault(outcome["task"], []).append(outcome)
    return [_preview(task, own) for task, own in by_task.items()]


@dataclass(frozen=True, slots=True)
class SuccessRead:
    """How success was read: the columns that could say it, the one that was taken, its values in words."""

    columns: list[Mapping[str, Any]]
    taken: str
    values: list[tuple[str, int, str]]
    likely: list[str]

    @property
    def unsaid(self) -> bool:
        """Whether a chosen column's values still mean nothing."""
        return bool(self.values) and not any(meaning for *_, meaning in self.values)


def success_of(row: OutcomeImport) -> SuccessRead | None:
    """What a person may choose in the preview; None for tables without a column to choose."""
    parsed = row.parsed or {}
    columns = parsed.get("columns") or []
    if not columns:
        return None
    choice = choice_from(row.choice)
    taken = choice.column if choice else next(iter(parsed.get("success", ())), "")
    values: list[Any] = next((column["values"] for column in columns if column["name"] == taken), [])
    worth = choice.of if choice else success_in
    said = [(value, times, meaning_of(worth(value))) for value, times in values]
    return SuccessRead(columns, taken, said, [c["name"] for c in columns if c["likely"]])


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
