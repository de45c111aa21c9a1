"""What the parts of the loader share: engine, settings, story, and which row stands for which key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from insights.demo.models import SampleRow
from insights.demo.story import Story
from insights.demo.story.dates import moment
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.kernel.db import Base, open_session
from insights.kernel.settings import Settings


@dataclass(slots=True)
class Workspace:
    """The sample on its way into a database; `ids` maps (kind, key of the story) to a row's id."""

    engine: Engine
    settings: Settings
    story: Story
    ids: dict[tuple[str, str], int] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)

    @contextmanager
    def at(self, on: date | datetime | None = None) -> Iterator[Session]:
        """A transaction as of a day of the story (now when none is given)."""
        wanted = on if isinstance(on, datetime) or on is None else moment(on)
        until = min(wanted or clock.now(), clock.now())
        with clock.frozen(until), open_session(self.engine) as session, session.begin():
            yield session

    def keep(self, session: Session, kind: str, key: str, row: Base) -> None:
        """Remember which row stands for a key, and that it belongs to the sample."""
        self.ids[kind, key] = row.id  # type: ignore[attr-defined]
        mark = {"table_name": row.__tablename__, "row_id": row.id}  # type: ignore[attr-defined]
        if session.get(SampleRow, tuple(mark.values())) is None:
            session.add(SampleRow(**mark))

    def id_of(self, kind: str, key: str) -> int:
        """The id of the row that stands for a key."""
        return self.ids[kind, key]
