"""Marking words while reading, and taking just that back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.highlights import queries
from insights.highlights.models import Highlight, Tag
from insights.highlights.rules import quote_from
from insights.highlights.services.marking import create_highlight, edit_highlight, remove_highlight
from insights.kernel.actor import Actor
from insights.transcripts.queries import turn_place


@dataclass(frozen=True, slots=True)
class Marked:
    """A highlight and what is new about it: that it is there, its star, these codes, those made for it."""

    highlight: Highlight
    made: bool
    starred: bool
    tags: list[Tag]
    new_tags: list[Tag]


def mark_words(
    session: Session,
    actor: Actor,
    turn_id: int,
    start: int,
    end: int,
    names: Sequence[str] = (),
    *,
    starred: bool = False,
) -> Marked:
    """Mark characters `start` to `end` of a turn, and say what that changed."""
    _, turn = turn_place(session, actor, turn_id)
    start, end = quote_from(turn.text, start, end)
    known = session.scalar(
        select(Highlight).where(Highlight.turn_id == turn_id, Highlight.start == start, Highlight.end == end)
    )
    had = {tag.id for tag in queries.tags_of(session, known.id)} if known else set()
    had_star = known is not None and known.starred
    in_book = {tag.id for tag in map(partial(queries.tag_named, session), names) if tag}
    row = create_highlight(session, actor, turn_id, start, end, names, starred=starred)
    added = [tag for tag in queries.tags_of(session, row.id) if tag.id not in had]
    new = [tag for tag in added if tag.id not in in_book]
    return Marked(row, known is None, row.starred and not had_star, added, new)


def unmark_words(
    session: Session,
    actor: Actor,
    highlight_id: int,
    tag_ids: Collection[int],
    *,
    made: bool,
    starred: bool,
) -> int:
    """Take a marking back: codes, star, the highlight itself unless more was said of it; its turn."""
    row = queries.highlight(session, actor, highlight_id)
    turn_id = row.turn_id
    left = [tag.name for tag in queries.tags_of(session, row.id) if tag.id not in tag_ids]
    star = row.starred and not starred
    if made and not left and not star and not row.note:
        remove_highlight(session, actor, highlight_id)
    else:
        edit_highlight(session, actor, highlight_id, row.version, row.note, star, left)
    return turn_id
