"""On a telephone no page scrolls sideways: rows of a table that does not fit are read one below the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from insights.kernel.actor import Role

if TYPE_CHECKING:
    from playwright.sync_api import Page

LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüssel"


def test_a_table_that_does_not_fit_shows_its_rows_as_cards(
    signed_in: Callable[..., Page], assert_accessible: Callable[[Page], None]
) -> None:
    page = signed_in(Role.RESEARCHER)
    page.goto("/studies/new")
    page.fill("[name=title]", f"The {LONG_WORD} study")
    page.click("text=Save study")
    page.wait_for_url("**/studies/*")
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.goto("/studies")
    page.wait_for_selector(".as-cards")
    assert page.locator("tbody td >> nth=0").get_attribute("data-head") == "Method"
    assert page.evaluate("document.querySelector('.table-scroll').scrollWidth") <= 320
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert_accessible(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.wait_for_selector(".table-scroll:not(.as-cards)")
    assert page.locator("thead th >> nth=1").inner_text() == "Method"
