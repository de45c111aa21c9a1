"""What the worker does for highlights."""

from __future__ import annotations

from insights.highlights import services
from insights.worker import JobRun, job


@job("highlights.heed_consent")
def heed_consent(run: JobRun, participant_id: int) -> None:
    """A person's consent changed: their quotes are found by their words only while it allows that."""
    with run.transaction(last=True) as session:
        services.heed_consent(session, participant_id)
