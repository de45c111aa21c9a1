"""Who spoke and what they said: speakers, turns, headings, search rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel.actor import Actor
from insights.search.rules import Visibility
from insights.search.services import Found, put
from insights.studies import services as studies
from insights.studies.rules import alias_digest
from insights.transcripts.models import Section, Speaker, Transcript, Turn
from insights.transcripts.services.removal import ERASED, erased_speakers
from insights.worker import enqueue, record_fact


@dataclass(frozen=True, slots=True)
class SpeakerDraft:
    """A speaker's label as the file has it, and whether they seem to moderate."""

    label: str
    is_moderator: bool = False
    reason: str = ""


def add_speakers(
    session: Session,
    secret_key: str,
    transcript: Transcript,
    drafts: Sequence[SpeakerDraft],
    erased: Collection[str] = (),
) -> list[Speaker]:
    """Speakers in order, each matched to a participant of the study or made a new one.

    Whose label has its digest among `erased` is nobody: neither a participant nor a moderator.
    """
    speakers = []
    for position, draft in enumerate(drafts):
        participant_id = None
        gone = alias_digest(secret_key, transcript.study_id, draft.label) in erased
        if not draft.is_moderator and not gone:
            participant = studies.participant_behind(session, secret_key, transcript.study_id, draft.label)
            participant_id = participant.id
        speakers.append(
            Speaker(
                transcript_id=transcript.id,
                position=position,
                is_moderator=draft.is_moderator and not gone,
                reason=draft.reason[:300],
                participant_id=participant_id,
            )
        )
    session.add_all(speakers)
    session.flush()
    return speakers


@dataclass(frozen=True, slots=True)
class TurnDraft:
    """A turn to be stored; times in seconds."""

    position: int
    speaker_id: int | None
    start: float | None
    end: float | None
    text: str


def add_turns(session: Session, transcript: Transcript, drafts: Sequence[TurnDraft]) -> list[int]:
    """Store a batch of turns, without the words of who was erased meanwhile; their ids in the order given."""
    if not drafts:
        return []
    gone = set(session.scalars(erased_speakers(transcript.id)))
    values = [
        {
            "transcript_id": transcript.id,
            "position": d.position,
            "speaker_id": d.speaker_id,
            "start": d.start,
            "end": d.end,
            "text": ERASED if d.speaker_id in gone else d.text,
        }
        for d in drafts
    ]
    rows = session.scalars(insert(Turn).returning(Turn.id, sort_by_parameter_order=True), values)
    return list(rows)


def add_sections(session: Session, transcript: Transcript, sections: Iterable[Section]) -> None:
    """Store the headings of a transcript."""
    for section in sections:
        section.transcript_id = transcript.id
        session.add(section)
    session.flush()


def index_turns(
    session: Session,
    transcript: Transcript,
    turns: Iterable[tuple[int, str, int | None]],
) -> None:
    """Let turns be found by their words: (turn id, text, participant id)."""
    put(
        session,
        [
            Found(
                "turn",
                turn_id,
                transcript.title,
                text,
                Visibility.STUDY,
                study_id=transcript.study_id,
                participant_id=participant_id,
                page_id=transcript.id,
            )
            for turn_id, text, participant_id in turns
        ],
    )


def correct_speaker(
    session: Session, actor: Actor, transcript: Transcript, speaker: Speaker, is_moderator: bool
) -> None:
    """Say who moderates: a moderator is no participant, their words are not analysed."""
    if speaker.is_moderator == is_moderator:
        return
    speaker.is_moderator = is_moderator
    if is_moderator:
        speaker.participant_id = None
    elif speaker.participant_id is None:
        speaker.participant_id = studies.create_participant(session, transcript.study_id).id
    _corrected(session, actor, transcript, speaker)


def say_who_speaks(
    session: Session, actor: Actor, transcript: Transcript, speaker: Speaker, participant_id: int | None
) -> None:
    """Say which participant of the study a speaker is; None is somebody new.

    Who speaks nowhere else in the study leaves it, and what recognised them leads to the other one.
    """
    former = speaker.participant_id
    if participant_id is None:
        participant_id = studies.create_participant(session, transcript.study_id).id
    elif participant_id == former:
        return
    speaker.is_moderator, speaker.participant_id = False, participant_id
    _corrected(session, actor, transcript, speaker)
    if former is not None:
        elsewhere = (
            select(Speaker.id)
            .join(Transcript, Transcript.id == Speaker.transcript_id)
            .where(Speaker.participant_id == former, Transcript.study_id == transcript.study_id)
        )
        if session.scalar(elsewhere.limit(1)) is None:
            studies.give_place(session, transcript.study_id, former, participant_id)


def _corrected(session: Session, actor: Actor, transcript: Transcript, speaker: Speaker) -> None:
    speaker.reason = "corrected by hand"
    record_audit(session, actor, "transcripts.correct_speaker", "transcript", transcript.id)
    session.flush()
    record_fact(session, "speakers.changed", {"transcript_id": transcript.id})
    ask_for_splitting(session, actor, transcript)


def ask_for_splitting(session: Session, actor: Actor, transcript: Transcript) -> None:
    """Let a worker split the transcript into passages again, and index it again."""
    _ask(session, actor, transcript, "transcripts.split")
    ask_for_indexing(session, actor, transcript)


def ask_for_indexing(session: Session, actor: Actor, transcript: Transcript) -> None:
    """Let a worker make the transcript's turns findable by their words."""
    _ask(session, actor, transcript, "transcripts.index")


def _ask(session: Session, actor: Actor, transcript: Transcript, name: str) -> None:
    enqueue(
        session,
        actor,
        name,
        {"transcript_id": transcript.id},
        key=f"{name}:{transcript.id}",
        subject=("transcript", transcript.id),
        study_id=transcript.study_id,
        again=True,
    )
