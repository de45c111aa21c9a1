"""A worker's pulse, beaten by a small child: a library that holds the interpreter for long cannot stop it.

The child reads its standard input, which ends when the worker dies in whatever way, and ends with it.
"""

from __future__ import annotations

import os
import select
import subprocess
import sys

from sqlalchemy import Engine, func, update

from insights.kernel.db import open_engine
from insights.worker.models import Job, JobState

SECONDS = 3.0
URL_VARIABLE = "INSIGHTS_HEARTBEAT_URL"


def beat(engine: Engine, worker: str) -> int:
    """Say that the worker lives, in the rows of the jobs that it is at; their number."""
    mine = update(Job).where(Job.worker == worker, Job.state == JobState.RUNNING)
    with engine.begin() as connection:
        return connection.execute(mine.values(heartbeat_at=func.now())).rowcount


def start_heartbeat(url: str, worker: str) -> subprocess.Popen[bytes]:
    """The child that beats for this worker; close its standard input to end it."""
    return subprocess.Popen(
        [sys.executable, "-m", "insights.worker.heartbeat", worker],
        stdin=subprocess.PIPE,
        env=os.environ | {URL_VARIABLE: url},  # not an argument: the address may hold a password
        start_new_session=True,
    )


def main() -> None:
    """Beat until the worker is gone."""
    worker, engine = sys.argv[1], open_engine(os.environ[URL_VARIABLE])
    while not select.select([sys.stdin], [], [], SECONDS)[0]:
        try:
            beat(engine, worker)
        except Exception as error:
            print(f"heartbeat: {type(error).__name__}", file=sys.stderr, flush=True)
            engine.dispose()


if __name__ == "__main__":
    main()
