"""The page of the own API tokens."""

from __future__ import annotations

import re
from collections.abc import Callable

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.accounts.models import ApiToken, AuditEntry
from insights.accounts.rules import token_digest
from insights.kernel.actor import Role
from tests.factories import people

SignIn = Callable[..., FlaskClient]


def made_by(client: FlaskClient, rights: str = "read") -> str:
    """Make a token on the page; what it shows."""
    page = client.post("/me/tokens", data={"name": "Export", "rights": rights})
    assert page.status_code == 200
    return re.search(r"<code id=\"new-token\">(insights_[\w-]+)</code>", page.text)[1]


def test_a_token_is_shown_once_and_kept_as_a_digest(session: Session, signed_in_client: SignIn) -> None:
    client = signed_in_client(Role.PM)
    token = made_by(client)
    row = session.scalars(select(ApiToken)).one()
    assert row.digest == token_digest(token)
    assert token not in repr(vars(row))
    page = client.get("/me/tokens").text
    assert "Export" in page
    assert token not in page
    assert "accounts.create_token" in session.scalars(select(AuditEntry.action)).all()


def test_a_revoked_token_is_refused_from_then_on(session: Session, signed_in_client: SignIn) -> None:
    client = signed_in_client(Role.PM)
    headers = {"Authorization": f"Bearer {made_by(client)}"}
    assert client.get("/api/v1/metrics", headers=headers).status_code == 200
    row = session.scalars(select(ApiToken)).one()
    assert client.post(f"/me/tokens/{row.id}/revoke").status_code == 302
    assert client.get("/api/v1/metrics", headers=headers).status_code == 401
    assert "Export" not in client.get("/me/tokens").text.split("New token")[0].replace("Revoked", "")


def test_another_persons_token_cannot_be_revoked(session: Session, signed_in_client: SignIn) -> None:
    people.token(session)
    row = session.scalars(select(ApiToken)).one()
    assert signed_in_client(Role.ADMIN).post(f"/me/tokens/{row.id}/revoke").status_code == 404
    assert row.revoked_at is None


def test_a_token_needs_a_name(signed_in_client: SignIn) -> None:
    page = signed_in_client(Role.STAKEHOLDER).post("/me/tokens", data={"name": " ", "rights": "read"})
    assert page.status_code == 422
    assert "Name the token" in page.text
