"""The whole way: from a transcript and a survey to the page that explains a key result."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from insights.demo.story.people import SAMPLE_PASSWORD, USERS
from insights.demo.story.survey import csv_export
from tests.fixtures.live import LiveServer
from tests.fixtures.steps import upload_survey

if TYPE_CHECKING:
    from playwright.sync_api import Page

FILES = Path("insights/demo/story/files")
TALKS = ("interview_boots.vtt", "interview_chair.srt", "call_bird_table.txt", "usability_checkout.md")
WORK_SECONDS = 90_000
LEARNED = "Late costs send people away"
RESULT = "Visitors who finish an order rise from 52 to 60"


@pytest.mark.timeout(900)
def test_from_a_transcript_and_a_survey_to_the_page_of_a_key_result(
    sample_server: LiveServer, signed_in: Callable[..., Page], tmp_path: Path
) -> None:
    def enter(key: str) -> Page:
        user = next(user for user in USERS if user.key == key)
        return signed_in(user.role, server=sample_server, email=user.email, password=SAMPLE_PASSWORD)

    researcher = enter("researcher")
    find_the_sample(researcher)
    study = new_study(researcher)
    upload_talks(researcher, study)
    import_survey(researcher, study, tmp_path)
    analyse(researcher, study)
    look_at_scores(researcher, study)
    insight = write_insight(researcher, study)
    pm = enter("pm")
    metric = new_metric(pm)
    key_result = new_objective(pm)
    claim_and_publish(researcher, insight)
    read_as_stakeholder(enter("stakeholder"), key_result, insight, study)
    assert metric != key_result


def find_the_sample(page: Page) -> None:
    page.goto("/")
    page.get_by_text("Bring acquisition cost and lifetime value back into balance").first.wait_for()
    assert page.get_by_text("suggestions wait for review").count() == 1
    assert page.get_by_text("Claims due").count() == 1


def new_study(page: Page) -> str:
    page.goto("/studies/new")
    page.get_by_label("Title").fill("Ordering, spring")
    page.get_by_label("What do you want to learn?").fill("Why do people leave before they pay?")
    page.get_by_role("button", name="Save study").click()
    page.get_by_role("heading", name="Ordering, spring").wait_for()
    return page.url


def upload_talks(page: Page, study: str) -> None:
    page.goto(study)
    page.get_by_role("link", name="Sessions", exact=True).click()
    page.get_by_role("link", name="Upload transcripts").click()
    page.set_input_files("input[type=file]", [FILES / name for name in TALKS])
    page.get_by_role("button", name="Upload", exact=True).click()
    page.wait_for_function(
        "count => document.querySelectorAll('.import-row .pill.good').length >= count",
        arg=len(TALKS),
        timeout=WORK_SECONDS,
    )


def import_survey(page: Page, study: str, folder: Path) -> None:
    export = folder / "pulse.csv"
    export.write_bytes(csv_export(date.today()))
    upload_survey(page, study, export)
    assert page.get_by_text("Respondent ID").count() >= 1
    for at, kind in enumerate(("id", "date", "nps", "csat", "single", "segment", "single", "text")):
        page.select_option(f"#kind-{at}", kind)
    page.fill("#scale-3", "5")
    page.get_by_role("button", name="Import", exact=True).click()
    page.locator(".import-row a").filter(has_text="pulse.csv").click(timeout=WORK_SECONDS)
    page.get_by_text("420 responses").first.wait_for()


def analyse(page: Page, study: str) -> None:
    page.goto(study)
    page.get_by_role("link", name="Themes", exact=True).click()
    page.get_by_role("button", name="Analyse").click()
    confirm = page.get_by_role("button", name="Confirm")
    confirm.first.wait_for(timeout=WORK_SECONDS)
    card = page.locator("article.panel").filter(has=confirm).first
    assert card.locator(".quote, blockquote").count() >= 1
    card.get_by_text("Rename").first.click()
    card.get_by_label("Name").fill("What delivery costs comes too late")
    card.get_by_role("button", name="Save name").click()
    named = page.locator("article.panel").filter(has_text="What delivery costs comes too late").first
    named.get_by_role("button", name="Confirm").click()
    named.get_by_text("Confirmed").first.wait_for()
    others = page.locator("article.panel").filter(has=page.get_by_role("button", name="Reject"))
    refused = others.filter(has=page.get_by_role("button", name="Confirm")).last
    refused.get_by_role("button", name="Reject").click()
    page.get_by_text("Rejected").first.wait_for()
    named.locator("figcaption a, .quote a").first.click()
    page.locator(".turn-text, [id^=answer-]").first.wait_for()


def look_at_scores(page: Page, study: str) -> None:
    page.goto(study)
    page.get_by_role("link", name="Surveys", exact=True).click()
    page.get_by_role("link", name="pulse", exact=False).first.click()
    page.get_by_text("95 %").first.wait_for()
    page.locator("figure svg").first.wait_for()
    page.get_by_text("answers are not scored").wait_for()


def write_insight(page: Page, study: str) -> str:
    page.goto(study)
    page.get_by_role("link", name="Sessions", exact=True).click()
    page.get_by_role("link", name=re.compile("^Transcript")).first.click()
    page.locator("[data-turn-pick]").nth(1).click()
    page.locator("[data-quote-action=highlight]").click()
    page.locator("#marked").get_by_text("Highlighted").wait_for()
    page.locator(".turn mark.highlight:not(.suggested)").first.wait_for()
    page.keyboard.press("z")
    page.locator("#marked").get_by_text("Taken back").wait_for()
    page.get_by_label("Code with").fill("Late cost")
    page.locator("[data-turn-pick]").nth(3).click()
    page.locator("[data-quote-action=open]").click()
    page.get_by_role("heading", name="Highlight").wait_for()
    page.get_by_role("link", name="Write an insight from it").click()
    page.get_by_label("What did you learn?").fill(LEARNED)
    page.get_by_label("Recommendation").fill("Show the cost in the basket.")
    page.get_by_label("Next step").fill("Test the cost line")
    page.get_by_label("Who does it").select_option(label="Jonas Pelt")
    page.get_by_label("By when").fill((date.today() + timedelta(days=14)).isoformat())
    page.get_by_role("button", name="Save insight").click()
    page.get_by_role("heading", name=LEARNED).wait_for()
    insight = page.url
    page.get_by_role("link", name="Add evidence").click()
    page.wait_for_url("**/evidence")
    options = (
        page.get_by_label("Evidence")
        .locator("option")
        .evaluate_all("all => all.map(one => [one.value, one.textContent])")
    )
    theme = next(value for value, text in options if text.startswith("What delivery costs"))
    score = next(value for value, text in options if value.startswith("score:"))
    for value, stance in ((theme, "Supports"), (score, "Contradicts")):
        page.get_by_label("Evidence").select_option(value)
        page.get_by_label(stance).check()
        page.get_by_role("button", name="Add evidence").click()
        page.get_by_text("Added.").wait_for()
    return insight


def new_metric(page: Page) -> str:
    page.goto("/metrics/new")
    page.get_by_label("Name", exact=True).fill("Finished orders")
    page.get_by_label("Unit").select_option("percent")
    page.get_by_role("button", name="Save metric").click()
    page.get_by_role("heading", name="Finished orders").wait_for()
    address = page.url
    for months, value in ((2, "52"), (1, "54"), (0, "56")):
        page.goto(f"{address}/values")
        page.get_by_label("Day").fill((date.today() - timedelta(days=30 * months)).isoformat())
        page.get_by_label("Value").first.fill(value)
        page.get_by_role("button", name="Save").first.click()
        page.wait_for_load_state()
    return address


def new_objective(page: Page) -> str:
    start, end = date.today() - timedelta(days=60), date.today() + timedelta(days=60)
    page.goto("/objectives/new")
    page.get_by_label("Objective", exact=True).fill("People who start an order finish it")
    page.locator("#starts").fill(start.isoformat())
    page.locator("#ends").fill(end.isoformat())
    page.get_by_role("button", name="Save").first.click()
    page.get_by_role("link", name="key result", exact=False).first.click()
    page.get_by_label("Key result", exact=True).fill(RESULT)
    page.get_by_label("Measured by").select_option(label="Finished orders")
    page.locator("#baseline").fill("52")
    page.locator("#target").fill("60")
    page.locator("#starts").fill(start.isoformat())
    page.locator("#deadline").fill(end.isoformat())
    page.get_by_role("button", name="Save").first.click()
    page.get_by_role("link", name="Check in").first.click()
    page.get_by_label("What happened?").fill("Half of the way; the basket shows the cost now.")
    page.get_by_role("button", name="Save").or_(page.get_by_role("button", name="Check in")).first.click()
    page.get_by_text("Half of the way").first.wait_for()
    return page.url


def claim_and_publish(page: Page, insight: str) -> None:
    page.goto(insight)
    page.get_by_role("link", name="Make a claim").click()
    target = page.get_by_label("Which number?").locator("option").filter(has_text=RESULT).last
    page.get_by_label("Which number?").select_option(target.get_attribute("value") or "")
    page.get_by_label("Up", exact=True).check()
    page.get_by_label("Because").fill("people who see the cost early stay")
    page.get_by_label("By how much").fill("4")
    page.get_by_label("From").fill((date.today() - timedelta(days=60)).isoformat())
    page.get_by_label("Until, or by when").fill(date.today().isoformat())
    page.get_by_role("button", name="Make the claim").click()
    page.get_by_text("people who see the cost early stay").first.wait_for()
    page.get_by_role("button", name="Publish").first.click()
    page.locator("dialog[open]").get_by_role("button", name="Publish").click()
    page.get_by_text("Stakeholders can read it now").wait_for()


def read_as_stakeholder(page: Page, key_result: str, insight: str, study: str) -> None:
    page.goto("/")
    page.get_by_text("A checkout that people finish").first.wait_for()
    page.locator(f"a[href='{urlsplit(key_result).path}/briefing']").click()
    sentence = page.locator("[data-briefing]").inner_text()
    assert "mainly because people who see the cost early stay" in sentence
    assert "next: test the cost line (Jonas Pelt, by " in sentence
    for question in ("Is it on track?", "Why?", "How sure?", "What next?"):
        page.get_by_role("heading", name=question).wait_for()
    page.locator("figure svg").first.wait_for()
    words = page.locator("main").inner_text()
    assert "Baseline" in words
    assert "Marit Sandwell" not in words
    page.goto(insight)
    page.get_by_role("heading", name=LEARNED).wait_for()
    answer = page.goto(study)
    assert answer is not None
    assert answer.status == 403
