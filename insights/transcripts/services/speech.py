"""Who spoke and what they said: speakers, turns, headings, search rows."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel.actor import Actor
from insights.kernel.db import lock_row
from insights.kernel.erasing import hold_off_erasing
from insights.kernel.errors import InvalidInput, StaleWrite
from insights.search.rules import Visibility
from insights.search.services import Found, put
from insights.studies import services as studies
from insights.studies.queries import participants_of
from insights.studies.rules import alias_digest
from insights.transcripts import queries
from insights.transcripts.models import Section, Speaker, Transcript, Turn
from insights.transcripts.queries import Voice
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


def role_of(voice: Speaker | Voice) -> str:
    """Who a speaker is, as the form of the speakers says it: moderator, a participant's id, or nobody."""
    return "moderator" if voice.is_moderator else str(voice.participant_id or "")


def speaking_of(voices: Iterable[Speaker | Voice]) -> int:
    """A number that tells one naming of the speakers from another."""
    said = ",".join(f"{voice.id}={role_of(voice)}" for voice in voices)
    return zlib.crc32(said.encode()) % 1_000_000_000


def correct_speakers(
    session: Session, actor: Actor, transcript_id: int, speaking: int, roles: Mapping[int, str]
) -> None:
    """Save who each speaker is, by their ids; StaleWrite when they are not named as in `speaking` any more.

    A role is that of `role_of`, or "new" for somebody new.
    """
    hold_off_erasing(session)
    transcript = lock_row(session, queries.transcript(session, actor, transcript_id))
    own = select(Speaker).where(Speaker.transcript_id == transcript_id).order_by(Speaker.position)
    speakers = session.scalars(own.execution_options(populate_existing=True)).all()
    if speaking_of(speakers) != speaking:
        theirs = {f"who-{one.id}": role_of(one) for one in speakers}
        yours = theirs | {f"who-{own}": role for own, role in roles.items()}
        raise StaleWrite("naming of the speakers", speaking_of(speakers), theirs, yours)
    known = {str(row.id) for row in participants_of(session, actor, transcript.study_id)}
    if not known.union(("moderator", "new", "")).issuperset(roles.values()):
        raise InvalidInput("Somebody chosen here is not known in this study any more: nothing was saved.")
    for speaker in speakers:
        role = roles.get(speaker.id, "")
        if role == "moderator":
            correct_speaker(session, actor, transcript, speaker, is_moderator=True)
        elif role:
            person_id = None if role == "new" else int(role)
            say_who_speaks(session, actor, transcript, speaker, person_id)


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
