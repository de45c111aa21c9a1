"""Moving in: an export of another tool becomes codes, sessions and highlights once a person saw it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.highlights import queries
from insights.highlights.models import Move, Tag
from insights.highlights.rules import MovedQuote, MoveState, place_of, title_of_rest
from insights.highlights.services.marking import create_highlight, create_tag
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.kernel.blobs import Blob
from insights.kernel.errors import InvalidInput
from insights.kernel.ids import fold
from insights.kernel.repeats import just_made
from insights.studies.models import Study
from insights.transcripts import services as transcripts
from insights.transcripts.models import Transcript, Turn
from insights.transcripts.rules import clean_name
from insights.worker import enqueue


def accept_export(session: Session, actor: Actor, study: Study | None, file_name: str, blob: Blob) -> Move:
    """Keep an export's row and ask a worker what the file holds; without a study it can bring codes only.

    The same file a moment later is the same upload.
    """
    row = Move(
        study_id=study.id if study else None,
        file_name=clean_name(file_name),
        sha256=blob.sha256,
        created_by=actor.user_id,
    )
    if twice := just_made(session, row):
        return twice
    session.add(row)
    session.flush()
    record_audit(session, actor, "highlights.move", "move", row.id)
    _ask(session, actor, row, "highlights.read_export")
    return row


def keep_found(session: Session, actor: Actor, row: Move, found: Mapping[str, Any]) -> None:
    """Keep what the file holds until a person decides; the file itself is not needed any more."""
    row.found, row.warnings = {**found, "warnings": []}, list(found["warnings"])
    row.state = MoveState.READY.value
    payload, row.sha256 = {"hashes": [row.sha256]}, ""
    enqueue(session, actor, "transcripts.drop_files", payload, key=f"highlights.drop:{row.id}")
    session.flush()


def confirm_move(session: Session, actor: Actor, row: Move) -> None:
    """Let a worker carry out what the preview shows."""
    if row.state not in (MoveState.READY.value, MoveState.FAILED.value) or not row.found:
        raise InvalidInput("This export does not wait for a decision any more.")
    if row.study_id is None and (row.found["quotes"] or row.found["talks"]):
        raise InvalidInput("Highlights and notes move into a study: upload the export there.")
    row.state, row.reason = MoveState.MOVING.value, ""
    _ask(session, actor, row, "highlights.move_in")


def discard_move(session: Session, actor: Actor, row: Move) -> None:
    """Forget an export that nobody wants; what was moved in stays."""
    if row.state == MoveState.MOVING.value:
        raise InvalidInput("It is being moved in at this moment. Wait until it is done.")
    record_audit(session, actor, "highlights.discard_move", "move", row.id)
    session.delete(row)
    session.flush()


def mark_failed(session: Session, row: Move, reason: str) -> None:
    """Write down why an export could not be read or moved in."""
    row.state, row.reason = MoveState.FAILED.value, reason
    session.flush()


def finish_move(session: Session, row: Move, counts: Mapping[str, int]) -> None:
    """Keep how much was moved in, and none of the words."""
    row.state, row.found, row.counts = MoveState.DONE.value, {}, dict(counts)
    session.flush()


def add_codes(session: Session, actor: Actor, codes: Sequence[Mapping[str, Any]]) -> int:
    """Codes with the groups above them; one that is there gets what it lacks. How many are new."""
    added = 0
    for code in codes:
        parent: Tag | None = None
        for name in code["path"]:
            tag = queries.tag_named(session, name)
            if tag is None:
                tag = create_tag(session, actor, name, parent_id=parent.id if parent else None)
                added += 1
            parent = tag
        if parent is not None:
            parent.definition = parent.definition or code.get("definition", "")
            parent.example = parent.example or code.get("example", "")
    session.flush()
    return added


def keep_talk(
    session: Session,
    actor: Actor,
    secret_key: str,
    study: Study,
    title: str,
    turns: Sequence[tuple[str | None, float | None, str]],
    language: str | None,
) -> bool:
    """A session with this text, unless the study has a transcript of that title; whether it is new."""
    if transcripts_titled(session, study.id, [title]):
        return False
    transcripts.keep_spoken(session, actor, secret_key, study, title, turns, clock.today(), language)
    return True


def keep_rest(
    session: Session,
    actor: Actor,
    secret_key: str,
    study: Study,
    title: str,
    quotes: Sequence[MovedQuote],
    language: str | None,
) -> bool:
    """A session of those quotes that stand in no transcript of that title; whether there are any."""
    turns = _turns_of(session, study.id, title)
    lost = [(quote.speaker, quote.at, quote.text) for quote in quotes if _placed(quote, turns) is None]
    if not lost:
        return False
    rest = title_of_rest(title) if transcripts_titled(session, study.id, [title]) else title
    transcripts.keep_spoken(session, actor, secret_key, study, rest, lost, clock.today(), language)
    return True


def mark_quotes(
    session: Session, actor: Actor, study_id: int, title: str, quotes: Sequence[MovedQuote]
) -> int:
    """Highlight quotes where they stand in the transcripts of that title; how many were found."""
    turns = _turns_of(session, study_id, title)
    found = 0
    for quote in quotes:
        place = _placed(quote, turns)
        if place is not None:
            turn, start, end = place
            create_highlight(session, actor, turn, start, end, [path[-1] for path in quote.codes], quote.note)
            found += 1
    return found


def transcripts_titled(session: Session, study_id: int, titles: Sequence[str]) -> list[int]:
    """Ids of the study's whole transcripts with one of these titles, however they are written."""
    wanted = {fold(title) for title in titles}
    rows = session.execute(
        select(Transcript.id, Transcript.title).where(Transcript.study_id == study_id, Transcript.whole)
    )
    return [transcript_id for transcript_id, title in rows if fold(title) in wanted]


def _turns_of(session: Session, study_id: int, title: str) -> list[tuple[int, str]]:
    titles = [title, title_of_rest(title)]
    inside = Turn.transcript_id.in_(transcripts_titled(session, study_id, titles))
    return [(row.id, row.text) for row in session.scalars(select(Turn).where(inside).order_by(Turn.id))]


def _placed(quote: MovedQuote, turns: Sequence[tuple[int, str]]) -> tuple[int, int, int] | None:
    for turn_id, text in turns:
        place = place_of(quote.text, text)
        if place:
            return turn_id, *place
    return None


def _ask(session: Session, actor: Actor, row: Move, name: str) -> None:
    enqueue(
        session,
        actor,
        name,
        {"move_id": row.id},
        key=f"{name}:{row.id}",
        subject=("move", row.id),
        study_id=row.study_id,
    )
