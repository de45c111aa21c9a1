"""Pages of uploads: giving files, and what becomes of each."""

from __future__ import annotations

import io
from typing import IO

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from insights.kernel.errors import InvalidInput
from insights.studies.models import Study
from insights.studies.queries import study as study_visible
from insights.studies.rules import SessionKind
from insights.transcripts import queries, services
from insights.transcripts.forms import UploadForm
from insights.transcripts.models import TranscriptImport
from insights.transcripts.rules import TAKES, ImportState, media_type_of
from insights.transcripts.views.blueprint import blueprint
from insights.web.context import (
    blob_store,
    current_actor,
    current_session,
    current_settings,
    current_wiring,
)
from insights.web.panels import panels_for
from insights.worker import jobs_of_subjects


@blueprint.route("/studies/<int:study_id>/transcripts/new", methods=["GET", "POST"])
def upload_transcripts(study_id: int) -> ResponseReturnValue:
    """Take one or many files, or pasted text."""
    study = study_visible(current_session(), current_actor(), study_id)
    form = UploadForm()
    if form.validate_on_submit():
        given = _given(form)
        if given:
            for file_name, stream in given:
                _accept(study, form, file_name, stream)
            return redirect(url_for("transcripts.list_imports", study_id=study_id))
        form.files.errors = ["Choose a file, or paste some text."]
    limit = current_settings().max_upload_mb
    return render_template(
        "transcripts/upload_transcripts.html", study=study, form=form, takes=TAKES, limit=limit
    )


def _given(form: UploadForm) -> list[tuple[str, IO[bytes]]]:
    given: list[tuple[str, IO[bytes]]] = []
    for file in form.files.data or []:
        if isinstance(file, FileStorage) and file.filename:
            given.append((file.filename, file.stream))
    pasted = (form.pasted.data or "").strip()
    if pasted:
        name = (form.title.data or "").strip().replace("/", " ").replace("\\", " ") or "Pasted text"
        given.append((f"{name}.txt", io.BytesIO(pasted.encode())))
    return given


def _accept(study: Study, form: UploadForm, file_name: str, stream: IO[bytes]) -> None:
    session, actor = current_session(), current_actor()
    kind, held_on = SessionKind(form.kind.data), form.held_on.data
    media_type = media_type_of(stream.read(16))
    stream.seek(0)
    blob = blob_store().store(stream, current_settings().max_upload_mb << 20)
    if media_type:
        services.keep_recording(session, actor, study, file_name, blob, media_type, kind, held_on)
    else:
        services.recognise_upload(session, actor, study, file_name, blob, kind, held_on)


@blueprint.get("/studies/<int:study_id>/transcripts/imports")
def list_imports(study_id: int) -> ResponseReturnValue:
    """One line a file: what it was taken for, how far it is, the result or the reason."""
    study = study_visible(current_session(), current_actor(), study_id)
    return render_template("transcripts/list_imports.html", study=study, **_lines(study_id))


@blueprint.get("/studies/<int:study_id>/transcripts/imports/lines")
def show_lines(study_id: int) -> ResponseReturnValue:
    """All lines, asked for again while something is being read."""
    study = study_visible(current_session(), current_actor(), study_id)
    return render_template("transcripts/_imports.html", study=study, **_lines(study_id))


def _lines(study_id: int) -> dict[str, object]:
    """What the list shows; how many queries it takes does not grow with the files."""
    session, actor = current_session(), current_actor()
    uploads = queries.imports_of(session, actor, study_id)
    repeated = [row.sha256 for row in uploads if row.state == "same"]
    states = [row.state for row in uploads]
    reading = ImportState.QUEUED.value in states
    return {
        "uploads": uploads,
        "jobs": jobs_of_subjects(session, "transcript_import", [row.id for row in uploads]),
        "made": queries.transcripts_by_id(session, actor, [row.transcript_id for row in uploads]),
        "twins": queries.twins_of(session, study_id, repeated) if repeated else {},
        "panels": [] if reading else panels_for("transcripts.imports", [study_id]).of(study_id),
        "older": queries.transcripts_by_id(session, actor, [row.renews_id for row in uploads]),
        "counts": {state.value: states.count(state.value) for state in ImportState},
    }


@blueprint.post("/transcripts/imports/<int:import_id>/retry")
def retry_import(import_id: int) -> ResponseReturnValue:
    """Read a failed file again."""
    row = _upload(import_id)
    services.retry_reading(current_session(), current_actor(), row)
    return redirect(url_for("transcripts.list_imports", study_id=row.study_id))


@blueprint.post("/transcripts/imports/<int:import_id>/anyway")
def import_anyway(import_id: int) -> ResponseReturnValue:
    """Read a file whose content the study has already."""
    row = _upload(import_id)
    services.import_anyway(current_session(), current_actor(), row)
    return redirect(url_for("transcripts.list_imports", study_id=row.study_id))


@blueprint.post("/transcripts/imports/<int:import_id>/discard")
def discard_import(import_id: int) -> ResponseReturnValue:
    """Forget a file that waits for a decision or could not be read."""
    row = _upload(import_id)
    study_id, file_name = row.study_id, row.file_name
    services.discard_import(current_session(), current_actor(), row)
    flash(f"{file_name} was discarded.", "success")
    return redirect(url_for("transcripts.list_imports", study_id=study_id))


@blueprint.post("/transcripts/imports/<int:import_id>/newer")
def take_as_newer(import_id: int) -> ResponseReturnValue:
    """Take a file in place of the transcript that it is a newer version of."""
    session, row = current_session(), _upload(import_id)
    study_id = row.study_id
    try:
        transcript = services.take_as_newer(session, current_actor(), row, current_wiring().anchored())
    except InvalidInput as problem:
        session.rollback()
        flash(problem.message, "error")
        return redirect(url_for("transcripts.list_imports", study_id=study_id))
    flash(
        "Taken. Highlights and themes stay with their words; what reads otherwise is up for review.",
        "success",
    )
    return redirect(url_for("transcripts.show_transcript", transcript_id=transcript.id))


@blueprint.post("/transcripts/<int:transcript_id>/newer")
def give_newer(transcript_id: int) -> ResponseReturnValue:
    """Upload a newer file of a transcript; what it changes is shown before it is taken."""
    session, actor = current_session(), current_actor()
    transcript = queries.transcript(session, actor, transcript_id)
    file = request.files.get("file")
    if file is None or not file.filename:
        flash("Choose the newer file first.", "error")
        return redirect(url_for("transcripts.show_transcript", transcript_id=transcript_id))
    blob = blob_store().store(file.stream, current_settings().max_upload_mb << 20)
    services.accept_newer(session, actor, transcript, file.filename, blob)
    return redirect(url_for("transcripts.list_imports", study_id=transcript.study_id))


@blueprint.post("/transcripts/imports/<int:import_id>/update")
def take_as_update(import_id: int) -> ResponseReturnValue:
    """Take a repeated file as an update of the transcript that is there."""
    row = _upload(import_id)
    services.take_as_update(current_session(), current_actor(), row)
    return redirect(url_for("transcripts.list_imports", study_id=row.study_id))


def _upload(import_id: int) -> TranscriptImport:
    return queries.upload(current_session(), current_actor(), import_id)
