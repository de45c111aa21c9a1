"""The numbers of an experiment, and what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.experiments import queries
from insights.experiments.models import Experiment, ExperimentReport, ExperimentVariant
from insights.experiments.rules.counts import VariantCount, counts_in
from insights.experiments.rules.kinds import Counted, Outcome
from insights.experiments.rules.reporting import Design, report_of
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.kernel.errors import InvalidInput
from insights.worker import enqueue


def enter_counts(
    session: Session, actor: Actor, experiment: Experiment, rows: Sequence[Sequence[str]]
) -> None:
    """Take the counts of each variant as a person gave them, in place of what stood there."""
    variants = counts_in(rows, Outcome(experiment.outcome))
    refuse_other_split(experiment.planned, len(variants))
    if all(one.answered is None for one in variants):
        experiment.counted = experiment.counted or Counted.EVERYONE.value
    if not experiment.counted:
        raise InvalidInput(
            "Not everybody answered. Edit the experiment and say who is counted: everyone who was shown a "
            "variant, or only those who answered.",
            "text",
        )
    keep_variants(session, actor, experiment, variants, [])


def refuse_other_split(planned: Sequence[float], count: int, field: str = "text") -> None:
    """A planned split must have as many shares as there are variants."""
    if planned and len(planned) != count:
        raise InvalidInput(
            f"The planned split has {len(planned)} shares, but there are {count} variants. "
            "Correct the planned split, or the numbers.",
            field,
        )


def keep_variants(
    session: Session,
    actor: Actor,
    experiment: Experiment,
    variants: Sequence[VariantCount],
    left_out: Sequence[str],
) -> None:
    """Put these counts in place of the ones that stood there and have them reckoned."""
    own = ExperimentVariant.experiment_id == experiment.id
    session.execute(delete(ExperimentVariant).where(own))
    session.add_all(
        ExperimentVariant(
            experiment_id=experiment.id,
            position=at,
            name=one.name,
            shown=one.shown,
            answered=one.answered,
            successes=one.successes,
            mean=one.mean,
            variance=one.variance,
            times=[[value, count] for value, count in one.times.items()],
        )
        for at, one in enumerate(variants)
    )
    report = session.get(ExperimentReport, experiment.id)
    if report is None:
        report = ExperimentReport(experiment_id=experiment.id, said={}, looks=0)
        session.add(report)
    report.looks += 1
    report.left_out = list(left_out)
    session.flush()
    record_audit(session, actor, "experiments.count", "experiment", experiment.id)
    ask_to_reckon(session, actor, experiment)


def ask_to_reckon(session: Session, actor: Actor, experiment: Experiment) -> None:
    """Reckon shares at once; values are drawn again many times, so a worker does it."""
    if not Outcome(experiment.outcome).is_share:
        enqueue(
            session,
            actor,
            "experiments.reckon",
            {"experiment_id": experiment.id},
            key=f"experiments.reckon:{experiment.id}",
            subject=("experiment", experiment.id),
            study_id=experiment.study_id,
            again=True,
        )
        return
    keep_report(session, experiment, reckon(session, experiment))


def reckon(session: Session, experiment: Experiment) -> dict[str, Any]:
    """The report on the counts that are there; nothing is written."""
    rows = queries.variants_of(session, experiment.id)
    report = session.get_one(ExperimentReport, experiment.id)
    today = clock.today()
    design = Design(
        outcome=Outcome(experiment.outcome),
        counted=Counted(experiment.counted or Counted.EVERYONE),
        unit=experiment.unit,
        planned=experiment.planned if len(experiment.planned) == len(rows) else (),
        worth=experiment.worth,
        still_running=experiment.ended_on is not None and today <= experiment.ended_on,
        looks=report.looks,
        left_out=report.left_out,
    )
    return report_of(design, [_count(row) for row in rows])


def keep_report(session: Session, experiment: Experiment, said: Mapping[str, Any]) -> None:
    """Keep what the numbers say."""
    report = session.get_one(ExperimentReport, experiment.id)
    report.said, report.reckoned_at = dict(said), clock.now()
    session.flush()


def _count(row: ExperimentVariant) -> VariantCount:
    times = {float(value): int(count) for value, count in row.times}
    return VariantCount(row.name, row.shown, row.answered, row.successes, row.mean, row.variance, times)
