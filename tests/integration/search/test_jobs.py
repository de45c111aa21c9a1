"""The words of an erased person leave the database's files, not only its answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from insights.kernel.actor import SYSTEM
from insights.kernel.db import open_engine, open_session, reading
from insights.search import queries, services
from insights.search.rules import Visibility
from insights.search.services import Found
from insights.studies.queries import visible_study_ids
from insights.worker.models import JobState
from tests.fixtures.performed import perform_waiting

ROWS = 400


@pytest.fixture
def engine(own_database: str) -> Iterator[Engine]:
    """An engine on a database of this test's own."""
    engine = open_engine(own_database)
    yield engine
    engine.dispose()


def say(engine: Engine, first: int, words: str, participant_id: int) -> None:
    with open_session(engine) as session, session.begin():
        things = range(first, first + ROWS)
        services.put(
            session,
            [
                Found("turn", n, "T", f"{words} and {n}", Visibility.TEAM, participant_id=participant_id)
                for n in things
            ],
        )


def test_an_erased_persons_words_are_in_no_file_of_the_database(engine: Engine, own_database: str) -> None:
    say(engine, 1, "quuxberry", participant_id=4)
    say(engine, 1 + ROWS, "delivery", participant_id=5)
    with open_session(engine) as session, session.begin():
        assert services.erase_person(session, 4) == ROWS
    jobs = perform_waiting(engine)
    if engine.dialect.name == "postgresql":
        assert jobs == []
        return
    assert [(job.name, job.state) for job in jobs] == [(services.TIDY, JobState.DONE)]
    place = Path(own_database.removeprefix("sqlite:///"))
    for path in place.parent.glob(f"{place.name}*"):
        assert b"quuxberry" not in path.read_bytes().lower(), path.name
    with reading(), open_session(engine) as session:
        found = queries.rows_with(session, SYSTEM, "delivery", visible_study_ids(SYSTEM))
        assert len(found) == queries.SHOWN
