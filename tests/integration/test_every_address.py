"""Walks every address: who is no member reads no word of a restricted study and changes nothing in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping

import pytest
from flask import Flask, url_for
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from insights.accounts.models import User
from insights.kernel.actor import Role
from tests.factories import people
from tests.factories.installed import OF_STUDY, SEGMENT, WORD, Installed, installed

NO_PAGES = {"static", "security.static"}
PLAIN = {"kind": "csv", "first": 0, "last": 5, "day": "2026-03-01", "token": "x", "token_id": 1}
SEARCHES = ("/search?q=Quuxb", "/search?q=Quuxbery", "/studies?q=quuxb", "/insights?q=quuxb", "/?q=quuxb")
FIELDS = {"status": "supported", "reason": "x", "action": "confirm"}
Visit = Callable[..., TestResponse]


@pytest.fixture
def owner(session: Session) -> User:
    """Who wrote all there is."""
    return people.user(session)


@pytest.fixture
def world(session: Session, owner: User) -> Installed:
    """A restricted study with one of everything, not yet published."""
    made = installed(session, owner.as_actor(), restricted=True)
    session.commit()
    return made


@pytest.fixture
def visit(app: Flask, session: Session) -> Callable[[User], Visit]:
    """Makes a client that signs in anew for every request, as some addresses sign out."""

    def as_user(user: User) -> Visit:
        session.commit()
        client: FlaskClient = app.test_client()

        def go(method: str, address: str, **more: object) -> TestResponse:
            with client.session_transaction() as cookie:
                cookie.clear()
                cookie.update(_user_id=user.fs_uniquifier, _fresh=True)
            return client.open(address, method=method, **more)

        return go

    return as_user


def addresses(app: Flask, ids: Mapping[str, int], method: str) -> Iterator[tuple[Rule, str]]:
    """Each rule that takes the method, with an address of the study's own things."""
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        if method in (rule.methods or ()) and rule.endpoint not in NO_PAGES:
            values = {name: _value(rule, name, ids) for name in rule.arguments}
            with app.test_request_context():
                yield rule, url_for(rule.endpoint, **values)


def _value(rule: Rule, name: str, ids: Mapping[str, int]) -> object:
    if name == "import_id":
        kind = "outcome" if "/outcomes/" in rule.rule else rule.rule.split("/")[1].rstrip("s")
        name = f"{kind}_import_id"
    assert name in ids or name in PLAIN, f"{rule.rule}: say in tests/factories/installed.py what {name} is"
    return ids.get(name, PLAIN.get(name))


def is_of_study(rule: Rule) -> bool:
    """Whether an address names something of a study."""
    own = OF_STUDY | {"import_id"} if not rule.rule.startswith("/metrics") else OF_STUDY
    return bool(own & rule.arguments)


def said_in(answer: TestResponse) -> set[str]:
    """Which of the study's words an answer holds, in its headers or inside a workbook, too."""
    body = answer.get_data()
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            body = b"".join(book.read(name) for name in book.namelist())
    text = f"{answer.headers}{body.decode(errors='replace')}".lower()
    return {word for word in (WORD, SEGMENT) if word.lower() in text}


def test_the_owner_can_open_every_address(
    app: Flask, world: Installed, owner: User, visit: Callable[[User], Visit]
) -> None:
    """Else the walks below would prove nothing."""
    go, words = visit(owner), []
    for rule, address in addresses(app, world.ids, "GET"):
        answer = go("GET", address)
        words.append(said_in(answer))
        if is_of_study(rule) and rule.endpoint != "transcripts.play_recording":
            assert answer.status_code in (200, 302), address
    assert sum(WORD in said for said in words) > 30
    assert sum(SEGMENT in said for said in words) > 3


def test_no_address_signs_out_by_being_opened(
    app: Flask, world: Installed, owner: User, signed_in_client: Callable[..., FlaskClient]
) -> None:
    """A browser that fetches ahead, or a link checker, opens what it finds."""
    ended = []
    for rule, address in addresses(app, world.ids, "GET"):
        client = signed_in_client(user=owner)
        client.get(address)
        with client.session_transaction() as cookie:
            if cookie.get("_user_id") != owner.fs_uniquifier:
                ended.append(rule.rule)
    assert ended == []


@pytest.mark.parametrize("role", [Role.RESEARCHER, Role.PM, Role.STAKEHOLDER])
def test_who_is_no_member_reads_no_word_of_a_restricted_study(
    session: Session, app: Flask, world: Installed, visit: Callable[[User], Visit], role: Role
) -> None:
    go = visit(people.user(session, role))
    for rule, address in addresses(app, world.ids, "GET"):
        for asked, headers in (
            (address, {}),
            (address, {"HX-Request": "true"}),
            (address.replace(".csv", ".xlsx"), {}),
        ):
            answer = go("GET", asked, headers=headers)
            assert not {WORD, SEGMENT} & said_in(answer), asked
            assert answer.status_code < 500, asked
            if is_of_study(rule):
                assert answer.status_code in (403, 404), asked
    for asked in SEARCHES:
        answer = go("GET", asked)
        assert not {WORD, SEGMENT} & said_in(answer), asked


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
@pytest.mark.parametrize("role", [Role.RESEARCHER, Role.PM, Role.STAKEHOLDER])
def test_who_is_no_member_changes_nothing_of_a_restricted_study(
    session: Session, app: Flask, world: Installed, visit: Callable[[User], Visit], role: Role, method: str
) -> None:
    go = visit(people.user(session, role))
    theme = world.ids["theme_id"]
    fields = FIELDS | {"theme": str(theme), "into": str(theme + 1)}
    for rule, address in addresses(app, world.ids, method):
        if is_of_study(rule):
            # some look at the form first, whatever it is about
            assert go(method, address, data=fields).status_code in (403, 404, 422), address
