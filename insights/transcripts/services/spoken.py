"""A whole transcript from turns that are known already, without a file of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel.actor import Actor
from insights.studies import services as studies
from insights.studies.models import Study
from insights.studies.rules import SessionKind
from insights.transcripts.models import Transcript
from insights.transcripts.services.speech import (
    SpeakerDraft,
    TurnDraft,
    add_speakers,
    add_turns,
    ask_for_splitting,
)


def keep_spoken(
    session: Session,
    actor: Actor,
    secret_key: str,
    study: Study,
    title: str,
    turns: Sequence[tuple[str | None, float | None, str]],
    held_on: date,
    language: str | None = None,
) -> Transcript:
    """Make a session with (speaker, start in seconds, words) of each turn; passages follow in a worker."""
    conversation = studies.add_session(session, actor, study, SessionKind.INTERVIEW, title[:200], held_on)
    transcript = Transcript(
        study_id=study.id,
        session_id=conversation.id,
        title=title[:200],
        format="moved in",
        language=language,
        duration=max((start for _, start, _ in turns if start is not None), default=None),
        segments=len(turns),
        turn_count=len(turns),
        word_count=sum(len(words.split()) for _, _, words in turns),
    )
    session.add(transcript)
    session.flush()
    labels = list(dict.fromkeys(label for label, _, _ in turns if label))
    speakers = add_speakers(session, secret_key, transcript, [SpeakerDraft(label) for label in labels])
    known = {label: speaker.id for label, speaker in zip(labels, speakers, strict=True)}
    add_turns(
        session,
        transcript,
        [
            TurnDraft(position, known.get(label or ""), start, None, words)
            for position, (label, start, words) in enumerate(turns)
        ],
    )
    transcript.whole = True
    studies.add_to_tally(session, study.id, "transcripts", 1)
    record_audit(session, actor, "transcripts.import", "transcript", transcript.id)
    session.flush()
    ask_for_splitting(session, actor, transcript)
    return transcript
