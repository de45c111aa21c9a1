"""The application as tests use it: on their transaction, with reads that cannot write."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from inspect import iscoroutinefunction
from pathlib import Path

import pytest
from flask import Flask, g, request
from flask.testing import FlaskClient
from psycopg.errors import DeadlockDetected
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from insights.accounts.models import User
from insights.factory import create_app
from insights.kernel.actor import SYSTEM, Role
from insights.kernel.db import reading
from insights.objectives.services import TeamDraft, create_team
from insights.web.extensions import db
from tests.factories import people
from tests.fixtures.application import settings_of


def test_the_probes_answer_without_signing_in(client: FlaskClient) -> None:
    assert client.get("/healthz").json == {"status": "ok"}
    assert client.get("/readyz").json == {"status": "ready"}


def test_the_application_sees_what_the_test_wrote_and_did_not_commit(app: Flask, session: Session) -> None:
    user = people.user(session)
    with app.app_context():
        assert db.session.get(User, user.id).email == user.email


@pytest.mark.parametrize("turn", [1, 2])
def test_what_one_test_commits_the_next_does_not_find(app: Flask, session: Session, turn: int) -> None:
    assert session.scalar(select(func.count()).select_from(User)) == 0
    people.user(session)
    session.commit()
    with app.app_context():
        people.user(db.session)
        db.session.commit()
    assert session.scalar(select(func.count()).select_from(User)) == 2


def test_a_request_that_reads_cannot_write(app: Flask, session: Session, database_kind: str) -> None:
    with app.app_context(), reading():
        if database_kind == "sqlite":
            with pytest.raises(DBAPIError, match="readonly"):
                people.user(db.session)
    assert people.user(session).id


def test_the_guard_knows_who_is_signed_in_and_leads_others_to_sign_in(
    client: FlaskClient, signed_in_client: Callable[..., FlaskClient]
) -> None:
    assert "/sign-in" in client.get("/people").headers["Location"]
    with signed_in_client(Role.PM) as signed_in:
        signed_in.get("/healthz")
        assert g.actor.role is Role.PM


def test_no_request_starts_an_event_loop(app: Flask) -> None:
    """A page must not pay for one, and a browser driven from the same thread holds the only one."""
    assert app.teardown_appcontext_funcs
    assert not any(map(iscoroutinefunction, app.teardown_appcontext_funcs))


@pytest.mark.parametrize(
    ("cause", "status"),
    [
        (sqlite3.OperationalError("database is locked"), 503),
        (sqlite3.OperationalError("disk I/O error"), 500),
        (DeadlockDetected("deadlock detected"), 503),
    ],
)
def test_a_busy_database_asks_for_another_try(app: Flask, cause: Exception, status: int) -> None:
    error = OperationalError("BEGIN IMMEDIATE", {}, cause)
    with app.test_request_context("/studies"):
        page, code = app.handle_user_exception(error)
    assert code == status
    assert ("Another change is being saved" in page) == (status == 503)


@pytest.mark.parametrize(("proxies", "seen"), [("0", "127.0.0.1"), ("1", "203.0.113.9")])
def test_what_a_proxy_says_of_a_visitor_is_believed_only_where_it_is_announced(
    empty_database: str, data_dir: Path, proxies: str, seen: str
) -> None:
    """Failed sign-ins are counted by address: without this, all people behind a proxy would share one."""
    client = create_app(settings_of(empty_database, data_dir, PROXIES=proxies)).test_client()
    with client:
        client.get("/healthz", headers={"X-Forwarded-For": "198.51.100.1, 203.0.113.9"})
        assert request.remote_addr == seen


def test_a_nul_character_is_refused_in_words(signed_in_client: Callable[..., FlaskClient]) -> None:
    client = signed_in_client(Role.ADMIN)
    posted = {"title": "a\x00b", "method": "interviews", "status": "planned"}
    for refused in (
        client.get("/studies?q=a%00b"),
        client.get("/insights?status=a&status=b%00"),
        client.post("/studies/new", data=posted),
    ):
        assert refused.status_code == 422
        assert "NUL character" in refused.text


@pytest.mark.parametrize("address", ["/studies/{}", "/pain-points?study={}", "/insights/new?highlight={}"])
def test_a_number_beyond_all_ids_leads_nowhere(
    signed_in_client: Callable[..., FlaskClient], address: str
) -> None:
    client = signed_in_client(Role.ADMIN)
    assert client.get(address.format("9" * 20)).status_code == 404
    assert client.get("/metrics?owner=²").status_code == 200


def test_a_day_before_all_digests_shows_the_first_one(signed_in_client: Callable[..., FlaskClient]) -> None:
    assert signed_in_client(Role.PM).get("/digest?day=0001-01-01").status_code == 200


def test_a_password_of_any_length_is_answered_in_words(
    client: FlaskClient, signed_in_client: Callable[..., FlaskClient]
) -> None:
    for who, address in ((signed_in_client(Role.PM), "/me/verify"), (client, "/sign-in")):
        answer = who.post(address, data={"email": "a@example.com", "password": "w" * 70_000})
        assert answer.status_code < 500
    assert signed_in_client(Role.PM).post("/me/verify", data={"password": "w" * 70_000}).status_code == 422


def test_a_version_that_is_no_number_is_refused(
    session: Session, signed_in_client: Callable[..., FlaskClient]
) -> None:
    client = signed_in_client(Role.PM)
    team = create_team(session, SYSTEM, TeamDraft("Payments"))
    session.commit()
    answer = client.post(f"/teams/{team.id}/edit", data={"name": "Checkout", "version": "²"})
    assert answer.status_code in (409, 422)
