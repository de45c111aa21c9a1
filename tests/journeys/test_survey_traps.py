"""Columns that look like a score and are none: what is proposed, and what is said of a stubborn choice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from insights.kernel.actor import Role
from tests.factories.surveys import csv_bytes, sus_bytes
from tests.fixtures.steps import PATIENCE, upload_survey

HEADER = (
    "Response ID",
    "I agree that the checkout is clear (1 = disagree, 10 = agree)",
    "How satisfied are you with the shop? (0-10)",
    "How much of the tour did you see?",
    "How would you rate the shop?",
)
AGREED, PLEASED, SHARE, CHANGED = 1, 2, 3, 4


def trapped() -> bytes:
    """80 answers: agreement, satisfaction, percentages as text, a scale that changed half-way."""
    rows = [
        [f"T{n}", 1 + n % 10, n % 11, f"{10 * (n % 11)} %", 1 + n % 5 if n < 40 else 6 + n % 5]
        for n in range(80)
    ]
    return csv_bytes([list(HEADER), *rows])


@pytest.mark.timeout(600)
def test_what_is_no_nps_is_proposed_as_none_and_a_stubborn_choice_is_told(
    signed_in: Callable[..., Page], tmp_path: Path
) -> None:
    page = signed_in(Role.RESEARCHER)
    page.goto("/studies/new")
    page.get_by_label("Title").fill("Traps")
    page.get_by_role("button", name="Save study").click()
    page.get_by_role("heading", name="Traps").wait_for()
    study = page.url
    assert proposed(page, study, tmp_path) == ["rating", "csat", "", "rating"]
    insist(page)
    turned_round(page, study, tmp_path)
    expect(page.get_by_text("reversed already").first).to_be_visible()


def proposed(page: Page, study: str, folder: Path) -> list[str]:
    """The kind proposed for each of the four columns, with the words that say why."""
    path = folder / "traps.csv"
    path.write_bytes(trapped())
    upload_survey(page, study, path)
    page.get_by_text("that is a rating, not an NPS").wait_for()
    page.get_by_text("which is not an NPS").wait_for()
    page.get_by_text("percentages written as text").first.wait_for()
    return [page.locator(f"#kind-{at}").input_value() for at in (AGREED, PLEASED, SHARE, CHANGED)]


def insist(page: Page) -> None:
    """All four declared against what was proposed: each is taken, and each says what is wrong with it."""
    for at, kind in ((AGREED, "nps"), (PLEASED, "nps"), (SHARE, "rating"), (CHANGED, "rating")):
        page.select_option(f"#kind-{at}", kind)
    page.get_by_role("button", name="Import", exact=True).click()
    page.locator(".import-row a").filter(has_text="traps.csv").click(timeout=PATIENCE)
    page.get_by_text("80 responses").first.wait_for()
    for note in (
        "The question asks for agreement; an NPS asks how likely people are to recommend.",
        "The question asks for satisfaction; an NPS asks how likely people are to recommend.",
        "80 answers are percentages written as text and count as missing",
        "the scale seems to have changed.",
    ):
        expect(page.get_by_text(note).first).to_be_visible()


def turned_round(page: Page, study: str, folder: Path) -> None:
    path = folder / "reversed.csv"
    people = [[5, 5] * 5] * 6 + [[4, 4] * 5] * 5 + [[2, 2] * 5] * 5 + [[1, 1] * 5] * 4
    path.write_bytes(sus_bytes(people))
    upload_survey(page, study, path)
    assert page.locator("#kind-0").input_value() == "sus"
    page.get_by_role("button", name="Import", exact=True).click()
    page.locator(".import-row a").filter(has_text="reversed.csv").click(timeout=PATIENCE)
