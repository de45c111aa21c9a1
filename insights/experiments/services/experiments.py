"""What an experiment is about: written, changed, removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.experiments import queries
from insights.experiments.models import Experiment
from insights.experiments.rules.kinds import Counted, Outcome
from insights.experiments.services.numbers import ask_to_reckon, refuse_other_split
from insights.kernel.actor import Actor
from insights.kernel.editing import apply_edit
from insights.kernel.errors import InvalidInput
from insights.kernel.repeats import just_made
from insights.metrics.queries import metrics_by_id
from insights.search.rules import Visibility
from insights.search.services import Found, forget, put
from insights.studies.queries import study as study_visible
from insights.studies.services import add_to_tally


@dataclass(frozen=True, slots=True)
class ExperimentDraft:
    """What a person writes about an experiment; `counted` None leaves the denominator open."""

    name: str
    outcome: Outcome = Outcome.RATE
    hypothesis: str = ""
    success: str = ""
    unit: str = ""
    counted: Counted | None = None
    planned: Sequence[float] = field(default=())
    worth: float | None = None
    metric_id: int | None = None
    started_on: date | None = None
    ended_on: date | None = None

    def values(self) -> dict[str, Any]:
        """Column values."""
        own = {
            "name": self.name.strip()[:200],
            "outcome": self.outcome.value,
            "counted": self.counted.value if self.counted else "",
            "planned": list(self.planned),
        }
        return {**asdict(self), **own}


def create_experiment(session: Session, actor: Actor, study_id: int, draft: ExperimentDraft) -> Experiment:
    """Add an experiment to a study."""
    study_visible(session, actor, study_id)
    _refuse(session, actor, draft)
    row = Experiment(study_id=study_id, created_by=actor.user_id, **draft.values())
    if twice := just_made(session, row):
        return twice
    session.add(row)
    session.flush()
    _index(session, row)
    add_to_tally(session, study_id, "experiments", 1)
    record_audit(session, actor, "experiments.create", "experiment", row.id)
    return row


def edit_experiment(
    session: Session, actor: Actor, experiment_id: int, version: int, draft: ExperimentDraft
) -> Experiment:
    """Save changes and reckon anew; StaleWrite when someone else saved since `version`."""
    row = queries.experiment_for_update(session, actor, experiment_id)
    _refuse(session, actor, draft)
    counted = queries.variants_of(session, experiment_id)
    if counted and draft.outcome.is_share is not Outcome(row.outcome).is_share:
        raise InvalidInput(
            "There are numbers for the outcome as it is. Make a new experiment for another outcome.",
            "outcome",
        )
    if counted:
        refuse_other_split(draft.planned, len(counted), "planned")
    if apply_edit(row, "experiment", version, draft.values()):
        record_audit(session, actor, "experiments.edit", "experiment", row.id)
        session.flush()
        _index(session, row)
        if counted:
            ask_to_reckon(session, actor, row)
    return row


def remove_experiment(session: Session, actor: Actor, row: Experiment) -> None:
    """Remove an experiment with its numbers."""
    record_audit(session, actor, "experiments.remove", "experiment", row.id)
    add_to_tally(session, row.study_id, "experiments", -1)
    forget(session, "experiment", [row.id])
    session.delete(row)
    session.flush()


def _refuse(session: Session, actor: Actor, draft: ExperimentDraft) -> None:
    if not draft.name.strip():
        raise InvalidInput("An experiment needs a name.", "name")
    if draft.started_on and draft.ended_on and draft.ended_on < draft.started_on:
        raise InvalidInput("The end lies before the start.", "ended_on")
    if draft.metric_id is not None and draft.metric_id not in metrics_by_id(
        session, actor, [draft.metric_id]
    ):
        raise InvalidInput("This metric does not exist any more.", "metric_id")


def _index(session: Session, row: Experiment) -> None:
    text = f"{row.hypothesis} {row.success}".strip()
    put(session, [Found("experiment", row.id, row.name, text, Visibility.STUDY, study_id=row.study_id)])
