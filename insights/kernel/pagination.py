"""Keyset pages: a list is continued after its last row, never by an offset."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, and_, or_
from sqlalchemy.orm import Session

from insights.kernel.errors import InvalidInput

T = TypeVar("T")
PAGE_SIZE = 50
DAMAGED = "This page's address is damaged; open the list again."


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Rows of one page and the cursor of the next, None at the end."""

    rows: Sequence[T]
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class Key:
    """One column of the order; the last key of a list must be unique. `attribute` names it on the row."""

    column: Any
    attribute: str
    descending: bool = False


def encode_cursor(values: Sequence[Any]) -> str:
    """The values of the last row's keys as text that is safe in an address."""
    text = json.dumps(list(values), default=lambda moment: {"at": moment.isoformat()})
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode_cursor(cursor: str, length: int) -> list[Any]:
    """The inverse of `encode_cursor`; InvalidInput when it was tampered with."""
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        values = json.loads(text, object_hook=lambda held: datetime.fromisoformat(held["at"]).astimezone(UTC))
    except (ValueError, KeyError, TypeError, OverflowError, binascii.Error):
        values = None
    whole = isinstance(values, list) and len(values) == length
    if not whole or not all(isinstance(value, str | int | float | datetime) for value in values):
        raise InvalidInput(DAMAGED)
    return values


def cursor_values(keys: Sequence[Key], cursor: str) -> list[Any]:
    """The cursor's values; InvalidInput where one is not of its column's type, before a database says so."""
    values = decode_cursor(cursor, len(keys))
    for key, value in zip(keys, values, strict=True):
        kind = key.column.type.python_type
        if not isinstance(value, kind if kind in (str, datetime) else int | float):
            raise InvalidInput(DAMAGED)
    return values


def page_of(
    session: Session, statement: Select[Any], keys: Sequence[Key], cursor: str | None, size: int = PAGE_SIZE
) -> Page[Any]:
    """One keyset page of `statement` in the order of `keys`: non-null columns of text, numbers or moments."""
    statement = statement.order_by(*(k.column.desc() if k.descending else k.column.asc() for k in keys))
    if cursor:
        statement = statement.where(_after(keys, cursor_values(keys, cursor)))
    result = session.execute(statement.limit(size + 1))
    scalar = len(result.keys()) == 1
    rows = list(result.scalars() if scalar else result)
    more = len(rows) > size
    rows = rows[:size]
    last = encode_cursor([getattr(rows[-1], k.attribute) for k in keys]) if more else None
    return Page(rows, last)


def _after(keys: Sequence[Key], values: Sequence[Any]) -> Any:
    alternatives = []
    for position, (key, value) in enumerate(zip(keys, values, strict=True)):
        same = [k.column == v for k, v in zip(keys[:position], values[:position], strict=True)]
        alternatives.append(and_(*same, key.column < value if key.descending else key.column > value))
    return or_(*alternatives)
