"""Reads of transcripts, scoped to the studies the actor may see."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.db import the_row
from insights.kernel.errors import NotFound
from insights.kernel.ids import pseudonym
from insights.studies.models import Participant, Study, StudySession
from insights.studies.queries import visible_to
from insights.transcripts.models import (
    Section,
    SessionMedia,
    Speaker,
    Transcript,
    TranscriptImport,
    TranscriptPassage,
    Turn,
)
from insights.transcripts.rules import TURNS_A_PAGE, ImportState, speaker_name

IMPORTS_SHOWN = 400
NAMESAKES = 20


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as pages show them."""

    id: int
    name: str
    is_moderator: bool
    reason: str
    participant_id: int | None


def transcript(session: Session, actor: Actor, transcript_id: int) -> Transcript:
    """The whole transcript's row; NotFound when missing, unfinished or hidden."""
    return the_row(session, _visible(actor).where(Transcript.id == transcript_id))


def transcripts_of_sessions(
    session: Session, actor: Actor, session_ids: Sequence[int]
) -> Mapping[int, list[Transcript]]:
    """Whole transcripts by session."""
    found: dict[int, list[Transcript]] = {}
    rows = session.scalars(_visible(actor).where(Transcript.session_id.in_(session_ids)))
    for row in rows:
        if row.session_id is not None:
            found.setdefault(row.session_id, []).append(row)
    return found


def transcripts_by_id(
    session: Session, actor: Actor, transcript_ids: Collection[int | None]
) -> Mapping[int, Transcript]:
    """The whole ones among the given transcripts, by id."""
    wanted = {one for one in transcript_ids if one is not None}
    return {row.id: row for row in session.scalars(_visible(actor).where(Transcript.id.in_(wanted)))}


def voices_of(session: Session, transcript_id: int) -> Mapping[int, Voice]:
    """Speakers of a transcript the caller was allowed to read, by id."""
    rows = session.execute(
        select(Speaker, Participant.number)
        .outerjoin(Participant, Participant.id == Speaker.participant_id)
        .where(Speaker.transcript_id == transcript_id)
        .order_by(Speaker.position)
    )
    voices = {}
    for speaker, number in rows:
        name = speaker_name(pseudonym(number) if number else None, speaker.is_moderator, speaker.position)
        voices[speaker.id] = Voice(
            speaker.id, name, speaker.is_moderator, speaker.reason, speaker.participant_id
        )
    return voices


def turns_page(session: Session, transcript_id: int, after: int) -> tuple[Sequence[Turn], int | None]:
    """Turns behind position `after`, and the position to go on from (None at the end)."""
    turns = session.scalars(
        select(Turn)
        .where(Turn.transcript_id == transcript_id, Turn.position > after)
        .order_by(Turn.position)
        .limit(TURNS_A_PAGE + 1)
    ).all()
    more = len(turns) > TURNS_A_PAGE
    turns = turns[:TURNS_A_PAGE]
    return turns, (turns[-1].position if more else None)


def turn_place(session: Session, actor: Actor, turn_id: int) -> tuple[Transcript, Turn]:
    """A turn with its transcript; NotFound when missing or hidden."""
    row = session.execute(
        select(Transcript, Turn)
        .join(Turn, Turn.transcript_id == Transcript.id)
        .join(Study, Study.id == Transcript.study_id)
        .where(Turn.id == turn_id, *_whole_and_visible(actor))
    ).first()
    if row is None:
        raise NotFound
    return row[0], row[1]


def turns_of(session: Session, transcript_id: int, *, locked: bool = False) -> Sequence[Turn]:
    """All turns of a transcript the caller may change, in order; `locked` until the transaction ends."""
    rows = select(Turn).where(Turn.transcript_id == transcript_id).order_by(Turn.position)
    if locked:
        rows = rows.with_for_update().execution_options(populate_existing=True)
    return session.scalars(rows).all()


def namesakes_of(session: Session, study_id: int, title: str) -> Sequence[Transcript]:
    """The study's whole transcripts of this title, the newest first, as many as may be compared."""
    called = Transcript.study_id == study_id, Transcript.title == title, Transcript.whole.is_(True)
    rows = select(Transcript).where(*called).order_by(Transcript.id.desc()).limit(NAMESAKES)
    return session.scalars(rows).all()


def speaking(session: Session, participant_ids: Collection[int], but_in: int = 0) -> set[int]:
    """Those of the participants who speak in a transcript other than `but_in`."""
    rows = select(Speaker.participant_id).where(
        Speaker.participant_id.in_(participant_ids), Speaker.transcript_id != but_in
    )
    return {person for person in session.scalars(rows) if person is not None}


def sections_of(session: Session, transcript_id: int) -> Mapping[int, list[Section]]:
    """Headings by the position of the turn they stand before."""
    found: dict[int, list[Section]] = {}
    for row in session.scalars(
        select(Section).where(Section.transcript_id == transcript_id).order_by(Section.id)
    ):
        found.setdefault(row.turn_position, []).append(row)
    return found


