"""What the worker does for metrics."""

from __future__ import annotations

from sqlalchemy.orm import Session

from insights.kernel.blobs import BlobStore
from insights.kernel.errors import InvalidInput, UnreadableFile
from insights.kernel.settings import load_settings
from insights.metrics import services
from insights.metrics.models import MetricImport
from insights.metrics.readers.sheets import read_confined
from insights.worker import JobFailed, JobRun, job


def _note_failure(session: Session, reason: str, import_id: int) -> None:
    row = session.get(MetricImport, import_id)
    if row is not None and row.state != "done":
        services.mark_failed(session, row, reason)


@job("metrics.read_import", queue="imports", on_failed=_note_failure)
def read_import(run: JobRun, import_id: int) -> None:
    """Read a file of values in a child process and keep what it holds for the preview."""
    with run.read() as session:
        sha256 = session.get_one(MetricImport, import_id).sha256 or ""
    run.progress(0, None, "Reading the file")
    try:
        parsed = read_confined(BlobStore(load_settings().data_dir / "blobs").path(sha256))
    except UnreadableFile as refusal:
        raise JobFailed(refusal.message) from None
    with run.transaction(last=True) as session:
        services.keep_parsed(session.get_one(MetricImport, import_id), parsed)


@job("metrics.save_import", queue="imports", on_failed=_note_failure)
def save_import(run: JobRun, import_id: int) -> None:
    """Save a large table as planned, whole or not at all."""
    run.progress(0, None, "Saving the values")
    try:
        with run.transaction(last=True) as session:
            services.save_import(session, run.actor, session.get_one(MetricImport, import_id))
    except InvalidInput as refusal:
        raise JobFailed(refusal.message) from None
