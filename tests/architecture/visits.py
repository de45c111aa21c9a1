"""Visits every page of a fresh process as an admin and prints, as JSON, what failed and what it loaded.

Run as `python -m tests.architecture.visits DATABASE_URL DATA_DIR`: a process of its own, because pytest's has
loaded everything already.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.routing import BuildError, Rule

from insights.accounts.models import User
from insights.factory import create_app
from insights.kernel import db
from insights.kernel.actor import Role
from insights.kernel.settings import load_settings
from tests.architecture.heavy import HEAVY

ARGUMENTS = {"int": 1, "default": "x", "path": "x", "string": "x"}


def loaded_heavy() -> list[str]:
    """The heavy libraries in this process."""
    return sorted(name for name in HEAVY if name in sys.modules)


def known_admin(database_url: str) -> str:
    """Who signs in as an admin: the first there is, else a new one."""
    engine = db.open_engine(database_url)
    with db.open_session(engine) as session, session.begin():
        user = session.scalar(select(User).where(User.role == Role.ADMIN.value))
        if user is None:
            user = User(email="a@example.com", name="A", role="admin", fs_uniquifier="visitor")
            session.add(user)
        name = user.fs_uniquifier
    engine.dispose()
    return name


def sign_in(client: FlaskClient, name: str) -> None:
    """Sign in, also when the page before this one signed out."""
    with client.session_transaction() as cookie:
        cookie.update(_user_id=name, _fresh=True)


def address_of(app: Flask, rule: Rule) -> str | None:
    """An address that fits the rule, with 1 for every id."""
    arguments = {
        name: 1 if type(converter).__name__ == "IntegerConverter" else "x"
        for name, converter in rule._converters.items()
    }
    with app.test_request_context():
        try:
            return app.url_for(rule.endpoint, **arguments)
        except (BuildError, ValueError):
            return None


def answer_of(client: FlaskClient, address: str) -> str:
    """The status of a page as text, or the error that its error page broke on."""
    try:
        return str(client.get(address).status_code)
    except Exception as error:
        return f"500 {type(error).__name__}: {error}"


def main() -> None:
    """Visit and report."""
    database_url, folder = sys.argv[1], Path(sys.argv[2])
    environ = {"INSIGHTS_ENV": "development", "DATABASE_URL": database_url, "DATA_DIR": str(folder)}
    app = create_app(load_settings(environ))
    app.logger.disabled = True
    at_start = loaded_heavy()
    name, client, answers, loaders = known_admin(database_url), app.test_client(), {}, {}
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        address = (
            address_of(app, rule) if "GET" in (rule.methods or ()) and rule.endpoint != "static" else None
        )
        if address is None:
            continue
        sign_in(client, name)
        before = set(loaded_heavy())
        answers[address] = answer_of(client, address)
        if new := sorted(set(loaded_heavy()) - before):
            loaders[address] = new
    print(json.dumps({"at_start": at_start, "answers": answers, "loaders": loaders}))


if __name__ == "__main__":
    main()
