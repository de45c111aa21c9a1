"""What the worker does for metrics."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from insights.analysis.stats.findings import findings
from insights.analysis.stats.forecasts import Refusal, forecast
from insights.kernel.blobs import BlobStore
from insights.kernel.errors import InvalidInput, UnreadableFile
from insights.kernel.settings import load_settings
from insights.metrics import queries, services
from insights.metrics.models import Metric, MetricImport
from insights.metrics.readers.sheets import read_confined
from insights.metrics.rules.kinds import Cadence
from insights.metrics.rules.spacing import SEASONS, evenly_spaced, periods_to_quarter_end
from insights.metrics.services import FindingDraft, OutlookDraft
from insights.worker import JobFailed, JobRun, job


def _note_failure(session: Session, reason: str, import_id: int) -> None:
    row = session.get(MetricImport, import_id)
    if row is not None and row.state != "done":
        services.mark_failed(session, row, reason)


@job("metrics.read_import", queue="previews", on_failed=_note_failure)
def read_import(run: JobRun, import_id: int) -> None:
    """Read a file of values in a child process and keep what it holds for the preview."""
    with run.read() as session:
        sha256 = session.get_one(MetricImport, import_id).sha256 or ""
    run.progress(0, None, "Reading the file")
    try:
        parsed = read_confined(BlobStore(load_settings().data_dir / "blobs").path(sha256))
    except UnreadableFile as refusal:
        raise JobFailed(refusal.message, lasting=refusal.lasting) from None
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


@job("metrics.feed_metric")
def feed_metric(run: JobRun, definition_id: int) -> None:
    """A survey's score has changed: bring the metrics that it feeds up to date."""
    with run.transaction(last=True) as session:
        services.feed_metrics(session, run.actor, definition_id)


@job("metrics.look_ahead", queue="analysis")
def look_ahead(run: JobRun, metric_id: int) -> None:
    """A metric has new values: forecast it to the quarter's end and look for what stands out."""
    with run.read() as session:
        metric = session.get(Metric, metric_id)
        if metric is None or metric.archived_at is not None:
            return
        cadence = metric.cadence
        points = [(row.day, row.value) for row in queries.series(session, run.actor, metric_id)]
    if not points:
        return
    draft = outlook(points, cadence)
    with run.transaction(last=True) as session:
        services.keep_outlook(session, metric_id, draft)


def outlook(points: list[tuple[date, float]], cadence: str) -> OutlookDraft:
    """What is to be expected of a series, and what stands out in it."""
    based_on = points[-1][0]
    try:
        days, values = evenly_spaced(points, cadence)
    except InvalidInput as refusal:
        return OutlookDraft(based_on, refusal=refusal.message)
    found = [FindingDraft(days[one.position], one.kind, one.value, one.expected) for one in findings(values)]
    ahead = periods_to_quarter_end(cadence, days[-1])
    made = forecast(values, SEASONS.get(Cadence(cadence), 1), len(ahead))
    if isinstance(made, Refusal):
        return OutlookDraft(based_on, refusal=made.reason, findings=found)
    expected = [(day, *point) for day, point in zip(ahead, made.points, strict=True)]
    return OutlookDraft(based_on, made.method, "", made.error, expected, found)
