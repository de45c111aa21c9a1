"""Nobody is erased while a job writes: what it stores is held against who was erased since it read.

SQLite has one writer at a time anyway. On PostgreSQL either lock is taken first in its transaction, so that
neither waits while it holds what the other needs.
"""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

_KEY = 1 << 40
"""Beyond the checksums by which `repeats` locks."""


def hold_off_erasing(session: Session) -> None:
    """Let nobody be erased until this transaction ends."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock_shared(_KEY)))


def hold_off_jobs(session: Session) -> None:
    """Wait until no job writes, and let none write until this transaction ends."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(_KEY)))
