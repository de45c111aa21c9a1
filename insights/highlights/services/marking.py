"""Marking and coding: highlights and the codebook."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.highlights import queries
from insights.highlights.models import AnswerTag, Highlight, HighlightTag, Move, Tag
from insights.highlights.rules import MoveState, colour_of, quote_from
from insights.kernel.actor import Actor
from insights.kernel.db import lock_row
from insights.kernel.editing import apply_edit
from insights.kernel.errors import InvalidInput
from insights.kernel.ids import fold
from insights.kernel.rewording import Stands
from insights.search.rules import Visibility
from insights.search.services import Found, forget, put
from insights.studies.models import StudyParticipant
from insights.studies.queries import people_refusing
from insights.studies.rules import Scope
from insights.studies.services import add_to_tally
from insights.transcripts.models import Speaker, Turn
from insights.transcripts.queries import turn_place


def create_highlight(
    session: Session,
    actor: Actor,
    turn_id: int,
    start: int,
    end: int,
    tags: Sequence[str] = (),
    note: str = "",
    *,
    starred: bool = False,
) -> Highlight:
    """Mark characters `start` to `end` of a turn; the same stretch marked again is the same highlight."""
    transcript, turn = turn_place(session, actor, turn_id)
    start, end = quote_from(turn.text, start, end)
    row = session.scalar(
        select(Highlight).where(Highlight.turn_id == turn_id, Highlight.start == start, Highlight.end == end)
    )
    if row is None:
        speaker = session.get(Speaker, turn.speaker_id) if turn.speaker_id else None
        row = Highlight(
            study_id=transcript.study_id,
            turn_id=turn_id,
            participant_id=speaker.participant_id if speaker else None,
            start=start,
            end=end,
            text=turn.text[start:end],
            note=note,
            created_by=actor.user_id,
        )
        session.add(row)
        session.flush()
        add_to_tally(session, row.study_id, "highlights", 1)
        record_audit(session, actor, "highlights.create", "highlight", row.id)
    row.starred = row.starred or starred
    _add_tags(session, actor, row, tags)
    _index(session, row)
    return row


def edit_highlight(
    session: Session,
    actor: Actor,
    highlight_id: int,
    version: int,
    note: str,
    starred: bool,
    tags: Sequence[str],
) -> Highlight:
    """Save note, star and codes; StaleWrite when someone else saved first."""
    row = lock_row(session, queries.highlight(session, actor, highlight_id))
    apply_edit(row, "highlight", version, {"note": note, "starred": starred})
    wanted = {fold(name) for name in tags}
    for tag in queries.tags_of(session, row.id):
        if tag.folded not in wanted:
            _drop_tag(session, row, tag)
    _add_tags(session, actor, row, tags)
    _index(session, row)
    return row


def remove_highlight(session: Session, actor: Actor, highlight_id: int) -> None:
    """Remove a highlight with its codes."""
    row = lock_row(session, queries.highlight(session, actor, highlight_id))
    for tag in queries.tags_of(session, row.id):
        _drop_tag(session, row, tag)
    record_audit(session, actor, "highlights.remove", "highlight", row.id)
    add_to_tally(session, row.study_id, "highlights", -1)
    forget(session, "highlight", [row.id])
    session.delete(row)
    session.flush()


def create_tag(
    session: Session,
    actor: Actor,
    name: str,
    definition: str = "",
    example: str = "",
    parent_id: int | None = None,
) -> Tag:
    """Add a code; InvalidInput when the name is empty or taken."""
    name = name.strip()
    if not name:
        raise InvalidInput("A code needs a name.", "name")
    if queries.tag_named(session, name):
        raise InvalidInput(f"There is a code named {name} already.", "name")
    row = Tag(
        name=name,
        folded=fold(name)[:100],
        definition=definition,
        example=example,
        parent_id=parent_id,
        colour=colour_of(name),
    )
    session.add(row)
    session.flush()
    record_audit(session, actor, "highlights.create_tag", "tag", row.id)
    _index_tag(session, row)
    return row


def edit_tag(session: Session, actor: Actor, tag_id: int, version: int, changes: dict[str, Any]) -> Tag:
    """Save a code's name, definition, example and parent."""
    row = queries.tag(session, tag_id)
    other = queries.tag_named(session, changes["name"])
    if other is not None and other.id != tag_id:
        raise InvalidInput(f"There is a code named {other.name} already. Merge the two instead.", "name")
    if changes.get("parent_id") in _below(session, tag_id):
        raise InvalidInput("A code cannot stand below itself.", "parent_id")
    if apply_edit(row, "code", version, {**changes, "folded": fold(changes["name"])[:100]}):
        record_audit(session, actor, "highlights.edit_tag", "tag", tag_id)
    session.flush()
    _index_tag(session, row)
    return row


