"""What the worker does for objectives."""

from __future__ import annotations

from insights.objectives import queries, services
from insights.worker import JobRun, job


@job("objectives.follow_metric")
def follow_metric(run: JobRun, metric_id: int) -> None:
    """A metric has new values: note the quarters of the way that its key results have reached."""
    with run.transaction(last=True) as session:
        for row in queries.key_results_measured_by(session, run.actor, metric_id):
            services.refresh_milestones(session, row)
