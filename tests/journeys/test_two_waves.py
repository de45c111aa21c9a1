"""Two waves of a survey: declared once, adopted by the second, the trend, the segment that moved, and why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from insights.kernel.actor import Role
from tests.factories.surveys import csv_bytes
from tests.fixtures.steps import PATIENCE, upload_survey

HEADER = (
    "Respondent ID",
    "Submitted",
    "How likely are you to recommend us to a friend?",
    "Customer segment",
    "What is the reason for your score?",
)
LATE = (
    "My parcel arrived late",
    "The delivery was late",
    "The delivery of my parcel came late",
    "Late delivery of the parcel",
    "The parcel was delivered late",
)
TAILS = (
    "and nobody told me",
    "by three days",
    "once again",
    "without any message",
    "and the courier said nothing",
    "for the second time",
    "although I paid for express",
)
FOUND = (
    "The search found my shoes",
    "I found the right shoes with the search",
    "Searching for shoes worked",
    "The search for shoes is good",
    "Shoes were easy to search for",
)
ENDS = (
    "at once",
    "in a minute",
    "without any trouble",
    "on my phone",
    "the first time",
    "again",
    "very quickly",
)
KINDS = ("id", "date", "nps", "segment", "text")


def wave(first_month: int, new_are_let_down: bool) -> bytes:
    """180 answers over three months; in the second wave new customers complain about delivery."""
    rows: list[list[object]] = []
    for n in range(180):
        new = n % 2 == 0
        let_down = new and new_are_let_down and n % 8 != 0
        score = n % 5 if let_down else 9 + n // 2 % 2 if n % 3 else 7
        text = f"{LATE[n % 5]} {TAILS[n % 7]}" if let_down else ""
        if not let_down and n % 6 == 1:
            text = f"{FOUND[n % 5]} {ENDS[n % 7]}"
        day = f"2026-{first_month + n % 3:02d}-{1 + n % 27:02d}"
        rows.append([f"W{first_month}-{n}", day, score, "New" if new else "Regular", text])
    return csv_bytes([list(HEADER), *rows])


def take_in(page: Page, name: str) -> None:
    page.get_by_role("button", name="Import", exact=True).click()
    page.locator(".import-row a").filter(has_text=name).click(timeout=PATIENCE)
    page.get_by_text("180 responses").first.wait_for()


@pytest.mark.timeout(600)
def test_a_second_wave_adopts_the_score_and_shows_who_moved_and_why(
    signed_in: Callable[..., Page], tmp_path: Path
) -> None:
    page = signed_in(Role.RESEARCHER)
    page.goto("/studies/new")
    page.get_by_label("Title").fill("Customer pulse")
    page.get_by_role("button", name="Save study").click()
    page.get_by_role("heading", name="Customer pulse").wait_for()
    study = page.url
    declare_once(page, study, tmp_path)
    adopt(page, study, tmp_path)
    analyse(page, study)
    score = read_the_trend(page)
    assert "/scores/" in score
    see_who_moved(page, score)
    see_why(page, score)


def declare_once(page: Page, study: str, folder: Path) -> None:
    path = folder / "first_wave.csv"
    path.write_bytes(wave(1, new_are_let_down=False))
    upload_survey(page, study, path)
    for at, kind in enumerate(KINDS):
        page.select_option(f"#kind-{at}", kind)
    take_in(page, "first_wave.csv")


def adopt(page: Page, study: str, folder: Path) -> None:
    path = folder / "second_wave.csv"
    path.write_bytes(wave(4, new_are_let_down=True))
    upload_survey(page, study, path)
    page.get_by_text("because the headers are the same").wait_for()
    assert page.locator("#kind-2").input_value() == "nps"
    page.get_by_label("Title").fill("Second wave")
    take_in(page, "second_wave.csv")


def analyse(page: Page, study: str) -> None:
    page.goto(f"{study}/themes")
    page.get_by_role("button", name="Analyse").click()
    page.get_by_role("button", name="Confirm").first.wait_for(timeout=PATIENCE)


def read_the_trend(page: Page) -> str:
    """One score over both waves, by month and by survey, each with its interval."""
    page.goto("/scores")
    expect(page.locator("tbody tr")).to_have_count(1)
    page.locator("tbody th a").click()
    page.locator("#months svg path").first.wait_for()
    page.locator("#waves svg path").first.wait_for()
    page.get_by_text("n 360").first.wait_for()
    page.locator("#months summary").click()
    expect(page.locator("#months tbody tr")).to_have_count(6)
    return page.url


def see_who_moved(page: Page, score: str) -> None:
    page.get_by_role("link", name="Compare", exact=True).click()
    page.get_by_label("By").select_option("moved")
    page.get_by_role("button", name="Compare").click()
    page.get_by_text("Second wave against").wait_for()
    fell = page.locator("tbody tr").filter(has_text="New")
    expect(fell.get_by_text("lower")).to_be_visible()
    same = page.locator("tbody tr").filter(has_text="Regular")
    expect(same.get_by_text("could be chance")).to_be_visible()


def see_why(page: Page, score: str) -> None:
    """The worker weighs the themes after the analysis: the page is opened again until it has."""
    for _ in range(200):
        page.goto(score)
        if page.get_by_text("pulls it down").count():
            break
    expect(page.get_by_text("pulls it down").first).to_be_visible()
    expect(page.get_by_role("heading", name="Detractors in their words")).to_be_visible()
    expect(page.get_by_text("Formula: impact").first).to_be_visible()
    page.locator("figcaption a").first.click()
    theme = page.get_by_label("Theme").locator("option").nth(1).get_attribute("value")
    assert theme
    page.get_by_label("Theme").select_option(theme)
    page.get_by_role("button", name="Filter").click()
    page.wait_for_url(f"**theme={theme}**")
    expect(page.locator("[id^=answer-]").first).to_be_visible()
