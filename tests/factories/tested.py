"""Experiments in the database, for tests."""

from __future__ import annotations

from sqlalchemy.orm import Session

from insights.experiments import services
from insights.experiments.models import Experiment
from insights.experiments.rules.kinds import Counted, Outcome
from insights.kernel.actor import Actor
from insights.studies.models import Study
from tests.factories import earlier

COUNTS = [["A", "1000", "100"], ["B", "1000", "150"]]


def experiment(session: Session, actor: Actor, study: Study, **fields: object) -> Experiment:
    """An experiment without numbers."""
    draft = services.ExperimentDraft(
        **{"name": "Green button", "outcome": Outcome.RATE, "counted": Counted.EVERYONE, **fields}
    )
    return earlier(services.create_experiment(session, actor, study.id, draft))


def counted(session: Session, actor: Actor, study: Study, **fields: object) -> Experiment:
    """An experiment whose variant B is shown to be higher."""
    row = experiment(session, actor, study, **fields)
    services.enter_counts(session, actor, row, COUNTS)
    return row
