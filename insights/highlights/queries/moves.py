"""Reads of exports on their way in, scoped to the studies the actor may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from insights.highlights.models import Move, Tag
from insights.kernel.actor import Actor
from insights.kernel.db import the_row
from insights.kernel.ids import fold
from insights.studies.models import Study
from insights.studies.queries import visible_to
from insights.transcripts.models import Transcript


@dataclass(frozen=True, slots=True)
class MovePreview:
    """What an export would bring: highlights, whole notes, codes and titles with whether they are new."""

    quotes: Sequence[Mapping[str, Any]]
    talks: Sequence[Mapping[str, Any]]
    codes: Mapping[tuple[str, ...], bool]
    titles: Mapping[str, bool]


def move(session: Session, actor: Actor, move_id: int) -> Move:
    """An export on its way in; NotFound when missing or of a hidden study."""
    return the_row(
        session,
        select(Move)
        .outerjoin(Study, Study.id == Move.study_id)
        .where(Move.id == move_id, or_(Move.study_id.is_(None), visible_to(actor))),
    )


def moves_of(session: Session, study_id: int | None) -> Sequence[Move]:
    """The newest exports of a study that the actor was allowed to read, or of the codebook."""
    of_it = Move.study_id.is_(None) if study_id is None else Move.study_id == study_id
    return session.scalars(select(Move).where(of_it).order_by(Move.id.desc()).limit(20)).all()


def preview_of(session: Session, row: Move) -> MovePreview | None:
    """What an export that waits for a decision would bring; None when there is nothing to decide."""
    if not row.found:
        return None
    quotes, talks = row.found["quotes"], row.found["talks"]
    paths = [code["path"] for code in row.found["codes"]]
    paths += [path for quote in quotes for path in quote["codes"]]
    known = set(session.scalars(select(Tag.folded)))
    of_study = select(Transcript.title).where(Transcript.study_id == row.study_id, Transcript.whole)
    titles = {fold(title) for title in session.scalars(of_study)}
    named = [quote["session"] for quote in quotes] + [talk["title"] for talk in talks]
    return MovePreview(
        quotes,
        talks,
        {
            tuple(path[:size]): fold(path[size - 1])[:100] not in known
            for path in paths
            for size in range(1, len(path) + 1)
        },
        {title: fold(title) not in titles for title in named},
    )
