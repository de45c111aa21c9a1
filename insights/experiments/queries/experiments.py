"""Experiments with what their numbers say."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from insights.experiments.models import (
    Experiment,
    ExperimentReading,
    ExperimentReport,
    ExperimentVariant,
)
from insights.kernel.actor import Actor, Role
from insights.kernel.db import the_row
from insights.kernel.errors import NotFound
from insights.kernel.statements import IDS, whoever
from insights.studies.models import Study
from insights.studies.queries import visible_to

MOST_CHOICES = 500


@dataclass(frozen=True, slots=True)
class Summary:
    """An experiment in a line: its people, and the verdict on each variant; no verdict before numbers."""

    id: int
    study_id: int
    metric_id: int | None
    name: str
    people: int
    verdicts: Sequence[str]
    ways: Sequence[int]

    @property
    def finished(self) -> bool:
        """Whether there are numbers."""
        return bool(self.verdicts)


def experiment(session: Session, actor: Actor, experiment_id: int) -> Experiment:
    """The experiment; NotFound when missing or hidden."""
    return the_row(session, _visible(actor).where(Experiment.id == experiment_id))


def experiment_for_update(session: Session, actor: Actor, experiment_id: int) -> Experiment:
    """The experiment, locked for this transaction; NotFound when missing or hidden."""
    experiment(session, actor, experiment_id)
    return session.scalars(
        select(Experiment)
        .where(Experiment.id == experiment_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def experiments_of(session: Session, actor: Actor, study_id: int) -> list[Summary]:
    """The study's experiments, the newest first."""
    return _summaries(session, actor, "study_id", [study_id])


def experiments_of_studies(
    session: Session, actor: Actor, study_ids: Sequence[int]
) -> Mapping[int, list[Summary]]:
    """Experiments by study, for those that have any."""
    return _grouped(_summaries(session, actor, "study_id", study_ids), "study_id")


def experiments_on_metrics(
    session: Session, actor: Actor, metric_ids: Sequence[int]
) -> Mapping[int, list[Summary]]:
    """Experiments that mean to move each metric, for those that have any."""
    return _grouped(_summaries(session, actor, "metric_id", metric_ids), "metric_id")


def cited_summaries(session: Session, experiment_ids: Collection[int]) -> Mapping[int, Summary]:
    """Experiments by id, summarised and unscoped: what a published insight rests on is read by everybody."""
    found = _summaries(session, None, "id", experiment_ids) if experiment_ids else []
    return {one.id: one for one in found}


def choices_of(session: Session, actor: Actor) -> list[tuple[int, str]]:
    """Visible experiments with numbers as choices of a select: (id, "Green button (Checkout)")."""
    rows = session.execute(
        select(Experiment.id, Experiment.name, Study.title)
        .join(Study, Study.id == Experiment.study_id)
        .join(ExperimentReport, ExperimentReport.experiment_id == Experiment.id)
        .where(visible_to(actor), ExperimentReport.reckoned_at.is_not(None))
        .order_by(Experiment.id.desc())
        .limit(MOST_CHOICES)
    )
    return [(row_id, f"{name} ({title})") for row_id, name, title in rows]


def variants_of(session: Session, experiment_id: int) -> Sequence[ExperimentVariant]:
    """The counts of an experiment the caller was allowed to read, the control first."""
    rows = select(ExperimentVariant).where(ExperimentVariant.experiment_id == experiment_id)
    return session.scalars(rows.order_by(ExperimentVariant.position)).all()


def report_of(session: Session, experiment_id: int) -> ExperimentReport | None:
    """What the numbers say of an experiment the caller was allowed to read."""
    return session.get(ExperimentReport, experiment_id)


def latest_reading(session: Session, experiment_id: int) -> ExperimentReading | None:
    """The newest file of an experiment the caller was allowed to read."""
    own = select(ExperimentReading).where(ExperimentReading.experiment_id == experiment_id)
    return session.scalar(own.order_by(ExperimentReading.id.desc()).limit(1))


def reading(session: Session, experiment_id: int, reading_id: int) -> ExperimentReading:
    """A file of an experiment the caller was allowed to read; else NotFound."""
    row = session.get(ExperimentReading, reading_id)
    if row is None or row.experiment_id != experiment_id:
        raise NotFound
    return row


def _summaries(session: Session, actor: Actor | None, column: str, ids: Collection[int]) -> list[Summary]:
    """Experiments by a column, as the actor sees them or, without one, unscoped."""
    statement = _with_reports(actor.role if actor else None, column)
    rows = session.execute(statement, {"ids": list(ids), "me": actor.user_id if actor else None})
    return [_summary(row, report.said if report else {}) for row, report in rows]


@cache
def _with_reports(role: Role | None, column: str) -> Select[Experiment, ExperimentReport]:
    statement = (
        select(Experiment, ExperimentReport)
        .join(Study, Study.id == Experiment.study_id)
        .outerjoin(ExperimentReport, ExperimentReport.experiment_id == Experiment.id)
        .where(getattr(Experiment, column).in_(IDS))
        .order_by(Experiment.id.desc())
    )
    return statement.where(visible_to(whoever(role))) if role else statement


def _summary(row: Experiment, said: Mapping[str, Any]) -> Summary:
    compared = said.get("comparisons", [])
    return Summary(
        row.id,
        row.study_id,
        row.metric_id,
        row.name,
        sum(one["n"] for one in said.get("variants", [])),
        [one["verdict"] for one in compared],
        [one["way"] for one in compared],
    )


def _grouped(found: Sequence[Summary], key: str) -> Mapping[int, list[Summary]]:
    grouped: dict[int, list[Summary]] = {}
    for one in found:
        grouped.setdefault(getattr(one, key), []).append(one)
    return grouped


def _visible(actor: Actor) -> Select[Experiment]:
    return select(Experiment).join(Study, Study.id == Experiment.study_id).where(visible_to(actor))
