"""A form that comes too late is kept and sent once more; nothing else is repeated for anybody."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.actor import Role
from insights.studies.models import Study
from tests.fixtures.pages import TOKEN

OURS = {"Sec-Fetch-Site": "same-origin"}
WRITTEN = {
    "title": "Checkout",
    "question": "Why do they\nleave <it>?",
    "method": "interviews",
    "status": "running",
}
SignIn = Callable[..., FlaskClient]


@pytest.fixture(autouse=True)
def csrf_is_on(app: Flask) -> Iterator[None]:
    app.config["WTF_CSRF_ENABLED"] = True
    yield
    app.config["WTF_CSRF_ENABLED"] = False


def post(client: FlaskClient, address: str, **more: Any) -> tuple[int, str]:
    answer = client.post(address, **{"headers": OURS, "data": WRITTEN} | more)
    return answer.status_code, answer.get_data(as_text=True)


def test_what_was_written_in_a_form_that_is_too_old_can_be_sent_again(
    signed_in_client: SignIn, session: Session
) -> None:
    client = signed_in_client(Role.RESEARCHER)
    status, kept = post(client, "/studies/new")
    assert status == 400 and "send it again" in kept
    assert 'name="question" value="Why do they\nleave &lt;it&gt;?"' in kept
    token = TOKEN.search(kept)
    assert token
    again, _ = post(client, "/studies/new", data=WRITTEN | {"csrf_token": token[1]})
    assert again == 302
    assert session.scalar(select(Study.question)) == "Why do they\nleave <it>?"


def test_who_was_signed_out_keeps_the_form_while_signing_in_elsewhere(client: FlaskClient) -> None:
    status, kept = post(client, "/studies/new")
    assert status == 400 and "sign in in another tab" in kept
    token = TOKEN.search(kept)
    assert token
    status, kept = post(client, "/studies/new", data=WRITTEN | {"csrf_token": token[1]})
    assert status == 401 and 'value="Checkout"' in kept


@pytest.mark.parametrize("said", ["cross-site", "same-site", "none", ""])
def test_words_of_another_site_are_never_offered_to_be_sent(signed_in_client: SignIn, said: str) -> None:
    status, kept = post(signed_in_client(), "/studies/new", headers={"Sec-Fetch-Site": said})
    assert status == 400 and "Checkout" not in kept and "open for too long" in kept


def test_passwords_and_files_are_not_repeated(signed_in_client: SignIn) -> None:
    status, kept = post(signed_in_client(), "/me/password", data={"password": "a secret of mine"})
    assert status == 400 and "a secret of mine" not in kept
    held = {"title": "Checkout", "files": (io.BytesIO(b"words"), "talk.txt")}
    status, kept = post(signed_in_client(), "/studies/new", data=held)
    assert status == 400 and not re.search('value="Checkout"', kept)
