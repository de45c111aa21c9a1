"""Which stored files some row still names: columns say so of themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, Final

from sqlalchemy import Column, String, select
from sqlalchemy.orm import Session

from insights.kernel.db import Base

NAMES_BLOBS: Final = {"names_blobs": True}
"""`info` of a column that holds a blob's hash, or a JSON list with hashes in it."""


def hashes_in_use(session: Session, hashes: Collection[str]) -> set[str]:
    """Those of the hashes that a row of any feature still names."""
    wanted, found = set(hashes), set[str]()
    for column in columns_naming_blobs():
        if isinstance(column.type, String):
            found |= set(session.scalars(select(column).where(column.in_(wanted)).distinct()))
        else:
            found |= {text for value in session.scalars(select(column)) for text in _texts(value)} & wanted
    return found


def columns_naming_blobs() -> list[Column[Any]]:
    """The columns of all tables that name stored files."""
    tables = Base.metadata.sorted_tables
    return [column for table in tables for column in table.columns if column.info.get("names_blobs")]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
