"""Keyset pages: a list is continued after its last row, never by an offset."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, and_, or_
from sqlalchemy.orm import Session

from insights.kernel.errors import InvalidInput

T = TypeVar("T")
PAGE_SIZE = 50


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
    return base64.urlsafe_b64encode(json.dumps(list(values)).encode()).decode().rstrip("=")


def decode_cursor(cursor: str, length: int) -> list[Any]:
    """The inverse of `encode_cursor`; InvalidInput when it was tampered with."""
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error):
        values = None
    whole = isinstance(values, list) and len(values) == length
    if not whole or not all(isinstance(value, str | int | float) for value in values):
        raise InvalidInput("This page's address is damaged; open the list again.")
    return values


def page_of(
    session: Session, statement: Select[Any], keys: Sequence[Key], cursor: str | None, size: int = PAGE_SIZE
) -> Page[Any]:
    """One keyset page of `statement` in the order of `keys` (non-null columns of text or numbers)."""
    statement = statement.order_by(*(k.column.desc() if k.descending else k.column.asc() for k in keys))
    if cursor:
        statement = statement.where(_after(keys, decode_cursor(cursor, len(keys))))
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
