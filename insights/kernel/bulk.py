"""Many ready-made rows into a table at once, past the ORM: COPY on PostgreSQL, executemany on SQLite."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from insights.kernel.db import Base, table_of

Value = str | int | float | bool | None


def insert_rows(
    session: Session, model: type[Base], columns: Sequence[str], rows: Sequence[tuple[Value, ...]]
) -> None:
    """Insert rows whose values stand as the database stores them: JSON and dates as text.

    Columns left out take the database's default; what Python would fill in must be given.
    """
    if not rows:
        return
    table = table_of(model)
    names = ", ".join(table.c[name].name for name in columns)
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        places = ", ".join("?" * len(columns))
        statement = f"INSERT INTO {table.name} ({names}) VALUES ({places})"  # noqa: S608 - names of our own
        connection.exec_driver_sql(statement, list(rows))
        return
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
