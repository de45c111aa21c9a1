"""Declarative base, column types, engines and sessions on SQLite and PostgreSQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Annotated, Any, TypeVar, cast

from sqlalchemy import (
    JSON,
    BigInteger,
    CursorResult,
    DateTime,
    Delete,
    Dialect,
    Engine,
    Integer,
    MetaData,
    Select,
    Table,
    Update,
    create_engine,
    event,
    select,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.types import TypeDecorator

from insights.kernel import clock
from insights.kernel.errors import NotFound

T = TypeVar("T")
M = TypeVar("M")

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
BUSY_TIMEOUT_MS = 15_000


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC moment; naive values are refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """What its values are."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC).replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


BigId = BigInteger().with_variant(Integer(), "sqlite")
Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")

Id = Annotated[int, mapped_column(BigId, primary_key=True)]
Moment = Annotated[datetime, mapped_column(UtcDateTime)]
CreatedAt = Annotated[datetime, mapped_column(UtcDateTime, default=clock.now)]


class Base(DeclarativeBase):
    """Base of all models: every constraint has a name."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: UtcDateTime, dict[str, Any]: Json, list[Any]: Json}


class Versioned:
    """A row whose `version` grows with each save; see `insights.kernel.editing`."""

    version: Mapped[int] = mapped_column(Integer, default=1)


_reading: ContextVar[bool] = ContextVar("reading", default=False)


@contextmanager
def reading() -> Iterator[None]:
    """Transactions begun inside the block are read-only and take no write lock."""
    token = _reading.set(True)
    try:
        yield
    finally:
        _reading.reset(token)


def engine_options(url: str) -> dict[str, Any]:
    """Options for `create_engine` that fit the kind of database behind `url`."""
    if make_url(url).get_backend_name() == "sqlite":
        waiting = {"timeout": BUSY_TIMEOUT_MS / 1000, "check_same_thread": False}
        return {"hide_parameters": True, "connect_args": waiting}
    return {"hide_parameters": True, "pool_pre_ping": True, "pool_size": 5, "max_overflow": 10}


def prepare_engine(engine: Engine) -> Engine:
    """Give an engine this product's pragmas and its way to begin transactions."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "begin", _begin_postgresql)
    return engine


def open_engine(url: str) -> Engine:
    """An engine outside of Flask (workers, commands, tests)."""
    return prepare_engine(create_engine(url, **engine_options(url)))


def open_session(engine: Engine) -> Session:
    """A session outside of Flask; the caller commits."""
    return Session(engine, expire_on_commit=False)


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # the driver's own BEGIN would be deferred: see _begin_sqlite
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",  # what is deleted is overwritten, and not only on builds that do so anyway
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "temp_store=MEMORY",
        "cache_size=-16000",
        "mmap_size=268435456",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    if _reading.get():
        connection.exec_driver_sql("PRAGMA query_only=ON")
        connection.exec_driver_sql("BEGIN")
    else:
        connection.exec_driver_sql("PRAGMA query_only=OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def empty_log(engine: Engine) -> None:
    """Let go of SQLite's write-ahead log, which holds pages as they were; it stays while somebody reads."""
    if engine.dialect.name == "sqlite":
        with closing(engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _begin_postgresql(connection: Connection) -> None:
    if _reading.get():
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")


def the_row(session: Session, statement: Select[T], values: Mapping[str, Any] | None = None) -> T:
    """The row that a scoped statement names, with the values it leaves open; NotFound when it is hidden."""
    row = session.scalar(statement, values)
    if row is None:
        raise NotFound
    return row


def lock_row(session: Session, row: M) -> M:
    """The same row, locked for this transaction and read anew; NotFound when it was removed meanwhile."""
    model: Any = type(row)
    locked = select(model).where(model.id == row.id).with_for_update()  # type: ignore[attr-defined]
    return cast(M, the_row(session, locked.execution_options(populate_existing=True)))


def rows_touched(session: Session, statement: Update | Delete, **options: Any) -> int:
    """Carry out an UPDATE or DELETE; how many rows it met. `options` are execution options."""
    result = session.execute(statement, execution_options=options)
    return cast("CursorResult[Any]", result).rowcount


def table_of(model: type[Base]) -> Table:
    """The table behind a model: batches written to it cost a third of those written to the class."""
    return cast(Table, model.__table__)
