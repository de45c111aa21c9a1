"""What a session is called, what kind it was and when it was held."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel.actor import Actor
from insights.kernel.errors import InvalidInput, StaleWrite
from insights.studies import services as studies
from insights.studies.models import StudySession
from insights.studies.rules import SessionKind
from insights.transcripts import queries
from insights.transcripts.models import Transcript
from insights.transcripts.services.speech import ask_for_indexing


def edit_transcript(
    session: Session,
    actor: Actor,
    transcript_id: int,
    version: int,
    title: str,
    kind: SessionKind,
    held_on: date,
) -> Transcript:
    """Save title, kind and day of a transcript's session; StaleWrite when someone saved since `version`.

    Months and trends of themes follow the day, search follows the title.
    """
    title = title.strip()
    if not title:
        raise InvalidInput("A session needs a title.", "title")
    transcript = queries.transcript(session, actor, transcript_id)
    session.refresh(transcript, with_for_update=True)
    conversation = session.get_one(StudySession, transcript.session_id)
    before = {"title": transcript.title, "kind": conversation.kind, "held_on": conversation.held_on}
    after = {"title": title, "kind": kind.value, "held_on": held_on}
    if transcript.version != version:
        raise StaleWrite("session", transcript.version, before, after)
    if before == after:
        return transcript
    transcript.title = conversation.title = title
    conversation.kind, conversation.held_on = kind.value, held_on
    transcript.version += 1
    record_audit(session, actor, "transcripts.edit", "transcript", transcript.id)
    session.flush()
    if before["title"] != title:
        ask_for_indexing(session, actor, transcript)
    if before["held_on"] != after["held_on"]:
        studies.say_material_changed(session, transcript.study_id)
    return transcript
