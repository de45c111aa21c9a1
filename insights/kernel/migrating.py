"""Moving a database up and down with Alembic."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from insights.kernel.bundle import path_of


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's configuration for the migrations of this installation."""
    config = Config()
    config.set_main_option("script_location", str(path_of("migrations")))
    config.attributes["connection"] = connection
    return config


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring the database up to `revision`."""
    with engine.connect() as connection:
        command.upgrade(alembic_config(connection), revision)
        connection.commit()


def downgrade(engine: Engine, revision: str) -> None:
    """Take the database down to `revision`."""
    with engine.connect() as connection:
        command.downgrade(alembic_config(connection), revision)
        connection.commit()
