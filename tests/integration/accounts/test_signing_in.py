"""Signing in with a second factor, lost passwords, invitations, and who is let in."""

from __future__ import annotations

import base64
import hmac
import re
import time
from collections.abc import Callable
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.accounts.models import AuditEntry, User
from insights.accounts.rules import FAILURES_PER_ACCOUNT
from insights.kernel.actor import Role
from tests.factories import people

SignIn = Callable[..., FlaskClient]
NEW = "a sentence that nobody guesses"


def code_of(key: str) -> str:
    """The six digits an authenticator app shows for a key now (RFC 6238)."""
    secret = base64.b32decode(re.sub(r"[^A-Z2-7]", "", key))
    digest = hmac.digest(secret, int(time.time() // 30).to_bytes(8, "big"), "sha1")
    place = digest[-1] & 15
    return f"{(int.from_bytes(digest[place : place + 4], 'big') & 0x7FFFFFFF) % 10**6:06d}"


def mailed_link(data_dir: Path) -> str:
    """The path in the only mail that was sent."""
    (path,) = (data_dir / "mail").iterdir()
    text = message_from_bytes(path.read_bytes(), policy=default).get_content()
    path.unlink()
    return re.search(r"http://127\.0\.0\.1:5000(/lost-password/\S+)", text)[1]


def enter(client: FlaskClient, user: User, password: str = people.PASSWORD):
    return client.post("/sign-in", data={"email": user.email, "password": password})


def with_second_factor(client: FlaskClient) -> str:
    """Turn the second factor on through the pages; its key."""
    page = client.post("/me/second-factor", data={"setup": "authenticator"}).text
    assert 'src="data:image/' in page
    key = re.search(r"Key: <code>([^<]+)</code>", page)[1]
    address = re.search(r'action="(/me/second-factor/[^"]+)"', page)[1]
    assert client.post(address, data={"code": code_of(key)}).location.endswith("/me")
    return key


def test_a_second_factor_is_turned_on_asked_for_and_turned_off(session: Session, client: FlaskClient) -> None:
    user = people.user(session)
    assert enter(client, user).location == "/"
    key = with_second_factor(client)
    session.refresh(user)
    assert user.has_second_factor
    assert re.sub("[^A-Z2-7]", "", key) not in (user.tf_totp_secret or "")
    client.post("/sign-out")
    assert (
        "/sign-in/code" in enter(client, user).headers.get("Location", "")
        or "Enter the code" in enter(client, user).text
    )
    assert client.get("/me").status_code == 302
    assert client.post("/sign-in/code", data={"code": "000000"}).status_code == 200
    assert client.get("/me").status_code == 302
    client.post("/sign-in/code", data={"code": code_of(key)})
    # pressed twice, or gone back to
    assert client.post("/sign-in/code", data={"code": code_of(key)}).location == "/"
    assert "Second factor" in client.get("/me").text
    client.post("/me/second-factor", data={"setup": "disable"})
    session.refresh(user)
    assert not user.has_second_factor


def test_guessing_codes_is_limited(session: Session, client: FlaskClient) -> None:
    user = people.user(session)
    enter(client, user)
    key = with_second_factor(client)
    client.post("/sign-out")
    enter(client, user)
    for _ in range(FAILURES_PER_ACCOUNT):
        client.post("/sign-in/code", data={"code": "000000"})
    assert "Too many failed tries" in client.post("/sign-in/code", data={"code": code_of(key)}).text
    assert client.get("/me").status_code == 302


def test_a_lost_password_is_chosen_anew_by_the_link_in_a_mail_once(
    session: Session, client: FlaskClient, data_dir: Path
) -> None:
    user = people.user(session)
    page = client.post("/lost-password", data={"email": user.email}, headers={"Host": "evil.example"})
    assert page.status_code in (200, 302)
    link = mailed_link(data_dir)
    assert "Choose a password" in client.get(link).text
    short = client.post(link, data={"password": "short", "password_confirm": "short"})
    assert "Choose a password" in short.text
    assert client.post(link, data={"password": NEW, "password_confirm": NEW}).status_code == 302
    assert enter(client, user).status_code == 200
    assert enter(client, user, NEW).location == "/"
    client.post("/sign-out")
    assert "/lost-password" in client.get(link).location


def test_an_address_without_account_gets_no_mail_and_the_same_answer(
    session: Session, client: FlaskClient, data_dir: Path
) -> None:
    user = people.user(session)
    known = client.post("/lost-password", data={"email": user.email}, follow_redirects=True).text
    mailed_link(data_dir)
    unknown = client.post("/lost-password", data={"email": "x@example.com"}, follow_redirects=True).text
    assert list((data_dir / "mail").iterdir()) == []
    told = r'<div class="flashes.*</form>'
    seen = [re.search(told, page, re.DOTALL)[0] for page in (known, unknown)]
    assert seen[0].replace(user.email, "") == seen[1].replace("x@example.com", "")
    for _ in range(FAILURES_PER_ACCOUNT * 2):
        client.post("/lost-password", data={"email": user.email})
    assert len(list((data_dir / "mail").iterdir())) == FAILURES_PER_ACCOUNT - 1


def test_an_invited_person_chooses_a_password_and_signs_in(
    session: Session, signed_in_client: SignIn, client: FlaskClient, data_dir: Path
) -> None:
    admin = signed_in_client(Role.ADMIN)
    asked = {"email": "new@example.com", "name": "Nele", "role": "pm"}
    assert "Nele" in admin.post("/people", data=asked, follow_redirects=True).text
    again = admin.post("/people", data=asked)
    assert again.status_code == 422
    assert "has an account already" in again.text
    user = session.scalars(select(User).where(User.email == "new@example.com")).one()
    assert user.role == "pm"
    assert mailed_link(data_dir)
    assert "invited" in admin.get("/people").text
    assert enter(client, user, "").status_code == 200
    told = admin.post(f"/people/{user.id}/invite", follow_redirects=True).text
    assert "A new link to choose a password goes to new@example.com." in told
    link = mailed_link(data_dir)
    differing = client.post(link, data={"password": NEW, "password_confirm": "another"})
    assert "The two passwords differ." in differing.text
    chosen = client.post(link, data={"password": NEW, "password_confirm": NEW}, follow_redirects=True)
    assert "Your password is set. Sign in with it now." in chosen.text
    assert "This link was used already" in client.get(link, follow_redirects=True).text
    assert enter(client, user, NEW).location == "/"
    assert "Send the link again" not in admin.get("/people").text
    assert "has a password already" in admin.post(f"/people/{user.id}/invite").text
    assert "accounts.invite" in session.scalars(select(AuditEntry.action)).all()


def test_a_closed_account_is_signed_out_at_once_and_can_be_opened_again(
    session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session)
    own, admin = signed_in_client(user=user), signed_in_client(Role.ADMIN)
    assert own.get("/me").status_code == 200
    admin.post(f"/people/{user.id}/access", data={"active": "no"})
    assert own.get("/me").status_code == 302
    assert "closed" in admin.get("/people").text
    admin.post(f"/people/{user.id}/access", data={"active": "yes"})
    session.refresh(user)
    assert signed_in_client(user=user).get("/me").status_code == 200


def test_the_last_admin_stays_one_and_roles_change_otherwise(
    session: Session, signed_in_client: SignIn
) -> None:
    admin, other = people.user(session, Role.ADMIN), people.user(session)
    client = signed_in_client(user=admin)
    assert "last admin" in client.post(f"/people/{admin.id}/role", data={"role": "pm"}).text
    assert "your own account" in client.post(f"/people/{admin.id}/access", data={"active": "no"}).text
    client.post(f"/people/{other.id}/role", data={"role": "admin"})
    session.refresh(other)
    assert other.role == "admin"
    assert client.post(f"/people/{other.id}/role", data={"role": "king"}).status_code == 422
    assert client.post("/people/999999/role", data={"role": "pm"}).status_code == 404


def test_an_admin_takes_a_second_factor_off(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session)
    user.tf_primary_method, user.tf_totp_secret = "authenticator", "secret"
    session.flush()
    admin = signed_in_client(Role.ADMIN)
    assert "Take it off" in admin.get("/people").text
    admin.post(f"/people/{user.id}/second-factor")
    session.refresh(user)
    assert not user.has_second_factor


@pytest.mark.parametrize("role", [Role.RESEARCHER, Role.PM, Role.STAKEHOLDER])
def test_only_admins_change_people(session: Session, signed_in_client: SignIn, role: Role) -> None:
    other, client = people.user(session), signed_in_client(role)
    for address in ("role", "access", "second-factor"):
        assert client.post(f"/people/{other.id}/{address}").status_code == 403
    assert client.post("/people", data={}).status_code == 403
