"""Transcripts in the database, for tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.blobs import Blob
from insights.studies.models import Study
from insights.studies.rules import SessionKind
from insights.transcripts import services
from insights.transcripts.models import Transcript, TranscriptImport

SECRET = "a key for tests only"
INTERVIEW = (
    ("Mia", "What was the last thing you bought?"),
    ("Anna", "A jacket. The delivery cost came up only at the very end, and I gave up."),
    ("Mia", "What did you do then?"),
    ("Anna", "I bought it somewhere else. The size guide was good, though."),
)


def upload(session: Session, actor: Actor, study: Study, name: str = "interview_1.vtt") -> TranscriptImport:
    """An accepted upload that nobody has read yet."""
    blob = Blob("ab" * 32, 100)
    return services.accept_upload(session, actor, study, name, blob, SessionKind.INTERVIEW, date(2026, 5, 4))


def again(
    session: Session,
    actor: Actor,
    study: Study,
    name: str,
    kind: SessionKind = SessionKind.INTERVIEW,
    held_on: date = date(2026, 5, 4),
) -> TranscriptImport:
    """The same content uploaded once more, as a page takes it."""
    return services.recognise_upload(session, actor, study, name, Blob("ab" * 32, 100), kind, held_on)


def transcript(
    session: Session,
    actor: Actor,
    study: Study,
    said: Sequence[tuple[str, str]] = INTERVIEW,
    moderator: str = "Mia",
    name: str = "interview_1.vtt",
) -> Transcript:
    """A whole transcript: each turn of a participant is one passage."""
    row = upload(session, actor, study, name)
    made = services.begin_transcript(
        session, row, format="vtt", language="en", duration=60.0, segments=len(said)
    )
    labels = list(dict.fromkeys(label for label, _ in said))
    drafts = [services.SpeakerDraft(label, label == moderator, "asks") for label in labels]
    speakers = services.add_speakers(session, SECRET, made, drafts)
    by_label = dict(zip(labels, speakers, strict=True))
    turn_ids = services.add_turns(
        session,
        made,
        [
            services.TurnDraft(n, by_label[label].id, n * 10.0, n * 10.0 + 9, text)
            for n, (label, text) in enumerate(said)
        ],
    )
    passages = [
        services.PassageDraft(turn_id, by_label[label].participant_id, 0, len(text), text, f"h{n}", "en", "t")
        for n, (turn_id, (label, text)) in enumerate(zip(turn_ids, said, strict=True))
        if label != moderator
    ]
    services.add_passages(session, made, passages)
    services.index_turns(
        session,
        made,
        [
            (turn_id, text, by_label[label].participant_id)
            for turn_id, (label, text) in zip(turn_ids, said, strict=True)
        ],
    )
    words = sum(len(text.split()) for _, text in said)
    return services.finish_transcript(
        session, actor, row, made, turns=len(said), words=words, passages=len(passages), warnings=[]
    )
