"""A product manager plans a quarter from an OKR document and closes it; a stakeholder follows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from insights.kernel.actor import Role
from insights.metrics.rules.periods import add_months, quarter_around

if TYPE_CHECKING:
    from playwright.sync_api import Page

OKRS = """# Ferry company, OKRs

## Objective 1: Guests come back after their first crossing
Why: Two of three first guests never book again.

- [ ] KR 1.1: Repeat bookings rise from 20 % to 30 %
- [ ] KR 1.2: Launch the guest page (40%)

## Objective 2: Boats leave when they should
1. KR2.1: Delays fall by 30 %
"""
RESULT = "Repeat bookings rise from 20 % to 30 %"
METRIC = "Repeat bookings"


@pytest.mark.timeout(600)
def test_a_quarter_is_planned_from_a_document_followed_and_closed(
    signed_in: Callable[..., Page], tmp_path: Path
) -> None:
    pm = signed_in(Role.PM)
    metric = new_metric(pm)
    paste_values(pm)
    take_objectives(pm, tmp_path)
    key_result = measure_by_the_metric(pm)
    check_in(pm, key_result)
    objective = close_the_objective(pm, key_result)
    follow_as_stakeholder(signed_in(Role.STAKEHOLDER), metric, key_result, objective)


def new_metric(page: Page) -> str:
    page.goto("/metrics/new")
    page.get_by_label("Name", exact=True).fill(METRIC)
    page.get_by_label("Unit").select_option("percent")
    page.get_by_role("button", name="Save metric").click()
    page.get_by_text("The chart begins with the first value.").wait_for()
    return page.url


def paste_values(page: Page) -> None:
    """A table with a hole in it, which is asked about before anything is saved."""
    this = quarter_around(date.today()).starts
    months = [add_months(this, -back) for back in (7, 6, 5, 3, 2, 1)]
    rows = [f"{month:%b %Y},{value} %" for month, value in zip(months, (18, 19, 19, 20, 19, 20), strict=True)]
    page.get_by_role("link", name="Paste or upload").click()
    table = ["Month,Repeat bookings", *rows, f"{date.today()},25 %", "Total,140 %"]
    page.get_by_label("Paste a table").fill("\n".join(table))
    page.get_by_role("button", name="Read the table").click()
    page.get_by_text("has no value").or_(page.get_by_text("have no value")).wait_for()
    page.get_by_role("button", name="Save the values").click()
    page.get_by_text("Values: 7 added.").first.wait_for()
    page.get_by_role("link", name=METRIC).click()
    page.locator("figure svg").first.wait_for()


def take_objectives(page: Page, folder: Path) -> None:
    """What a document holds is shown with advice; one objective is left out."""
    document = folder / "okrs.md"
    document.write_text(OKRS, encoding="utf-8")
    page.goto("/objectives/import")
    page.set_input_files("input[type=file]", document)
    page.get_by_role("button", name="Look at what is in it").click()
    page.get_by_text("It names work to be done").first.wait_for()
    page.get_by_text("How it could be better").click()
    page.get_by_text("Better: ").first.wait_for()
    page.get_by_label("Boats leave when they should").uncheck()
    page.get_by_role("button", name="Take what is ticked").click()
    page.get_by_text("Guests come back after their first crossing").first.wait_for()
    assert page.get_by_text("Boats leave when they should").count() == 0


def measure_by_the_metric(page: Page) -> str:
    """The proposed key result is linked to the metric, agreed, and stands where its values say."""
    page.get_by_role("link", name="Guests come back after their first crossing").click()
    page.get_by_text("Two of three first guests never book again.").wait_for()
    page.get_by_text("Proposed").first.wait_for()
    page.get_by_role("link", name=RESULT, exact=True).click()
    page.get_by_role("link", name="Edit").click()
    page.get_by_label("Measured by").select_option(label=METRIC)
    page.locator("#advice li").first.wait_for()
    page.get_by_role("button", name="Save key result").click()
    page.get_by_role("link", name=METRIC).wait_for()
    page.get_by_role("button", name="Agree").click()
    page.get_by_text("Agreed", exact=True).wait_for()
    page.get_by_text("50\u00a0%").or_(page.get_by_text("50 %")).first.wait_for()
    return page.url


def check_in(page: Page, key_result: str) -> None:
    page.goto("/check-ins")
    page.get_by_text(RESULT).first.wait_for()
    page.goto(key_result)
    page.get_by_role("link", name="Check in").first.click()
    page.get_by_label("Needs attention").check()
    page.get_by_label("What happened?").fill("The letter after the trip brings them back.")
    page.get_by_label("Next step").fill("Write to winter guests")
    page.locator("#next_step_by").fill((date.today() + timedelta(days=7)).isoformat())
    page.get_by_role("button", name="Save check-in").click()
    page.get_by_text("The letter after the trip brings them back.").first.wait_for()


def close_the_objective(page: Page, key_result: str) -> str:
    page.goto(key_result)
    page.get_by_role("link", name="Guests come back after their first crossing").first.click()
    page.get_by_role("link", name="Close", exact=True).click()
    page.get_by_role("button", name="Close").or_(page.get_by_role("button", name="Save")).first.click()
    page.get_by_label("What did you learn?").fill("Guests return when we write first.")
    page.get_by_role("button", name="Close").or_(page.get_by_role("button", name="Save")).first.click()
    page.get_by_text("Guests return when we write first.").first.wait_for()
    page.get_by_role("link", name="Carry over").wait_for()
    address = page.url
    page.goto("/objectives/review")
    page.get_by_text("Guests come back after their first crossing").first.wait_for()
    return address


def follow_as_stakeholder(page: Page, metric: str, key_result: str, objective: str) -> None:
    """Everything can be read; nothing offers to be changed."""
    for address, words in (
        (metric, "No target"),
        (key_result, "The letter after the trip brings them back."),
        (objective, "Guests return when we write first."),
    ):
        page.goto(address)
        page.get_by_text(words).first.wait_for()
        for name in ("Edit", "Check in", "Enter value", "Close", "Archive"):
            assert page.get_by_role("link", name=name, exact=True).count() == 0
            assert page.get_by_role("button", name=name, exact=True).count() == 0
    answer = page.goto(f"{key_result}/check-in")
    assert answer is not None
    assert answer.status in (403, 404)
