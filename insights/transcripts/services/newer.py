"""A newer file of a transcript: held until a person says what it is, then taken in place of the older one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.analysis.text.model import text_hash
from insights.kernel.actor import Actor
from insights.kernel.blobs import Blob
from insights.kernel.db import lock_row
from insights.kernel.erasing import hold_off_erasing
from insights.kernel.errors import InvalidInput
from insights.kernel.rewording import LEAST_KEPT, Stand, Stands
from insights.kernel.wiring import Reanchor
from insights.search.services import forget
from insights.studies import services as studies
from insights.studies.models import Study, StudySession
from insights.studies.rules import SessionKind
from insights.transcripts import queries
from insights.transcripts.models import (
    Section,
    Speaker,
    Transcript,
    TranscriptImport,
    TranscriptPassage,
    Turn,
)
from insights.transcripts.rules import ImportState, Retold, retold, task_title
from insights.transcripts.services.imports import ask_for_reading, noted
from insights.transcripts.services.passages import say_reworded
from insights.transcripts.services.removal import ERASED
from insights.transcripts.services.speech import ask_for_splitting
from insights.worker import record_fact

AT_ONCE = 1000
TAKEN_OVER = ("format", "language", "duration", "segments", "turn_count", "word_count")


def accept_newer(
    session: Session, actor: Actor, former: Transcript, file_name: str, blob: Blob
) -> TranscriptImport:
    """Keep the file that a person gave as a newer one of a transcript, and ask a worker to read it."""
    study = session.get_one(Study, former.study_id)
    conversation = session.get_one(StudySession, former.session_id)
    kind = SessionKind(conversation.kind)
    row = noted(session, actor, study, file_name, blob, kind, conversation.held_on)
    row.renews_id = former.id
    ask_for_reading(session, actor, row)
    return row


def hold_as_newer(
    session: Session, row: TranscriptImport, newer: Transcript, former_id: int, told: Retold
) -> None:
    """Keep what was read of a file unseen until a person says whether it is a newer version."""
    newer.turn_count, newer.word_count = len(told.after), sum(len(text.split()) for text in told.after)
    row.state, row.renews_id = ImportState.NEWER.value, former_id
    row.warnings = [{"line": None, "message": told.summary()}]
    session.flush()


def take_as_newer(
    session: Session, actor: Actor, row: TranscriptImport, anchored: Iterable[Reanchor] = ()
) -> Transcript:
    """Let a held file take the place of the older one; InvalidInput when a highlight would lose its words.

    What people decided stays with the words: passages keep their ids, those that read otherwise are said;
    `anchored` moves what higher features hang on turns. Speakers stay who they were.
    """
    hold_off_erasing(session)
    row = lock_row(session, row)
    newer = session.get(Transcript, row.transcript_id) if row.transcript_id else None
    if row.state != ImportState.NEWER.value:
        raise InvalidInput("This file does not wait for a decision any more.")
    if row.renews_id is None or newer is None:
        raise InvalidInput("The transcript that this file would renew is gone. Import it as another session.")
    former = lock_row(session, queries.transcript(session, actor, row.renews_id))
    olds, news = (queries.turns_of(session, one.id, locked=True) for one in (former, newer))
    if ERASED in {turn.text for turn in (*olds, *news)}:
        raise InvalidInput(
            "Words of this talk were erased with the person who said them, and a newer file may hold them. "
            "Take that person out of the file and import it as another session."
        )
    told = retold([turn.text for turn in olds], [turn.text for turn in news])
    strangers = _participants(session, newer)
    _move_anchored(session, anchored, olds, news, told)
    _move_passages(session, former, olds, news, told)
    _join_speakers(session, former, newer, _said_by(olds, news, told))
    _take_turns(session, former, newer, [turn.id for turn in olds])
    for name in TAKEN_OVER:
        setattr(former, name, getattr(newer, name))
    former.version += 1
    row.state, row.transcript_id, row.renews_id = ImportState.DONE.value, former.id, None
    row.warnings = [{"line": None, "message": f"Taken as the newer version. {told.summary()}"}]
    session.flush()
    session.execute(delete(Transcript).where(Transcript.id == newer.id))
    session.expire_all()  # rows moved and went below the session
    _remove_silent(session, former)
    studies.forget_strangers(session, strangers - queries.speaking(session, strangers))
    record_audit(session, actor, "transcripts.renew", "transcript", former.id)
    record_fact(session, "speakers.changed", {"transcript_id": former.id})
    ask_for_splitting(session, actor, former)
    return former


def _move_anchored(
    session: Session, anchored: Iterable[Reanchor], olds: Sequence[Turn], news: Sequence[Turn], told: Retold
) -> None:
    stands = _stands(olds, news, told)
    for reanchor in anchored:
        for first in range(0, len(olds), AT_ONCE):
            reanchor(session, [turn.id for turn in olds[first : first + AT_ONCE]], stands)


def _stands(olds: Sequence[Turn], news: Sequence[Turn], told: Retold) -> Stands:
    number = {turn.id: at for at, turn in enumerate(olds)}

    def stands(turn_id: int, start: int, end: int) -> Stand | None:
        place = told.place(number[turn_id], start, end)
        if place is None or place.kept < LEAST_KEPT:
            return None
        turn = news[place.at]
        return Stand(turn.id, place.start, place.end, turn.text[place.start : place.end])

    return stands


def _move_passages(
    session: Session, former: Transcript, olds: Sequence[Turn], news: Sequence[Turn], told: Retold
) -> None:
    number = {turn.id: at for at, turn in enumerate(olds)}
    doubtful, gone = [], 0
    of_it = select(TranscriptPassage).where(TranscriptPassage.transcript_id == former.id)
    for passage in session.scalars(of_it):
        place = told.place(number[passage.turn_id], passage.start, passage.end)
        if place is None:
            session.delete(passage)
            gone += 1
            continue
        if place.kept < LEAST_KEPT:
            doubtful.append(passage.id)
        turn = news[place.at]
        passage.turn_id, passage.start, passage.end = turn.id, place.start, place.end
        passage.text = turn.text[place.start : place.end]
        passage.text_hash = text_hash(passage.text)
    if gone:
        studies.add_to_tally(session, former.study_id, "passages", -gone)
    session.flush()
    say_reworded(session, former.study_id, doubtful)


def _said_by(olds: Sequence[Turn], news: Sequence[Turn], told: Retold) -> Counter[tuple[int, int]]:
    """How many letters a (newer speaker, former speaker) have in common."""
    found: Counter[tuple[int, int]] = Counter()
    for at, turn in enumerate(olds):
        place = told.place(at, 0, len(turn.text))
        speaker = news[place.at].speaker_id if place else None
        if place and speaker and turn.speaker_id:
            found[speaker, turn.speaker_id] += place.end - place.start
    return found


def _join_speakers(
    session: Session, former: Transcript, newer: Transcript, said: Counter[tuple[int, int]]
) -> None:
    """Speakers of the newer file are the former ones: by who they are, else by what they say."""
    ours, theirs = (
        session.scalars(
            select(Speaker).where(Speaker.transcript_id == one.id).order_by(Speaker.position)
        ).all()
        for one in (former, newer)
    )
    heirs = _heirs(ours, theirs, said)
    for at, speaker in enumerate(theirs):
        heir = heirs.get(speaker.id)
        if heir is None:
            speaker.transcript_id, speaker.position = former.id, len(ours) + at
            continue
        session.execute(update(Turn).where(Turn.speaker_id == speaker.id).values(speaker_id=heir.id))
        stranger = speaker.participant_id
        if not stranger or not heir.participant_id or stranger == heir.participant_id:
            continue
        if not queries.speaking(session, [stranger], but_in=newer.id):
            studies.give_place(session, former.study_id, stranger, heir.participant_id)
    session.flush()


def _heirs(
    ours: Sequence[Speaker], theirs: Sequence[Speaker], said: Counter[tuple[int, int]]
) -> Mapping[int, Speaker]:
    """The former speaker that each of the newer ones is, by id."""
    by_id = {speaker.id: speaker for speaker in ours}
    known = {speaker.participant_id: speaker.id for speaker in ours if speaker.participant_id}
    pairs = [(s.id, known[s.participant_id]) for s in theirs if s.participant_id in known]
    found: dict[int, Speaker] = {}
    for newer_id, former_id in [*pairs, *(pair for pair, _ in said.most_common())]:
        if newer_id not in found and by_id[former_id] not in found.values():
            found[newer_id] = by_id[former_id]
    return found


def _take_turns(session: Session, former: Transcript, newer: Transcript, old_ids: Sequence[int]) -> None:
    for first in range(0, len(old_ids), AT_ONCE):
        forget(session, "turn", old_ids[first : first + AT_ONCE])
    session.execute(delete(Turn).where(Turn.transcript_id == former.id))
    session.execute(update(Turn).where(Turn.transcript_id == newer.id).values(transcript_id=former.id))
    session.execute(delete(Section).where(Section.transcript_id == former.id))
    session.execute(update(Section).where(Section.transcript_id == newer.id).values(transcript_id=former.id))
    headings = select(Section.title).where(Section.transcript_id == former.id, Section.is_task)
    for heading in session.scalars(headings):
        studies.task_named(session, former.study_id, task_title(heading))


def _remove_silent(session: Session, transcript: Transcript) -> None:
    heard = select(Turn.speaker_id).where(Turn.transcript_id == transcript.id, Turn.speaker_id.is_not(None))
    silent = Speaker.transcript_id == transcript.id, Speaker.id.not_in(heard)
    session.execute(delete(Speaker).where(*silent))


def _participants(session: Session, transcript: Transcript) -> set[int]:
    of_it = select(Speaker.participant_id).where(Speaker.transcript_id == transcript.id)
    return {person for person in session.scalars(of_it) if person is not None}
