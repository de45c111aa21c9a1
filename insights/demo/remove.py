"""Taking the sample away: its rows with all that hangs on them, and nothing else."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Engine, Table, delete, select, update
from sqlalchemy.orm import Session

from insights.accounts.models import AuditEntry, User
from insights.demo.models import SampleRow
from insights.kernel.db import Base, open_session
from insights.search.models import SearchRow

# what hangs on nothing else goes first; users last, and only when nobody's work names them
ORDER = (
    "insights",
    "key_results",
    "objectives",
    "metrics",
    "strategy_goals",
    "studies",
    "participants",
    "tags",
    "teams",
)
KINDS = {
    "insights": "insight",
    "key_results": "key_result",
    "objectives": "objective",
    "metrics": "metric",
    "tags": "tag",
}


def remove_sample(engine: Engine) -> int:
    """Remove the sample; the number of its root rows. A user whom real work names stays, without access."""
    with open_session(engine) as session, session.begin():
        rows = session.execute(select(SampleRow.table_name, SampleRow.row_id)).all()
        by_table: dict[str, list[int]] = {}
        for table_name, row_id in rows:
            by_table.setdefault(table_name, []).append(row_id)
        for name in ORDER:
            _remove_found(session, name, by_table.get(name, []))
            _delete_with_dependents(session, Base.metadata.tables[name], by_table.get(name, []))
        for user_id in by_table.get("users", []):
            _remove_user(session, user_id)
        session.execute(delete(SampleRow))
    return len(rows)


def _remove_found(session: Session, name: str, ids: Collection[int]) -> None:
    if name in KINDS:
        session.execute(delete(SearchRow).where(SearchRow.kind == KINDS[name], SearchRow.subject_id.in_(ids)))
    if name == "studies":
        session.execute(delete(SearchRow).where(SearchRow.study_id.in_(ids)))


def _delete_with_dependents(session: Session, table: Table, ids: Collection[int]) -> None:
    """Delete rows and, first, what names them: required or cascading references go, others are emptied."""
    if not ids:
        return
    for child, column in _references(table):
        if column.foreign_keys and next(iter(column.foreign_keys)).ondelete in ("CASCADE", "SET NULL"):
            continue  # the database does it
        if column.nullable:
            session.execute(update(child).where(column.in_(ids)).values({column.name: None}))
        else:
            own = select(child.c.id).where(column.in_(ids))
            _delete_with_dependents(session, child, session.scalars(own).all())
    session.execute(delete(table).where(table.c.id.in_(ids)))


def _references(table: Table):
    for child in Base.metadata.tables.values():
        for column in child.columns:
            if any(key.column.table is table for key in column.foreign_keys):
                yield child, column


def _remove_user(session: Session, user_id: int) -> None:
    users = Base.metadata.tables["users"]
    session.execute(delete(AuditEntry).where(AuditEntry.user_id == user_id))
    named = any(
        not column.nullable and session.execute(select(column).where(column == user_id).limit(1)).first()
        for child, column in _references(users)
    )
    if named:
        user = session.get_one(User, user_id)
        user.active, user.password = False, None
        return
    for child, column in _references(users):
        if column.nullable:
            session.execute(update(child).where(column == user_id).values({column.name: None}))
    session.execute(delete(users).where(users.c.id == user_id))
