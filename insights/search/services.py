"""Writing search rows, in the transaction of the thing they stand for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import delete, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.kernel.actor import SYSTEM
from insights.kernel.db import rows_touched
from insights.search.models import SearchRow
from insights.search.rules import Visibility
from insights.worker import enqueue

TIDY = "search.tidy"
PIECE = 500
"""Pages of the index that one transaction writes: a tenth of a second."""
_CHANGES = text("SELECT total_changes()")


@dataclass(frozen=True, slots=True)
class Found:
    """A thing to be found; `page_id` is the id in the address of the page it is shown on."""

    kind: str
    subject_id: int
    title: str
    text: str
    visibility: Visibility
    study_id: int | None = None
    participant_id: int | None = None
    page_id: int | None = None

    def values(self) -> dict[str, Any]:
        """Column values."""
        page_id = self.subject_id if self.page_id is None else self.page_id
        own = {"page_id": page_id, "visibility": self.visibility.value, "title": self.title[:300]}
        return {**asdict(self), **own, "created_at": clock.now()}


def put(session: Session, things: Iterable[Found]) -> None:
    """Add or replace the rows of the given things."""
    values = [thing.values() for thing in things]
    if not values:
        return
    insert = (postgresql if session.get_bind().dialect.name == "postgresql" else sqlite).insert
    statement = insert(SearchRow)
    replaced = ("title", "text", "visibility", "study_id", "participant_id", "page_id")
    statement = statement.on_conflict_do_update(
        index_elements=[SearchRow.kind, SearchRow.subject_id],
        set_={name: statement.excluded[name] for name in replaced},
    )
    session.execute(statement, values)


def forget(session: Session, kind: str, subject_ids: Collection[int]) -> None:
    """Remove the rows of things that are gone."""
    session.execute(
        delete(SearchRow).where(SearchRow.kind == kind, SearchRow.subject_id.in_(list(subject_ids)))
    )


def erase_person(session: Session, participant_id: int) -> int:
    """Remove all rows that hold a participant's words; the number removed.

    SQLite's index keeps deleted words until it is written anew, which is a worker's task.
    """
    gone = rows_touched(session, delete(SearchRow).where(SearchRow.participant_id == participant_id))
    if session.get_bind().dialect.name == "sqlite":
        enqueue(session, SYSTEM, TIDY, {}, key=f"{TIDY}:{participant_id}")
    return gone


def begin_tidying(session: Session) -> None:
    """Make ready to write the index anew, with a first piece of it; see FTS5's `merge`."""
    _merge(session, -PIECE)


def go_on_tidying(session: Session) -> bool:
    """Write a piece of the index anew; False when nothing was left to do."""
    return _merge(session, PIECE) > 1


def _merge(session: Session, pages: int) -> int:
    """How many rows of the index a step changed: one, the command itself, at the end."""
    before = session.scalar(_CHANGES) or 0
    session.execute(text("INSERT INTO search_index(search_index, rank) VALUES ('merge', :n)"), {"n": pages})
    return (session.scalar(_CHANGES) or 0) - before
