"""Two people editing: the later one is refused with both versions, and nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from insights.kernel.db import Versioned
from insights.kernel.errors import StaleWrite


def apply_edit(row: Versioned, what: str, expected_version: int, changes: Mapping[str, Any]) -> bool:
    """Set `changes` on `row` and raise its version; True when something changed.

    Raises StaleWrite when the row was saved since `expected_version` was read. The row must have been read
    in this write transaction (SQLite: BEGIN IMMEDIATE; PostgreSQL: `with_for_update`).
    """
    if row.version != expected_version:
        raise StaleWrite(what, row.version, {name: getattr(row, name) for name in changes}, dict(changes))
    changed = {name: value for name, value in changes.items() if getattr(row, name) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    if changed:
        row.version += 1
    return bool(changed)
