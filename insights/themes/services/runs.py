"""Writes of analysis runs: asked for, begun, over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.analysis.text.model import GRANULARITIES, Settings
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.kernel.errors import InvalidInput
from insights.studies.queries import study_for_update
from insights.themes import queries
from insights.themes.models import AnalysisRun
from insights.themes.rules.states import LIVE_RUN, RunState
from insights.worker import cancel_job, enqueue

JOB = "themes.analyse"


def start_run(session: Session, actor: Actor, study_id: int, granularity: str = "medium") -> AnalysisRun:
    """Ask for an analysis of a study; the one under way, if there is one."""
    if granularity not in GRANULARITIES:
        raise InvalidInput(f"Choose one of {', '.join(GRANULARITIES)}.", "granularity")
    study = study_for_update(session, actor, study_id)
    standing = queries.latest_runs(session, actor, [study_id]).get(study_id)
    if standing is not None and standing.live:
        return standing.run
    row = AnalysisRun(
        study_id=study.id,
        settings=Settings(granularity=granularity).as_json(),
        created_by=actor.user_id,
    )
    session.add(row)
    session.flush()
    record_audit(session, actor, "themes.analyse", "analysis_run", row.id)
    enqueue(
        session,
        actor,
        JOB,
        {"run_id": row.id},
        key=f"{JOB}:{row.id}",
        subject=(queries.SUBJECT, row.id),
        study_id=study.id,
    )
    return row


def cancel_run(session: Session, actor: Actor, run_id: int) -> AnalysisRun:
    """Stop an analysis: nothing of it is ever shown."""
    row = queries.run(session, actor, run_id)
    standing = queries.standing_of(session, row)
    if not standing.live:
        raise InvalidInput("This analysis is already over.")
    if standing.job is not None and standing.job.live:
        cancel_job(session, actor, standing.job.id)
    row.state, row.finished_at = RunState.CANCELLED.value, clock.now()
    session.flush()
    return row


def begin_run(session: Session, row: AnalysisRun) -> None:
    """The worker has it."""
    row.state, row.reason, row.started_at = RunState.RUNNING.value, "", clock.now()
    session.flush()


def finish_run(session: Session, row: AnalysisRun, notes: list[str], counts: Mapping[str, Any]) -> None:
    """Write down what a run found; its themes are visible from this transaction on."""
    row.state, row.finished_at = RunState.DONE.value, clock.now()
    row.notes, row.counts = notes, dict(counts)
    session.flush()


def fail_run(session: Session, row: AnalysisRun, reason: str) -> None:
    """Write down why a run failed, unless it is over already."""
    if row.state in LIVE_RUN:
        row.state, row.reason, row.finished_at = RunState.FAILED.value, reason, clock.now()
        session.flush()
