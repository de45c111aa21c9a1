"""What the worker does for experiments."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.orm import Session

from insights.experiments import services
from insights.experiments.models import Experiment, ExperimentReading
from insights.experiments.readers.rows import count_confined, look_confined
from insights.experiments.rules.kinds import ReadingState
from insights.kernel.blobs import BlobStore
from insights.kernel.errors import InvalidInput, UnreadableFile
from insights.kernel.settings import load_settings
from insights.worker import JobFailed, JobRun, job


def _note_failure(session: Session, reason: str, reading_id: int) -> None:
    row = session.get(ExperimentReading, reading_id)
    if row is not None and row.state != ReadingState.DONE:
        services.mark_failed(session, row, reason)


@job("experiments.look", queue="previews", on_failed=_note_failure)
def look_into_rows(run: JobRun, reading_id: int) -> None:
    """See what is in a file of rows, so that a person can declare what it means."""
    path, name = _file_of(run, reading_id)
    run.progress(0, None, "Looking into the file")
    try:
        look = look_confined(path, name)
    except UnreadableFile as refusal:
        raise JobFailed(refusal.message, lasting=refusal.lasting) from None
    with run.transaction(last=True) as session:
        services.keep_look(session, run.actor, session.get_one(ExperimentReading, reading_id), look)


@job("experiments.count", queue="imports", on_failed=_note_failure)
def count_rows(run: JobRun, reading_id: int) -> None:
    """Count a declared file of rows by variant."""
    path, name = _file_of(run, reading_id)
    with run.read() as session:
        plan = session.get_one(ExperimentReading, reading_id).plan["rows"]
    run.progress(0, None, "Counting the rows of each variant")
    try:
        found = count_confined(path, name, plan)
        with run.transaction(last=True) as session:
            services.keep_counts(session, run.actor, session.get_one(ExperimentReading, reading_id), found)
    except (UnreadableFile, InvalidInput) as refusal:
        raise JobFailed(refusal.message) from None


@job("experiments.reckon", queue="analysis")
def reckon_experiment(run: JobRun, experiment_id: int) -> None:
    """Draw the values again many times and keep what they say."""
    run.progress(0, None, "Drawing the values again")
    with run.read() as session:
        row = session.get(Experiment, experiment_id)
        if row is None:
            return
        said = services.reckon(session, row)
    with run.transaction(last=True) as session:
        services.keep_report(session, session.get_one(Experiment, experiment_id), said)


def _file_of(run: JobRun, reading_id: int) -> tuple[Path, str]:
    with run.read() as session:
        row = session.get_one(ExperimentReading, reading_id)
        return BlobStore(load_settings().data_dir / "blobs").path(row.sha256), row.file_name
