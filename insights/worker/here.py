"""Carrying out waiting work in the calling process: real facts and rows, the real performer, no engine."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Engine, select

from insights.kernel.db import open_session
from insights.worker.models import Fact, Job, JobState
from insights.worker.performing import Performer
from insights.worker.registry import FeatureLike, load_jobs, subscriptions
from insights.worker.services import hand_out
from insights.worker.slots import Slots

WORKFLOW = "performed-here"


def perform_waiting(engine: Engine, features: Sequence[FeatureLike]) -> list[Job]:
    """Hand out facts and carry out every job that no worker has taken yet; the jobs as they ended."""
    kinds, wanted = load_jobs(features), subscriptions(features)
    with open_session(engine) as session, session.begin():
        said = session.scalars(select(Fact).where(Fact.dispatched_at.is_(None)).order_by(Fact.id)).all()
        hand_out(session, said, wanted)
    with open_session(engine) as session, session.begin():
        untaken = (Job.state == JobState.QUEUED, Job.workflow_id.is_(None))
        waiting = session.scalars(select(Job).where(*untaken).order_by(Job.id)).all()
        for job in waiting:
            job.workflow_id = WORKFLOW
        ids = [job.id for job in waiting]
    performer = Performer(engine, "here", kinds, Slots())
    for job_id in ids:
        performer.perform(job_id, WORKFLOW)
    with open_session(engine) as session:
        return list(session.scalars(select(Job).where(Job.id.in_(ids)).order_by(Job.id)))