@dataclass(frozen=True, slots=True)
class SaidPassage:
    """A passage of a transcript as the analysis takes it; `role` is participant or moderator."""

    id: int
    turn_id: int
    transcript_id: int
    participant_id: int | None
    text: str
    text_hash: str
    language: str | None
    start: int
    end: int


def passages_of(session: Session, study_ids: Collection[int]) -> Sequence[SaidPassage]:
    """All passages of participants in whole transcripts of the given studies, in a fixed order."""
    rows = session.execute(
        select(TranscriptPassage)
        .join(Transcript, Transcript.id == TranscriptPassage.transcript_id)
        .where(TranscriptPassage.study_id.in_(study_ids), Transcript.whole)
        .order_by(TranscriptPassage.id)
    ).scalars()
    return [
        SaidPassage(
            p.id,
            p.turn_id,
            p.transcript_id,
            p.participant_id,
            p.text,
            p.text_hash,
            p.language,
            p.start,
            p.end,
        )
        for p in rows
    ]


@dataclass(frozen=True, slots=True)
class PassagePlace:
    """Where a passage was said, for a quote card."""

    text: str
    speaker: str
    participant_id: int | None
    transcript_id: int
    title: str
    turn_id: int
    turn_position: int
    start: float | None


def places_of(session: Session, actor: Actor, passage_ids: Collection[int]) -> Mapping[int, PassagePlace]:
    """Text and place of the visible ones among the passages, by id."""
    if not passage_ids:
        return {}
    rows = session.execute(
        select(TranscriptPassage, Transcript.title, Turn.position, Turn.start, Participant.number)
        .join(Transcript, Transcript.id == TranscriptPassage.transcript_id)
        .join(Turn, Turn.id == TranscriptPassage.turn_id)
        .join(Study, Study.id == TranscriptPassage.study_id)
        .outerjoin(Participant, Participant.id == TranscriptPassage.participant_id)
        .where(TranscriptPassage.id.in_(list(passage_ids)), *_whole_and_visible(actor))
    )
    return {
        p.id: PassagePlace(
            p.text,
            pseudonym(number) if number else "Someone",
            p.participant_id,
            p.transcript_id,
            title,
            p.turn_id,
            position,
            start,
        )
        for p, title, position, start, number in rows
    }


def imports_of(session: Session, actor: Actor, study_id: int) -> Sequence[TranscriptImport]:
    """The study's latest uploads, newest first."""
    return session.scalars(
        select(TranscriptImport)
        .join(Study, Study.id == TranscriptImport.study_id)
        .where(Study.id == study_id, visible_to(actor))
        .order_by(TranscriptImport.id.desc())
        .limit(IMPORTS_SHOWN)
    ).all()


def upload(session: Session, actor: Actor, import_id: int) -> TranscriptImport:
    """An upload; NotFound when missing or hidden."""
    return the_row(
        session,
        select(TranscriptImport)
        .join(Study, Study.id == TranscriptImport.study_id)
        .where(TranscriptImport.id == import_id, visible_to(actor)),
    )


def twin_of(session: Session, study_id: int, sha256: str) -> TranscriptImport | None:
    """An earlier import of the same content in the study, if it became a transcript."""
    return session.scalar(
        select(TranscriptImport)
        .join(Transcript, Transcript.id == TranscriptImport.transcript_id)
        .where(
            TranscriptImport.study_id == study_id,
            TranscriptImport.sha256 == sha256,
            Transcript.whole.is_(True),
        )
        .order_by(TranscriptImport.id)
        .limit(1)
    )


def twins_of(session: Session, study_id: int, hashes: Collection[str]) -> Mapping[str, TranscriptImport]:
    """The first import of each content in the study that was read or is going to be, by hash."""
    rows = session.scalars(
        select(TranscriptImport)
        .where(
            TranscriptImport.study_id == study_id,
            TranscriptImport.sha256.in_(list(hashes)),
            or_(
                TranscriptImport.state == ImportState.QUEUED.value,
                TranscriptImport.transcript_id.is_not(None),
            ),
        )
        .order_by(TranscriptImport.id.desc())
    )
    return {row.sha256: row for row in rows}


def recordings_of_sessions(
    session: Session, actor: Actor, session_ids: Sequence[int]
) -> Mapping[int, SessionMedia]:
    """Recordings by session, of the studies the actor may see."""
    rows = session.scalars(
        select(SessionMedia)
        .join(Study, Study.id == SessionMedia.study_id)
        .where(SessionMedia.session_id.in_(session_ids), visible_to(actor))
    )
    return {row.session_id: row for row in rows}


def recording(session: Session, actor: Actor, media_id: int) -> tuple[SessionMedia, StudySession]:
    """A recording with its session; NotFound when missing or hidden."""
    row = session.execute(
        select(SessionMedia, StudySession)
        .join(StudySession, StudySession.id == SessionMedia.session_id)
        .join(Study, Study.id == SessionMedia.study_id)
        .where(SessionMedia.id == media_id, visible_to(actor))
    ).first()
    if row is None:
        raise NotFound
    return row[0], row[1]


def _visible(actor: Actor):
    return select(Transcript).join(Study, Study.id == Transcript.study_id).where(*_whole_and_visible(actor))


def _whole_and_visible(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    return (Transcript.whole.is_(True), visible_to(actor))
