"""Correcting what a transcript says: all that stands on the words follows them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.analysis.text.model import text_hash
from insights.kernel.actor import Actor
from insights.kernel.db import lock_row
from insights.kernel.erasing import hold_off_erasing
from insights.kernel.errors import InvalidInput, StaleWrite
from insights.kernel.rewording import LEAST_KEPT, Rewording, Stand, reworded
from insights.kernel.wiring import Reanchor
from insights.studies import services as studies
from insights.transcripts import queries
from insights.transcripts.models import Section, Speaker, Transcript, TranscriptPassage, Turn
from insights.transcripts.services.passages import say_reworded
from insights.transcripts.services.removal import ERASED
from insights.transcripts.services.speech import ask_for_splitting, index_turns

LONGEST_TURN = 100_000


def wording_of(text: str) -> int:
    """A number that tells one wording of a turn from another."""
    return zlib.crc32(text.encode()) % 1_000_000_000


def correct_words(
    session: Session,
    actor: Actor,
    turn_id: int,
    wording: int,
    text: str,
    anchored: Iterable[Reanchor] = (),
) -> Turn:
    """Save a turn's corrected words; StaleWrite when it does not read as `wording` any more.

    Passages keep what was decided about them; `anchored` moves what higher features hang on the words.
    """
    hold_off_erasing(session)
    transcript, turn = queries.turn_place(session, actor, turn_id)
    lock_row(session, transcript)  # a newer file takes the place of all its turns
    session.refresh(turn, with_for_update=True)
    text = "\n".join(line.strip() for line in text.strip().splitlines())
    if not text:
        raise InvalidInput("A turn needs words. To take out what should not be analysed, name its speaker.")
    if len(text) > LONGEST_TURN:
        raise InvalidInput(f"A turn has at most {LONGEST_TURN:,} letters.", "text")
    if turn.text == ERASED:
        raise InvalidInput("These words were erased with the person who said them.")
    if wording_of(turn.text) != wording:
        raise StaleWrite("turn", wording_of(turn.text), {"text": turn.text}, {"text": text})
    if turn.text == text:
        return turn
    change = reworded(turn.text, text)

    def stands(turn_id: int, start: int, end: int) -> Stand | None:
        span = change.span(start, end)
        return Stand(turn_id, *span, change.after[slice(*span)]) if span else None

    for reanchor in anchored:
        reanchor(session, [turn_id], stands)
    turn.text = text
    transcript.word_count += len(text.split()) - len(change.before.split())
    _move_sections(session, turn, change)
    _move_passages(session, transcript, turn_id, change)
    speaker = session.get(Speaker, turn.speaker_id) if turn.speaker_id else None
    index_turns(session, transcript, [(turn.id, text, speaker.participant_id if speaker else None)])
    record_audit(session, actor, "transcripts.correct_words", "transcript", transcript.id)
    session.flush()
    ask_for_splitting(session, actor, transcript)
    return turn


def _move_sections(session: Session, turn: Turn, change: Rewording) -> None:
    of_it = Section.transcript_id == turn.transcript_id, Section.turn_position == turn.position
    for section in session.scalars(select(Section).where(*of_it, Section.offset > 0)):
        behind = change.span(section.offset, len(change.before))
        section.offset = behind[0] if behind else len(change.after)


def _move_passages(session: Session, transcript: Transcript, turn_id: int, change: Rewording) -> None:
    """Passages follow their words; those that read otherwise now are said, so that people can look again."""
    doubtful, gone = [], 0
    for passage in session.scalars(select(TranscriptPassage).where(TranscriptPassage.turn_id == turn_id)):
        span = change.span(passage.start, passage.end)
        if span is None:
            session.delete(passage)
            gone += 1
            continue
        if change.kept(passage.start, passage.end) < LEAST_KEPT:
            doubtful.append(passage.id)
        passage.start, passage.end = span
        passage.text = change.after[slice(*span)]
        passage.text_hash = text_hash(passage.text)
    if gone:
        studies.add_to_tally(session, transcript.study_id, "passages", -gone)
    say_reworded(session, transcript.study_id, doubtful)
