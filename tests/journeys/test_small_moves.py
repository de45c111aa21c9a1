"""Small moves of the hand that pages must not punish."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from insights.kernel.actor import Role

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_a_form_whose_sending_was_stopped_is_sent_again_once_it_is_changed(
    signed_in: Callable[..., Page],
) -> None:
    page = signed_in(Role.RESEARCHER)
    page.goto("/studies/new")
    page.fill("[name=title]", "Stopped on the way")
    page.evaluate("addEventListener('submit', (event) => event.preventDefault(), {once: true})")
    page.click("text=Save study")
    page.wait_for_selector("form[data-sent]")
    page.fill("[name=title]", "Sent after all")
    page.click("text=Save study")
    page.wait_for_url(lambda url: "/studies/new" not in url)
    assert page.locator("h1").inner_text() == "Sent after all"


def test_a_dialog_stays_when_words_in_it_are_selected_and_goes_when_one_clicks_beside_it(
    signed_in: Callable[..., Page],
) -> None:
    page = signed_in(Role.STAKEHOLDER)
    page.goto("/me")
    page.wait_for_load_state()
    page.keyboard.press("?")
    dialog = page.locator("#keys-help")
    dialog.wait_for()
    box = dialog.locator("h2").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(5, 5)
    page.mouse.up()
    assert dialog.is_visible()
    page.mouse.click(5, 5)
    dialog.wait_for(state="hidden")