def merge_tags(session: Session, actor: Actor, tag_id: int, into_id: int) -> Tag:
    """Move all highlights of one code to another and drop the first."""
    if tag_id == into_id:
        raise InvalidInput("Choose another code to merge into.")
    pair = {one: lock_row(session, queries.tag(session, one)) for one in sorted((tag_id, into_id))}
    kept = pair[into_id]
    both = select(HighlightTag.highlight_id).where(HighlightTag.tag_id == into_id)
    session.execute(
        delete(HighlightTag).where(HighlightTag.tag_id == tag_id, HighlightTag.highlight_id.in_(both))
    )
    session.execute(update(HighlightTag).where(HighlightTag.tag_id == tag_id).values(tag_id=into_id))
    coded = select(AnswerTag.answer_id).where(AnswerTag.tag_id == into_id)
    session.execute(delete(AnswerTag).where(AnswerTag.tag_id == tag_id, AnswerTag.answer_id.in_(coded)))
    session.execute(update(AnswerTag).where(AnswerTag.tag_id == tag_id).values(tag_id=into_id))
    session.execute(update(Tag).where(Tag.parent_id == tag_id).values(parent_id=kept.parent_id))
    kept.highlight_count = (
        session.scalar(select(func.count()).select_from(HighlightTag).where(HighlightTag.tag_id == into_id))
        or 0
    )
    remove_tag(session, actor, tag_id)
    return kept


def remove_tag(session: Session, actor: Actor, tag_id: int) -> None:
    """Drop a code; its highlights stay."""
    row = lock_row(session, queries.tag(session, tag_id))
    record_audit(session, actor, "highlights.remove_tag", "tag", tag_id)
    forget(session, "tag", [tag_id])
    session.delete(row)
    session.flush()


def erase_person(session: Session, participant_id: int) -> int:
    """Remove what a participant was quoted with, and exports that may hold their words; how many quotes."""
    rows = session.scalars(select(Highlight).where(Highlight.participant_id == participant_id)).all()
    for row in rows:
        for tag in queries.tags_of(session, row.id):
            _drop_tag(session, row, tag)
        add_to_tally(session, row.study_id, "highlights", -1)
        session.delete(row)
    joined = select(StudyParticipant.study_id).where(StudyParticipant.participant_id == participant_id)
    undecided = Move.state != MoveState.DONE.value
    session.execute(delete(Move).where(Move.study_id.in_(joined), undecided))
    session.flush()
    return len(rows)


def _add_tags(session: Session, actor: Actor, row: Highlight, names: Sequence[str]) -> None:
    for name in names:
        tag = queries.tag_named(session, name) or create_tag(session, actor, name)
        if session.get(HighlightTag, (row.id, tag.id)) is None:
            session.add(HighlightTag(highlight_id=row.id, tag_id=tag.id))
            tag.highlight_count += 1
            session.flush()


def _drop_tag(session: Session, row: Highlight, tag: Tag) -> None:
    link = session.get(HighlightTag, (row.id, tag.id))
    if link is not None:
        session.delete(link)
        tag.highlight_count -= 1
        session.flush()


def _below(session: Session, tag_id: int) -> set[int]:
    below, front = {tag_id}, {tag_id}
    while front:
        front = set(session.scalars(select(Tag.id).where(Tag.parent_id.in_(front)))) - below
        below |= front
    return below


def heed_consent(session: Session, participant_id: int) -> None:
    """Let a person's quotes be found by their words only while they may be quoted."""
    for row in session.scalars(select(Highlight).where(Highlight.participant_id == participant_id)):
        _index(session, row)


def follow_speakers(session: Session, transcript_id: int) -> None:
    """Give each quote of a transcript to the participant who said it, as its speakers are known now."""
    rows = session.execute(
        select(Highlight, Speaker.participant_id)
        .join(Turn, Turn.id == Highlight.turn_id)
        .outerjoin(Speaker, Speaker.id == Turn.speaker_id)
        .where(Turn.transcript_id == transcript_id)
    ).all()
    for row, participant_id in rows:
        if row.participant_id != participant_id:
            row.participant_id = participant_id
            session.flush()
            _index(session, row)


def follow_words(session: Session, turn_ids: Collection[int], stands: Stands) -> None:
    """The words of turns were changed: quotes follow; InvalidInput before any moves when one would go."""
    moved = []
    for row in session.scalars(select(Highlight).where(Highlight.turn_id.in_(turn_ids))).all():
        stand = stands(row.turn_id, row.start, row.end)
        if stand is None:
            told = f"“{row.text}” is highlighted, and little of it would be left. Remove the highlight first."
            raise InvalidInput(told, "text")
        moved.append((row, stand))
    for row, stand in moved:
        row.turn_id, row.start, row.end, row.text = stand.turn_id, stand.start, stand.end, stand.text
        row.version += 1
        session.flush()
        _index(session, row)


def _index(session: Session, row: Highlight) -> None:
    if people_refusing(session, Scope.QUOTES_INSIDE, [row.participant_id]):
        forget(session, "highlight", [row.id])
        return
    codes = ", ".join(tag.name for tag in queries.tags_of(session, row.id))
    found = Found(
        "highlight",
        row.id,
        codes or "Highlight",
        f"{row.text} {row.note}",
        Visibility.STUDY,
        study_id=row.study_id,
        participant_id=row.participant_id,
    )
    put(session, [found])


def _index_tag(session: Session, row: Tag) -> None:
    put(session, [Found("tag", row.id, row.name, f"{row.definition} {row.example}", Visibility.TEAM)])
