"""What the worker does for the search."""

from __future__ import annotations

from insights.kernel.db import empty_log
from insights.search import services
from insights.worker import JobRun, job


@job(services.TIDY, queue="imports")
def tidy_index(run: JobRun) -> None:
    """Write SQLite's index of words anew, in small pieces: deleted words stay in it until then."""
    with run.transaction() as session:
        services.begin_tidying(session)
    more = True
    while more:
        with run.transaction() as session:
            more = services.go_on_tidying(session)
    empty_log(run.engine)
