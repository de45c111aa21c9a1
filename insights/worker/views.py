"""The page of background work: what runs, waits, is done, has failed and why."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.web.context import current_actor, current_session
from insights.worker import queries, services
from insights.worker.models import Job, JobState

blueprint = Blueprint("jobs", __name__)

GROUPS = (
    ("Running", (JobState.RUNNING,)),
    ("Waiting", (JobState.QUEUED,)),
    ("Failed", (JobState.FAILED,)),
    ("Done", (JobState.DONE, JobState.CANCELLED)),
)


@blueprint.get("/jobs")
def list_jobs() -> ResponseReturnValue:
    """Background work by state; asked for by htmx, the lists alone."""
    session = current_session()
    groups = _groups(session, current_actor())
    template = "worker/_jobs.html" if request.headers.get("HX-Request") else "worker/list_jobs.html"
    return render_template(
        template,
        groups=groups,
        live=any(job.live for _, jobs in groups for job in jobs),
        worker_missing=queries.is_worker_missing(session),
    )


@blueprint.get("/jobs/<int:job_id>/progress")
def show_progress(job_id: int) -> ResponseReturnValue:
    """How far one job is, for pages that wait for it."""
    job = queries.job_for(current_session(), current_actor(), job_id)
    return render_template("worker/_progress.html", job=job)


@blueprint.post("/jobs/<int:job_id>/retry")
def retry(job_id: int) -> ResponseReturnValue:
    """Try again what failed."""
    services.retry_job(current_session(), current_actor(), job_id)
    flash("It will be tried again in a moment.", "success")
    return redirect(url_for("jobs.list_jobs"))


@blueprint.post("/jobs/<int:job_id>/cancel")
def cancel(job_id: int) -> ResponseReturnValue:
    """Stop what is under way."""
    services.cancel_job(current_session(), current_actor(), job_id)
    flash("Cancelled. What was not finished has not been kept.", "success")
    return redirect(url_for("jobs.list_jobs"))


def _groups(session: Session, actor: Actor) -> list[tuple[str, Sequence[Job]]]:
    return [(title, queries.jobs_visible_to(session, actor, states)) for title, states in GROUPS]
