"""The only door to DBOS: durable workflows in their own file (SQLite) or schema (PostgreSQL)."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from dbos import DBOS, DBOSConfig, Serializer, SetWorkflowID
from sqlalchemy.engine import make_url

from insights.kernel.settings import Settings

SCHEMA = "job_engine"
FILE_NAME = "jobs.sqlite3"
APPLICATION_VERSION = "1"
"""Fixed on purpose: a workflow is one call by job id, so any release can go on with another's."""
STOP_SECONDS = 2


class JsonOnly(Serializer):
    """Plain JSON; an error is kept by its kind alone, never pickled, never with its text."""

    def serialize(self, data: Any) -> str:
        return json.dumps(data, default=_error_kind)

    def deserialize(self, serialized_data: str) -> Any:
        return json.loads(serialized_data)

    def name(self) -> str:
        return "json"


def _error_kind(value: Any) -> dict[str, str]:
    if isinstance(value, BaseException):
        return {"__error__": type(value).__name__}
    raise TypeError(f"what the engine keeps must be plain JSON, not {type(value).__name__}")


class JobEngine:
    """Starts, resumes and looks up runs of jobs; one in a process."""

    def __init__(self, settings: Settings, worker: str, perform: Callable[[int, str], None]) -> None:
        self._config = DBOSConfig(
            name="insights",
            system_database_url=_system_url(settings),
            dbos_system_schema=SCHEMA,
            application_version=APPLICATION_VERSION,
            executor_id=worker,
            serializer=JsonOnly(),
            enable_otlp=False,
            use_listen_notify=False,
            log_level="ERROR",
            sys_db_pool_size=6,
        )
        self._perform = perform
        self._workflow: Any = None

    def start(self) -> None:
        """Make the engine's tables if need be and begin to take resumed runs."""
        perform = self._perform

        def run_job(job_id: int, workflow_id: str) -> None:
            perform(job_id, workflow_id)

        DBOS(config=self._config)
        self._workflow = DBOS.workflow(name="run_job")(run_job)
        DBOS.launch()

    def start_run(self, job_id: int, workflow_id: str) -> None:
        """Start a run in a thread of this process; a repeat with the same id is the same run."""
        with SetWorkflowID(workflow_id):
            DBOS.start_workflow(self._workflow, job_id, workflow_id)

    def resume_run(self, workflow_id: str) -> None:
        """Let any living worker go on with a run whose worker is gone."""
        DBOS.resume_workflow(workflow_id)

    def statuses(self, workflow_ids: Iterable[str]) -> dict[str, str]:
        """Workflow id → the engine's word for its state; unknown ids are left out."""
        found = DBOS.list_workflows(workflow_ids=list(workflow_ids), load_input=False, load_output=False)
        return {one.workflow_id: one.status for one in found}

    def forget(self, job_ids: Iterable[int]) -> None:
        """Delete what the engine kept of all runs of these jobs."""
        prefixes: list[str] = [f"job-{job_id}-" for job_id in job_ids]
        found = DBOS.list_workflows(workflow_id_prefix=prefixes, load_input=False, load_output=False)
        DBOS.delete_workflows([one.workflow_id for one in found])

    def stop(self) -> None:
        """Take no further runs; those under way get a moment to end, then are left to themselves."""
        DBOS.destroy(destroy_registry=True, workflow_completion_timeout_sec=STOP_SECONDS)


def _system_url(settings: Settings) -> str:
    url = make_url(settings.database_url)
    if url.get_backend_name() != "sqlite":
        return settings.database_url
    path = settings.data_dir / FILE_NAME
    _prepare_file(path)
    return f"sqlite:///{path}"


def _prepare_file(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
