"""Alembic's environment: the metadata of all features, on a connection the caller opened."""

from __future__ import annotations

from typing import Any

from alembic import context

import insights.demo.models
import insights.factory  # noqa: F401 - loads the models of all features
from insights.kernel.db import Base

# search indexes are made by hand: no model describes SQLite's FTS5 tables
# nor PostgreSQL's computed column of words
HAND_MADE = ("search_index", "ix_search_rows_words")
HAND_MADE_COLUMNS = ("search_rows.words",)


def _of_the_models(thing: Any, name: str | None, kind: str) -> bool:
    if kind == "column":
        return f"{thing.table.name}.{name}" not in HAND_MADE_COLUMNS
    return name is None or not name.startswith(HAND_MADE)


def run() -> None:
    """Run the migrations on the connection in the configuration's attributes."""
    connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        include_object=lambda thing, name, kind, reflected, other: _of_the_models(thing, name, kind),
        compare_type=True,
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
