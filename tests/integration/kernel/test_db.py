"""Moments, read-only transactions and write locks on both databases."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import event, func, select, text
from sqlalchemy.exc import DBAPIError, StatementError

from insights.accounts.models import User
from insights.kernel import db
from tests.factories import people


def test_a_naive_moment_is_refused_and_an_aware_one_comes_back_in_utc(session) -> None:
    user = people.user(session)
    there = datetime(2026, 5, 1, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    user.created_at = there
    session.flush()
    session.expire_all()
    assert user.created_at == there
    assert user.created_at.tzinfo is UTC or user.created_at.utcoffset() == timedelta(0)
    with pytest.raises(StatementError, match="a moment needs its time zone"):
        session.execute(select(User).where(User.created_at == datetime(2026, 5, 1)))


def test_a_reading_transaction_refuses_a_write_and_the_next_one_takes_it(own_database: str) -> None:
    engine = db.open_engine(own_database)
    with db.reading(), db.open_session(engine) as session:
        assert session.scalar(select(func.count()).select_from(User)) == 0
        with pytest.raises(DBAPIError, match=r"(?i)read.?only"):
            people.user(session)
    with db.open_session(engine) as session, session.begin():
        people.user(session)
    with db.open_session(engine) as session:
        assert session.scalar(select(func.count()).select_from(User)) == 1
    engine.dispose()


def test_sqlite_takes_the_write_lock_at_once_and_a_reader_takes_none(own_database: str) -> None:
    engine, begun = db.open_engine(own_database), []
    event.listen(engine, "before_cursor_execute", lambda *told: begun.append(told[2]))
    with engine.begin() as connection:
        connection.execute(text("SELECT 1"))
    with db.reading(), engine.begin() as connection:
        connection.execute(text("SELECT 1"))
    sqlite = engine.dialect.name == "sqlite"
    starts = [s for s in begun if s.startswith(("BEGIN", "SET TRANSACTION"))]
    assert starts == (["BEGIN IMMEDIATE", "BEGIN"] if sqlite else ["SET TRANSACTION READ ONLY"])
    engine.dispose()


def test_an_error_of_the_database_does_not_repeat_what_was_to_be_stored(own_database: str) -> None:
    engine = db.open_engine(own_database)
    with db.open_session(engine) as session, pytest.raises(DBAPIError) as refused:
        session.execute(text("INSERT INTO no_such_table VALUES (:said)"), {"said": "Quuxberry"})
    engine.dispose()
    assert "Quuxberry" not in str(refused.value)
