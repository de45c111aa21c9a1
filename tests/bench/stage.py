"""The stage of one benchmark: a migrated database, the application, a signed-in client."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from flask import Blueprint, Flask, render_template
from flask.testing import FlaskClient
from sqlalchemy import Engine, event, select
from sqlalchemy.orm import Session

from insights import factory
from insights.accounts.models import User
from insights.kernel import db, migrating
from insights.kernel.actor import Actor, Role
from insights.kernel.settings import Settings, load_settings
from insights.kernel.wiring import SIGNED_IN, Feature
from insights.web.context import current_session
from insights.web.extensions import db as web_db
from tests.factories import people

FLOOR = "/floor"
FLOOR_ROWS = 100
NOT_A_QUERY = ("PRAGMA", "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SET TRANSACTION")

floor = Blueprint("floor", __name__, template_folder="templates")


@floor.get(FLOOR)
def show_floor() -> str:
    """The least a page can be: one Core query of 100 rows in our layout."""
    table = User.__table__
    rows = current_session().execute(select(table.c.id, table.c.name, table.c.email).limit(FLOOR_ROWS)).all()
    return render_template("floor.html", rows=rows)


@dataclass
class Stage:
    """What a benchmark stands on; everything is made when first asked for."""

    folder: Path
    address: str = ""  # of a database that is not SQLite
    queries: list[str] = field(default_factory=list)

    @property
    def database(self) -> Path:
        """The file of the database."""
        return self.folder / "bench.sqlite3"

    @cached_property
    def settings(self) -> Settings:
        """The settings of the installation."""
        address = self.address or f"sqlite:///{self.database}"
        environ = {"INSIGHTS_ENV": "development", "DATABASE_URL": address, "DATA_DIR": str(self.folder)}
        return load_settings(environ)

    @cached_property
    def engine(self) -> Engine:
        """An engine on the migrated database."""
        engine = db.open_engine(self.settings.database_url)
        migrating.migrate(engine)
        return engine

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session that commits at the end of the block."""
        with db.open_session(self.engine) as session, session.begin():
            yield session

    @cached_property
    def user(self) -> User:
        """An admin, with enough others to fill the floor page."""
        with self.session() as session:
            for _ in range(FLOOR_ROWS):
                people.user(session)
            return people.user(session, Role.ADMIN)

    @cached_property
    def actor(self) -> Actor:
        """The admin as services know them."""
        return self.user.as_actor()

    @cached_property
    def app(self) -> Flask:
        """The application with the floor page, counting its queries."""
        declaration = Feature(name="floor", blueprint=floor, routes={"show_floor": SIGNED_IN})
        if declaration.name not in {feature.name for feature in factory.FEATURES}:
            factory.FEATURES = (*factory.FEATURES, declaration)
        app = factory.create_app(self.settings)
        with app.app_context():
            event.listen(web_db.engine, "before_cursor_execute", self._count)
        return app

    @cached_property
    def client(self) -> FlaskClient:
        """A client signed in as the admin."""
        name = self.user.fs_uniquifier
        client = self.app.test_client()
        with client.session_transaction() as cookie:
            cookie.update(_user_id=name, _fresh=True)
        return client

    def open(self, address: str) -> None:
        """Get a page; it must answer 200."""
        answer = self.client.get(address)
        if answer.status_code != 200:
            raise SystemExit(f"{address} answers {answer.status_code}: {answer.text[:300]}")

    def _count(self, *arguments: object) -> None:
        statement = str(arguments[2])
        if not statement.lstrip().upper().startswith(NOT_A_QUERY):
            self.queries.append(statement)
