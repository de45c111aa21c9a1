"""Carries out waiting jobs in this process: the sample is whole when the command ends."""

from __future__ import annotations

from sqlalchemy import Engine

from insights.factory import FEATURES
from insights.worker.here import perform_waiting


def do_waiting_work(engine: Engine) -> None:
    """Hand out facts and carry out queued jobs until nothing waits; RuntimeError names what failed."""
    for _round in range(10):
        jobs = perform_waiting(engine, FEATURES)
        failed = [f"{job.name}: {job.reason}" for job in jobs if job.state == "failed"]
        if failed:
            raise RuntimeError("the sample could not be made: " + "; ".join(failed))
        if not jobs:
            return
