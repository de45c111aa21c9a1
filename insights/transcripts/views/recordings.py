"""Recordings of sessions: their page, their bytes, attaching and removing one."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from insights.kernel.errors import InvalidInput, NotFound
from insights.studies.models import StudySession
from insights.studies.queries import study as study_visible
from insights.transcripts import queries, services
from insights.transcripts.rules import TAKES, media_type_of
from insights.transcripts.views.blueprint import blueprint
from insights.web.context import blob_store, current_actor, current_session, current_settings


@blueprint.get("/recordings/<int:media_id>")
def show_recording(media_id: int) -> ResponseReturnValue:
    """A recording that has no transcript yet, with what to do about it."""
    session, actor = current_session(), current_actor()
    media, conversation = queries.recording(session, actor, media_id)
    found = queries.transcripts_of_sessions(session, actor, [conversation.id]).get(conversation.id)
    if found:
        return redirect(url_for("transcripts.show_transcript", transcript_id=found[0].id))
    return render_template(
        "transcripts/show_recording.html",
        media=media,
        conversation=conversation,
        study=study_visible(session, actor, media.study_id),
        takes=TAKES,
    )


@blueprint.get("/recordings/<int:media_id>/content")
def play_recording(media_id: int) -> ResponseReturnValue:
    """The recording's bytes, whole or the range that a player asks for."""
    media, _ = queries.recording(current_session(), current_actor(), media_id)
    path = blob_store().path(media.sha256)
    if not path.exists():
        raise NotFound("This recording is not kept any more.")
    return send_file(path, mimetype=media.media_type, conditional=True, etag=media.sha256)


@blueprint.post("/transcripts/<int:transcript_id>/recording")
def attach_recording(transcript_id: int) -> ResponseReturnValue:
    """Let a recording belong to the transcript's session."""
    session, actor = current_session(), current_actor()
    transcript = queries.transcript(session, actor, transcript_id)
    file = request.files.get("recording")
    if file is None or not file.filename:
        raise InvalidInput("Choose the recording's file first.")
    media_type = media_type_of(file.stream.read(16))
    file.stream.seek(0)
    if media_type is None:
        raise InvalidInput(
            f"{file.filename} is no recording that a browser plays: give MP3, M4A, WAV, "
            "OGG, FLAC, MP4 or WebM."
        )
    blob = blob_store().store(file.stream, current_settings().max_upload_mb << 20)
    conversation = session.get_one(StudySession, transcript.session_id)
    services.attach_recording(session, actor, conversation, file.filename, blob, media_type)
    flash("The recording is here: press a turn's time to hear it.", "success")
    return redirect(url_for("transcripts.show_transcript", transcript_id=transcript_id))


@blueprint.post("/recordings/<int:media_id>/remove")
def remove_recording(media_id: int) -> ResponseReturnValue:
    """Take a recording from its session."""
    session, actor = current_session(), current_actor()
    media, conversation = queries.recording(session, actor, media_id)
    services.remove_recording(session, actor, media)
    flash("The recording was removed.", "success")
    return redirect(url_for("studies.show_sessions", study_id=conversation.study_id))
