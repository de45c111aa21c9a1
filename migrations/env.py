"""Alembic's environment: the metadata of all features, on a connection the caller opened."""

from __future__ import annotations

from alembic import context

from insights import models_of_all_features
from insights.kernel.db import Base

models_of_all_features()

# search indexes are made by hand: no model describes SQLite's FTS5 tables
HAND_MADE = ("search_index", "ix_search_rows_words")


def _of_the_models(_object: object, name: str | None, *_rest: object) -> bool:
    return name is None or not name.startswith(HAND_MADE)


def run() -> None:
    """Run the migrations on the connection in the configuration's attributes."""
    connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        include_object=lambda thing, name, kind, reflected, other: _of_the_models(thing, name),
        compare_type=True,
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
