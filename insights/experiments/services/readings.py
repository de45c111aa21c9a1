"""Files of rows: accepted, looked into, declared, counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy.orm import Session

from insights.analysis.stats.lifts import MOST_RESAMPLED
from insights.experiments.models import Experiment, ExperimentReading
from insights.experiments.rules.counts import VariantCount, counts_in
from insights.experiments.rules.kinds import Counted, Outcome, ReadingState
from insights.experiments.rules.rows import RowPlan
from insights.experiments.services.numbers import enter_counts, keep_variants, refuse_other_split
from insights.kernel.actor import Actor
from insights.kernel.blobs import Blob
from insights.kernel.errors import InvalidInput
from insights.worker import enqueue


def accept_rows(
    session: Session, actor: Actor, experiment: Experiment, name: str, blob: Blob
) -> ExperimentReading:
    """Note a stored file and ask a worker to look into it."""
    row = ExperimentReading(
        experiment_id=experiment.id, file_name=name[:255], sha256=blob.sha256, created_by=actor.user_id
    )
    session.add(row)
    session.flush()
    _ask(session, actor, experiment, row, "experiments.look")
    return row


def keep_look(session: Session, actor: Actor, row: ExperimentReading, look: Mapping[str, Any]) -> None:
    """Keep what was seen for the page that declares it; a table of ready counts is taken at once."""
    experiment = session.get_one(Experiment, row.experiment_id, with_for_update=True)
    row.look, row.state = dict(look), ReadingState.MAPPING.value
    if look["short"]:
        try:
            counts_in(look["short"], Outcome(experiment.outcome))
            enter_counts(session, actor, experiment, look["short"])
            row.state = ReadingState.DONE.value
        except InvalidInput:
            pass
    session.flush()


def plan_rows(
    session: Session,
    actor: Actor,
    experiment: Experiment,
    row: ExperimentReading,
    plan: RowPlan,
    control: str,
    counted: Counted,
) -> None:
    """Declare what the columns mean and who counts, and ask a worker to count."""
    if row.state not in (ReadingState.MAPPING, ReadingState.DONE, ReadingState.FAILED) or not row.look:
        raise InvalidInput("This file is not read yet.")
    used = [at for at in (plan.variant, plan.outcome, plan.opposite, plan.person) if at is not None]
    if len(set(used)) < len(used):
        raise InvalidInput("Each column can mean one thing only: two of them are the same.")
    names = [value for value, _ in row.look["columns"][plan.variant]["values"]]
    if not len(names) >= 2:
        raise InvalidInput("The column of the variant needs two different values or more.", "variant")
    if control and control not in names:
        raise InvalidInput("The control is not among the values of the variant's column.", "control")
    refuse_other_split(experiment.planned, row.look["columns"][plan.variant]["distinct"])
    row.plan = {"rows": asdict(plan), "control": control}
    row.state, row.reason = ReadingState.COUNTING.value, ""
    experiment.counted = counted.value
    experiment.version += 1
    session.flush()
    _ask(session, actor, experiment, row, "experiments.count")


def keep_counts(session: Session, actor: Actor, row: ExperimentReading, found: Mapping[str, Any]) -> None:
    """Take the counts that a worker found in the file."""
    experiment = session.get_one(Experiment, row.experiment_id, with_for_update=True)
    control = row.plan["control"]
    names = sorted(found["arms"], key=lambda name: (name != control, name))
    variants = [_variant(name, found["arms"][name]) for name in names]
    keep_variants(session, actor, experiment, variants, _left_out(found))
    row.state = ReadingState.DONE.value
    session.flush()


def mark_failed(session: Session, row: ExperimentReading, reason: str) -> None:
    """Say why the file could not be taken."""
    row.state, row.reason = ReadingState.FAILED.value, reason
    session.flush()


def _ask(session: Session, actor: Actor, experiment: Experiment, row: ExperimentReading, name: str) -> None:
    enqueue(
        session,
        actor,
        name,
        {"reading_id": row.id},
        key=f"{name}:{row.id}",
        subject=("experiment_reading", row.id),
        study_id=experiment.study_id,
    )


def _variant(name: str, arm: Mapping[str, Any]) -> VariantCount:
    times = dict(arm["times"]) if arm["shown"] <= MOST_RESAMPLED else {}
    return VariantCount(
        name, arm["shown"], arm["answered"], arm["successes"], arm["mean"], arm["variance"], times
    )


def _left_out(found: Mapping[str, Any]) -> list[str]:
    told = (
        ("without_variant", "{} rows name no variant and were left out."),
        ("in_several", "{} people were shown more than one variant and were left out."),
        ("unreadable", "{} answers are no number and count as not given."),
        ("both_answers", "{} rows say both yes and no; they count as yes."),
    )
    return [words.format(f"{found[key]:,}") for key, words in told if found[key]]
