"""An installation as a browser meets it: sign in, look around, sign out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from insights.kernel.actor import Role
from tests.fixtures.live import LiveServer

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.parametrize("role", list(Role))
def test_a_person_signs_in_and_finds_every_place_of_the_navigation(
    role: Role, live_server: LiveServer, signed_in: Callable[..., Page]
) -> None:
    page = signed_in(role)
    page.goto("/me/password")
    places = page.locator("nav[aria-label=Main] a").evaluate_all("links => links.map(link => link.href)")
    for place in places:
        answer = page.goto(place)
        assert answer is not None
        assert answer.status == 200, f"{place} answers {answer.status} for the {role}"
    assert live_server.user(role).name in (page.locator("header").text_content() or "")


def test_a_wrong_password_is_refused_without_telling_which_part_was_wrong(
    live_server: LiveServer, visitor: Callable[[LiveServer], Page], assert_accessible: Callable[[Page], None]
) -> None:
    page = visitor(live_server)
    page.goto("/sign-in")
    page.fill("input[name=email]", live_server.user(Role.PM).email)
    page.fill("input[name=password]", "not the right words")
    page.click("main button[type=submit], main input[type=submit]")
    page.get_by_text("The e-mail address or the password is wrong.").first.wait_for()
    assert "/sign-in" in page.url
    assert_accessible(page)
