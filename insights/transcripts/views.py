"""Pages of transcripts: upload, progress, reading, speakers."""

from __future__ import annotations

import io

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from insights.studies.queries import study as study_visible
from insights.studies.rules import SessionKind
from insights.transcripts import queries, services
from insights.transcripts.forms import UploadForm
from insights.transcripts.models import Speaker
from insights.transcripts.rules import pieces_of
from insights.web.context import blob_store, current_actor, current_session, current_settings
from insights.web.panels import panels_for
from insights.worker import jobs_of_subjects

blueprint = Blueprint("transcripts", __name__)
PASTED_LIMIT = 4 << 20


@blueprint.route("/studies/<int:study_id>/transcripts/new", methods=["GET", "POST"])
def upload_transcripts(study_id: int) -> ResponseReturnValue:
    """Take one or many files, or pasted text."""
    session, actor = current_session(), current_actor()
    study = study_visible(session, actor, study_id)
    form = UploadForm()
    if form.validate_on_submit():
        given = _given(form)
        if given:
            limit = current_settings().max_upload_mb << 20
            for file_name, stream in given:
                blob = blob_store().store(stream, limit)
                kind = SessionKind(form.kind.data)
                services.accept_upload(session, actor, study, file_name, blob, kind, form.held_on.data)
            return redirect(url_for("transcripts.list_imports", study_id=study_id))
        form.files.errors = ["Choose a file, or paste some text."]
    return render_template("transcripts/upload_transcripts.html", study=study, form=form)


def _given(form: UploadForm) -> list[tuple[str, io.IOBase]]:
    given: list[tuple[str, io.IOBase]] = []
    for file in form.files.data or []:
        if isinstance(file, FileStorage) and file.filename:
            given.append((file.filename, file.stream))
    pasted = (form.pasted.data or "").strip()
    if pasted:
        name = (form.title.data or "").strip() or "Pasted text"
        given.append((f"{name}.txt", io.BytesIO(pasted[:PASTED_LIMIT].encode())))
    return given


@blueprint.get("/studies/<int:study_id>/transcripts/imports")
def list_imports(study_id: int) -> ResponseReturnValue:
    """One line a file: what it was taken for, how far it is, the result or the reason."""
    session, actor = current_session(), current_actor()
    study = study_visible(session, actor, study_id)
    uploads = queries.imports_of(session, actor, study_id)
    jobs = jobs_of_subjects(session, "transcript_import", [row.id for row in uploads])
    return render_template("transcripts/list_imports.html", study=study, uploads=uploads, jobs=jobs)


@blueprint.get("/transcripts/imports/<int:import_id>")
def show_import(import_id: int) -> ResponseReturnValue:
    """The line of one file, asked for again while it is being read."""
    session, actor = current_session(), current_actor()
    row = queries.upload(session, actor, import_id)
    jobs = jobs_of_subjects(session, "transcript_import", [row.id])
    return render_template("transcripts/_import.html", row=row, job=jobs.get(row.id))


@blueprint.post("/transcripts/imports/<int:import_id>/retry")
def retry_import(import_id: int) -> ResponseReturnValue:
    """Read a failed file again."""
    session, actor = current_session(), current_actor()
    row = queries.upload(session, actor, import_id)
    services.ask_for_reading(session, actor, row)
    return redirect(url_for("transcripts.list_imports", study_id=row.study_id))


@blueprint.get("/transcripts/<int:transcript_id>")
def show_transcript(transcript_id: int) -> ResponseReturnValue:
    """What was said, with the marks and panels of higher features."""
    session, actor = current_session(), current_actor()
    transcript = queries.transcript(session, actor, transcript_id)
    after = request.args.get("after", -1, type=int)
    turns, next_after = queries.turns_page(session, transcript_id, after)
    marks = panels_for("transcripts.turn", [turn.id for turn in turns])
    return render_template(
        "transcripts/show_transcript.html",
        transcript=transcript,
        study=study_visible(session, actor, transcript.study_id),
        turns=[
            (turn, pieces_of(turn.text, [m for p in marks.of(turn.id) for m in p.value])) for turn in turns
        ],
        voices=queries.voices_of(session, transcript_id),
        sections=queries.sections_of(session, transcript_id),
        panels=panels_for("transcripts.transcript", [transcript_id]).of(transcript_id),
        after=after,
        next_after=next_after,
    )


@blueprint.get("/turns/<int:turn_id>")
def show_turn(turn_id: int) -> ResponseReturnValue:
    """The place of a turn: its transcript, opened at the page that holds it."""
    transcript, turn = queries.turn_place(current_session(), current_actor(), turn_id)
    first = turn.position - turn.position % queries.TURNS_A_PAGE - 1
    target = url_for("transcripts.show_transcript", transcript_id=transcript.id, after=first)
    return redirect(f"{target}#turn-{turn.id}")


@blueprint.post("/transcripts/<int:transcript_id>/speakers")
def edit_speakers(transcript_id: int) -> ResponseReturnValue:
    """Correct who moderates."""
    session, actor = current_session(), current_actor()
    transcript = queries.transcript(session, actor, transcript_id)
    moderators = {int(value) for value in request.form.getlist("moderator") if value.isdigit()}
    for voice in queries.voices_of(session, transcript_id).values():
        speaker = session.get_one(Speaker, voice.id)
        services.correct_speaker(session, actor, transcript, speaker, voice.id in moderators)
    flash("Saved. Words of moderators are left out of the analysis.", "success")
    return redirect(url_for("transcripts.show_transcript", transcript_id=transcript_id))


@blueprint.post("/transcripts/<int:transcript_id>/remove")
def remove_transcript(transcript_id: int) -> ResponseReturnValue:
    """Remove a transcript and all that was said in it."""
    session, actor = current_session(), current_actor()
    transcript = queries.transcript(session, actor, transcript_id)
    services.remove_transcript(session, actor, transcript)
    flash(f"{transcript.title} was removed.", "success")
    return redirect(url_for("studies.show_sessions", study_id=transcript.study_id))
