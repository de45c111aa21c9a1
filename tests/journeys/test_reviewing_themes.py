"""A researcher analyses, reviews by keyboard, adds talks, analyses again: what was decided stays."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect
from sqlalchemy import delete, select

from insights.kernel.actor import Role
from insights.studies.models import Study
from insights.themes.models import Theme
from insights.worker.models import Job
from tests.factories import found, studies
from tests.fixtures.live import LiveServer

PATIENCE = 120_000


def prepare(server: LiveServer) -> int:
    """A study of the researcher with six interviews; its id."""
    with server.session() as session:
        actor = server.user(Role.RESEARCHER).as_actor()
        study = studies.study(session, actor, title="Buying shoes")
        found.interviews(session, actor, study)
        session.execute(delete(Job))
        return study.id


def add_talks(server: LiveServer, study_id: int) -> None:
    """Three more people, who speak of sizes as well."""
    with server.session() as session:
        actor, study = server.user(Role.RESEARCHER).as_actor(), session.get_one(Study, study_id)
        late = [f"{text}, once more" for text in found.DELIVERY]
        found.interviews(session, actor, study, (found.SIZES, late), first=20)
        session.execute(delete(Job).where(Job.name == "transcripts.import"))


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=2).first.inner_text()


def analyse(page: Page, server: LiveServer, study_id: int, button: str) -> None:
    page.goto(f"{server.url}/studies/{study_id}/themes")
    page.get_by_role("button", name=button).click()
    page.wait_for_selector("#analysis")
    page.wait_for_selector("#analysis", state="detached", timeout=PATIENCE)
    expect(page.get_by_text("Last analysed just now")).to_be_visible()


def test_decisions_of_the_review_outlive_the_next_analysis(
    live_server: LiveServer, signed_in: Callable[..., Page], assert_accessible: Callable[[Page], None]
) -> None:
    page = signed_in(Role.RESEARCHER)
    study_id = prepare(live_server)
    analyse(page, live_server, study_id, "Analyse 18 passages")
    assert_accessible(page)
    page.get_by_role("link", name="interview").first.click()
    expect(page.locator("mark.suggested").first).to_be_visible()

    page.goto(f"{live_server.url}/review?study={study_id}")
    assert_accessible(page)
    confirmed = heading(page)
    page.keyboard.press("a")
    expect(page.get_by_text(f"Confirmed “{confirmed}”.").first).to_be_visible()
    rejected = heading(page)
    page.keyboard.press("r")
    expect(page.get_by_text(f"Rejected “{rejected}”").first).to_be_visible()
    page.keyboard.press("n")
    page.keyboard.type("A name of our own")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="A name of our own")).to_be_visible()

    add_talks(live_server, study_id)
    analyse(page, live_server, study_id, "Analyse again")
    page.goto(f"{live_server.url}/review?study={study_id}")
    expect(page.get_by_role("heading", name="What would move")).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("a")
    expect(page.get_by_text("Done as proposed.")).to_be_visible()
    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_text("Taken back")).to_be_visible()

    page.get_by_role("link", name="A name of our own").first.click()
    expect(page.get_by_role("heading", name="Decisions")).to_be_visible()
    assert_accessible(page)
    page.goto(f"{live_server.url}/pain-points")
    expect(page.get_by_role("link", name=confirmed).first).to_be_visible()
    assert_accessible(page)
    with live_server.session() as session:
        rows = session.execute(
            select(Theme.label, Theme.status).where(Theme.study_id == study_id, Theme.whole)
        )
        standing = dict(rows.all())
    assert standing[confirmed] == "confirmed"
    assert standing[rejected] == "rejected"
    assert standing["A name of our own"] == "suggested"
