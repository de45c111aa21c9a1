"""Pages of a transcript: reading it, its speakers, its removal."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from insights.kernel.errors import InvalidInput
from insights.studies.models import StudySession
from insights.studies.queries import participants_of
from insights.studies.queries import study as study_visible
from insights.studies.rules import SessionKind
from insights.studies.services import follow_removal
from insights.transcripts import queries, services
from insights.transcripts.forms import TranscriptForm, WordsForm, speakers_form
from insights.transcripts.models import SessionMedia, Transcript, Turn
from insights.transcripts.rules import Mark, Piece, distinct_marks, pieces_of
from insights.transcripts.views.blueprint import blueprint
from insights.web.context import current_actor, current_session, current_wiring
from insights.web.forms import show_problem, version_in
from insights.web.panels import PanelSet, panels_for


@blueprint.get("/transcripts/<int:transcript_id>")
def show_transcript(transcript_id: int) -> ResponseReturnValue:
    """What was said, with the marks and panels of higher features."""
    session, actor = current_session(), current_actor()
    transcript = queries.transcript(session, actor, transcript_id)
    after = request.args.get("after", -1, type=int)
    voices = queries.voices_of(session, transcript_id)
    people = participants_of(session, actor, transcript.study_id)
    turns, next_after = queries.turns_page(session, transcript_id, after)
    marks = panels_for("transcripts.turn", [turn.id for turn in turns])
    return render_template(
        "transcripts/show_transcript.html",
        transcript=transcript,
        study=study_visible(session, actor, transcript.study_id),
        turns=[_as_read(turn, marks) for turn in turns],
        voices=voices,
        speaking=speakers_form(voices.values(), people),
        sections=queries.sections_of(session, transcript_id),
        panels=panels_for("transcripts.transcript", [transcript_id]).of(transcript_id),
        media=_recording(transcript),
        after=after,
        next_after=next_after,
    )


def _recording(transcript: Transcript) -> SessionMedia | None:
    session_id = transcript.session_id or 0
    return queries.recordings_of_sessions(current_session(), current_actor(), [session_id]).get(session_id)


def _as_read(turn: Turn, panels: PanelSet) -> tuple[Turn, list[Piece], list[Mark]]:
    """A turn, its text cut at its marks, and the marks of its margin."""
    marks = [mark for panel in panels.of(turn.id) for mark in panel.value]
    return turn, pieces_of(turn.text, marks), distinct_marks(marks)


@blueprint.get("/turns/<int:turn_id>")
def show_turn(turn_id: int) -> ResponseReturnValue:
    """The place of a turn: its transcript, opened at the page that holds it; or the turn alone, in place."""
    session = current_session()
    transcript, turn = queries.turn_place(session, current_actor(), turn_id)
    if request.headers.get("HX-Request"):
        _, pieces, marks = _as_read(turn, panels_for("transcripts.turn", [turn_id]))
        return render_template(
            "transcripts/_turn.html",
            turn=turn,
            pieces=pieces,
            marks=marks,
            voice=queries.voices_of(session, transcript.id).get(turn.speaker_id or 0),
            media=_recording(transcript),
        )
    return redirect(_place_of(turn))


def _place_of(turn: Turn) -> str:
    """The address of a turn on the page of its transcript that holds it."""
    first = turn.position - turn.position % queries.TURNS_A_PAGE - 1
    target = url_for("transcripts.show_transcript", transcript_id=turn.transcript_id, after=first)
    return f"{target}#turn-{turn.id}"


@blueprint.route("/turns/<int:turn_id>/words", methods=["GET", "POST"])
def correct_turn(turn_id: int) -> ResponseReturnValue:
    """Correct what was written down of a turn."""
    session, actor = current_session(), current_actor()
    transcript, turn = queries.turn_place(session, actor, turn_id)
    form = WordsForm(obj=turn, version=str(services.wording_of(turn.text)))
    if form.validate_on_submit():
        try:
            services.correct_words(
                session,
                actor,
                turn_id,
                version_in(form),
                form.text.data or "",
                current_wiring().anchored(),
            )
        except InvalidInput as problem:
            show_problem(form, problem)
        else:
            flash("Corrected. Highlights and themes stay with their words.", "success")
            return redirect(_place_of(turn))
    return render_template(
        "transcripts/correct_turn.html",
        form=form,
        turn=turn,
        transcript=transcript,
        study=study_visible(session, actor, transcript.study_id),
        voice=queries.voices_of(session, transcript.id).get(turn.speaker_id or 0),
        place=_place_of(turn),
    )


@blueprint.route("/transcripts/<int:transcript_id>/edit", methods=["GET", "POST"])
def edit_transcript(transcript_id: int) -> ResponseReturnValue:
    """Change what a session is called, its kind and its day."""
    session, actor = current_session(), current_actor()
    transcript = queries.transcript(session, actor, transcript_id)
    conversation = session.get_one(StudySession, transcript.session_id)
    form = TranscriptForm(obj=transcript, kind=conversation.kind, held_on=conversation.held_on)
    if form.validate_on_submit():
        services.edit_transcript(
            session,
            actor,
            transcript_id,
            version_in(form),
            form.title.data or "",
            SessionKind(form.kind.data),
            form.held_on.data,
        )
        flash("Saved.", "success")
        return redirect(url_for("transcripts.show_transcript", transcript_id=transcript_id))
    return render_template(
        "transcripts/edit_transcript.html",
        form=form,
        transcript=transcript,
        study=study_visible(session, actor, transcript.study_id),
    )


@blueprint.route("/transcripts/<int:transcript_id>/speakers", methods=["GET", "POST"])
def edit_speakers(transcript_id: int) -> ResponseReturnValue:
    """Correct who moderates, and which participant a speaker is."""
    session, actor = current_session(), current_actor()
    transcript = queries.transcript(session, actor, transcript_id)
    voices = queries.voices_of(session, transcript_id)
    form = speakers_form(voices.values(), participants_of(session, actor, transcript.study_id))
    if form.validate_on_submit():
        roles = {own: form[f"who-{own}"].data for own in voices}
        services.correct_speakers(session, actor, transcript_id, version_in(form), roles)
        flash("Saved. Each person counts once; words of moderators are left out of the analysis.", "success")
    return redirect(url_for("transcripts.show_transcript", transcript_id=transcript_id))


@blueprint.post("/transcripts/<int:transcript_id>/remove")
def remove_transcript(transcript_id: int) -> ResponseReturnValue:
    """Remove a transcript and all that was said in it."""
    session, actor = current_session(), current_actor()
    transcript = queries.transcript(session, actor, transcript_id)
    study_id = transcript.study_id
    services.remove_transcript(session, actor, transcript)
    follow_removal(session, study_id, current_wiring().followers())
    flash(f"{transcript.title} was removed.", "success")
    return redirect(url_for("studies.show_sessions", study_id=study_id))
