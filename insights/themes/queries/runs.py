"""Reads of analysis runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor, Role
from insights.kernel.db import the_row
from insights.kernel.statements import IDS, whoever
from insights.studies.models import Study
from insights.studies.queries import visible_to
from insights.themes.models import AnalysisRun, ThemeBase
from insights.themes.rules.states import LIVE_RUN, RunState
from insights.worker import jobs_of_subjects
from insights.worker.models import Job

SUBJECT = "analysis_run"


@dataclass(frozen=True, slots=True)
class RunStanding:
    """A run with how far its job is; `state` tells what is true even when the job ended by itself."""

    run: AnalysisRun
    job: Job | None

    @property
    def state(self) -> str:
        if self.run.state not in LIVE_RUN or self.job is None:
            return self.run.state
        return self.job.state if self.job.state != "done" else self.run.state

    @property
    def live(self) -> bool:
        return self.state in LIVE_RUN

    @property
    def reason(self) -> str:
        return self.run.reason or (self.job.reason or "" if self.job else "")


def run(session: Session, actor: Actor, run_id: int) -> AnalysisRun:
    """The run; NotFound when missing or of a hidden study."""
    return the_row(
        session,
        select(AnalysisRun)
        .join(Study, Study.id == AnalysisRun.study_id)
        .where(AnalysisRun.id == run_id, visible_to(actor)),
    )


def standing_of(session: Session, row: AnalysisRun) -> RunStanding:
    """The run with its job."""
    return RunStanding(row, jobs_of_subjects(session, SUBJECT, [row.id]).get(row.id))


def latest_runs(session: Session, actor: Actor, study_ids: Sequence[int]) -> Mapping[int, RunStanding]:
    """The newest run of each visible study, by study."""
    rows = session.scalars(_newest(actor.role), {"ids": list(study_ids), "me": actor.user_id}).all()
    live = [row.id for row in rows if row.state in LIVE_RUN]  # an ended run tells its own end
    jobs = jobs_of_subjects(session, SUBJECT, live) if live else {}
    return {row.study_id: RunStanding(row, jobs.get(row.id)) for row in rows}


@cache
def _newest(role: Role) -> Select[AnalysisRun]:
    newest = (
        select(func.max(AnalysisRun.id)).where(AnalysisRun.study_id.in_(IDS)).group_by(AnalysisRun.study_id)
    )
    return (
        select(AnalysisRun)
        .join(Study, Study.id == AnalysisRun.study_id)
        .where(AnalysisRun.id.in_(newest), visible_to(whoever(role)))
    )


def last_done_run(session: Session, study_id: int) -> AnalysisRun | None:
    """The newest finished run of a study the caller was allowed to read."""
    return session.scalar(_LAST_DONE, {"study_id": study_id})


_LAST_DONE = (
    select(AnalysisRun)
    .where(AnalysisRun.study_id == bindparam("study_id"), AnalysisRun.state == RunState.DONE.value)
    .order_by(AnalysisRun.id.desc())
    .limit(1)
)


def last_done_runs(session: Session, actor: Actor, study_ids: Sequence[int]) -> dict[int, AnalysisRun | None]:
    """The newest finished run of each visible study, None where there is none yet."""
    asked = {"ids": list(study_ids), "me": actor.user_id}
    return {row.id: row.AnalysisRun for row in session.execute(_last_done_of(actor.role), asked)}


@cache
def _last_done_of(role: Role) -> Select[int, AnalysisRun]:
    done = (AnalysisRun.study_id == Study.id, AnalysisRun.state == RunState.DONE.value)
    newest = select(func.max(AnalysisRun.id)).where(*done).correlate(Study).scalar_subquery()
    return (
        select(Study.id, AnalysisRun)
        .outerjoin(AnalysisRun, AnalysisRun.id == newest)
        .where(Study.id.in_(IDS), visible_to(whoever(role)))
    )


def passages_unread(last_done: AnalysisRun | None, passages: int) -> int:
    """How many of a study's passages its last finished analysis did not see."""
    return max(0, passages - last_done.counts.get("there", passages)) if last_done else passages


def bases_of(session: Session, study_ids: Sequence[int], dimension: str) -> dict[int, dict[str, int]]:
    """People heard in each study by the values of a dimension ("all" has the one value "")."""
    found: dict[int, dict[str, int]] = {study_id: {} for study_id in study_ids}
    for study_id, value, people in session.execute(_BASES, {"ids": list(study_ids), "dimension": dimension}):
        found[study_id][value] = people
    return found


_BASES = select(ThemeBase.study_id, ThemeBase.value, ThemeBase.people).where(
    ThemeBase.study_id.in_(IDS), ThemeBase.dimension == bindparam("dimension")
)


def totals_of(session: Session, study_ids: Sequence[int]) -> dict[int, int]:
    """People heard in each study's last analysis."""
    bases = bases_of(session, study_ids, "all")
    return {study_id: values.get("", 0) for study_id, values in bases.items()}
