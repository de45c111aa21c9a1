"""A researcher analyses, reviews by keyboard, adds talks, analyses again: what was decided stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from insights.kernel.actor import Role
from insights.themes.models import Theme, ThemeMember
from tests.factories import found
from tests.fixtures.live import LiveServer
from tests.fixtures.workers import until

PATIENCE = 120_000
PASSWORD = (
    "I forgot my password and the mail to reset it never came",
    "Resetting the password sends no mail at all",
    "The link to reset my password was already expired",
    "I cannot set a new password, the reset link is broken",
    "Password reset does not work on my phone",
    "I wait for the mail with the new password every time",
)


def talks(folder: Path, topics: Sequence[Sequence[str]], first: int) -> list[Path]:
    """Three group talks of two people each; each says their sentence of every topic."""
    files = []
    for number in range(3):
        cues, at = ["WEBVTT"], 0
        for person in (2 * number, 2 * number + 1):
            for topic in topics:
                said = f"<v Person {first + person}>{topic[person]}."
                cues.append(f"00:00:{at:02d}.000 --> 00:00:{at + 4:02d}.000\n{said}")
                at += 5
        files.append(folder / f"group_{first}_{number}.vtt")
        files[-1].write_text("\n\n".join(cues), encoding="utf-8")
    return files


def upload(page: Page, study: str, files: Sequence[Path], there: int = 0) -> None:
    page.goto(study)
    page.get_by_role("link", name="Sessions", exact=True).click()
    page.get_by_role("link", name="Upload transcripts").first.click()
    page.set_input_files("input[type=file]", files)
    page.get_by_role("button", name="Upload", exact=True).click()
    expect(page.locator(".import-row .pill.good")).to_have_count(there + len(files), timeout=PATIENCE)


def analyse(page: Page, study: str, button: str) -> None:
    page.goto(f"{study}/themes")
    page.get_by_role("button", name=button).click()
    page.wait_for_selector("#analysis")
    page.wait_for_selector("#analysis", state="detached", timeout=PATIENCE)
    expect(page.get_by_text("Last analysed just now")).to_be_visible()


def heading(page: Page) -> str:
    return page.locator("#item").inner_text()


def told(page: Page, text: str) -> None:
    expect(page.get_by_text(text).first).to_be_visible()


def press(page: Page, key: str) -> None:
    """A page hears keys once its scripts have run, which a busy machine does well after it shows its text."""
    page.wait_for_load_state()
    page.keyboard.press(key)


def review_by_keyboard(page: Page) -> tuple[str, str, str]:
    """Name and accept one, accept another after taking back its refusal, move, merge, reject the last."""
    press(page, "n")
    press(page, "Control+a")
    page.keyboard.type("A name of our own")
    press(page, "Enter")
    expect(page.locator("#item")).to_have_text("A name of our own")
    press(page, "a")
    told(page, "Confirmed “A name of our own”.")
    second = heading(page)
    press(page, "r")
    told(page, f"Rejected “{second}”")
    press(page, "z")
    expect(page.locator("#item")).to_have_text(second)
    press(page, "1")
    press(page, "v")
    page.locator(":focus").select_option("A name of our own")
    press(page, "Tab")
    press(page, "Enter")
    told(page, "Moved. No later analysis moves them back.")
    press(page, "a")
    told(page, f"Confirmed “{second}”.")
    press(page, "m")
    page.locator(":focus").select_option(second)
    press(page, "Tab")
    press(page, "Enter")
    told(page, f"Merged into “{second}”.")
    last = heading(page)
    press(page, "r")
    told(page, f"Rejected “{last}”")
    told(page, "Nothing waits for you.")
    return "A name of our own", second, last


def decided(server: LiveServer) -> dict[str, tuple[str, frozenset[int | None]]]:
    """Status and passages of every decided theme by name."""
    with server.session() as session:
        themes = session.scalars(select(Theme).where(Theme.whole, Theme.decided)).all()
        members = session.scalars(select(ThemeMember).where(~ThemeMember.excluded)).all()
        return {
            theme.label: (theme.status, frozenset(m.passage_id for m in members if m.theme_id == theme.id))
            for theme in themes
        }


def newest_proposal(page: Page, study: str) -> str:
    """What the last proposal that waits in a study says."""
    queue = f"/review?study={study.rsplit('/', 1)[1]}"
    page.goto(queue)
    found = re.search(r"(\d+) proposal", page.get_by_text("Waiting:").inner_text())
    assert found
    page.goto(f"{queue}&skip={int(found[1]) - 1}")
    return heading(page)


def rewrite(page: Page, said: str, now: str) -> None:
    """On a transcript, pick the turn that says something, and correct what is written there."""
    page.locator(".turn").filter(has_text=said).locator("[data-turn-pick]").click()
    page.locator("[data-quote-action=words]").click()
    words = page.get_by_label("What was said")
    expect(words).to_be_focused()
    words.fill(words.input_value().replace(said, now))
    page.get_by_role("button", name="Save words").click()
    told(page, "Corrected. Highlights and themes stay with their words.")
    expect(page.locator(".turn").filter(has_text=now)).to_be_visible()


def correct_words(page: Page, study: str, assert_accessible: Callable[[Page], None]) -> None:
    """From a theme's page to a quote's turn: a corrected word leaves it there, other words ask a person."""
    figure = page.locator("figure.quote").first
    said = figure.locator("blockquote").inner_text().strip("“” .")
    figure.locator("a").first.click()
    page.locator(".turn").filter(has_text=said).locator("[data-turn-pick]").click()
    page.locator("[data-quote-action=highlight]").click()
    expect(page.locator("#marked").get_by_text("Highlighted")).to_be_visible()

    corrected = f"{said.rsplit(' ', 1)[0]} somewhere"
    rewrite(page, said, corrected)
    transcript = page.url
    page.goto(f"{study}/highlights")
    expect(page.locator("figure.quote").filter(has_text=corrected)).to_be_visible()
    assert "reads otherwise" not in newest_proposal(page, study)

    page.goto(transcript)
    rewrite(page, corrected, "Nobody asked about lamps, chairs or anything like them")
    page.goto(f"{study}/highlights")
    expect(page.locator("figure.quote").filter(has_text="lamps, chairs")).to_be_visible()
    asked = "1 passage of “A name of our own” reads otherwise since its words were corrected."
    until(lambda: newest_proposal(page, study) == asked, what="the worker's question")
    told(page, "lamps, chairs")
    assert_accessible(page)


def take_newer(page: Page, study: str, older: Path) -> None:
    """Upload a corrected file of a talk under its own name; it waits, then takes the older one's place."""
    newer = older.parent / "newer" / older.name
    newer.parent.mkdir()
    newer.write_text(older.read_text(encoding="utf-8").replace("once more", "yet again"), encoding="utf-8")
    page.goto(f"{study}/transcripts/new")
    page.set_input_files("input[type=file]", newer)
    page.get_by_role("button", name="Upload", exact=True).click()
    expect(page.get_by_text("The study has this talk already")).to_be_visible(timeout=PATIENCE)
    told(page, "2 changed")
    page.get_by_role("button", name="Take as its newer version").click()
    told(page, "Taken. Highlights and themes stay with their words")
    told(page, "yet again")


@pytest.mark.timeout(600)
def test_decisions_of_the_review_outlive_the_next_analysis(
    live_server: LiveServer,
    signed_in: Callable[..., Page],
    assert_accessible: Callable[[Page], None],
    tmp_path: Path,
) -> None:
    page = signed_in(Role.RESEARCHER)
    page.goto(f"{live_server.url}/studies/new")
    page.get_by_label("Title").fill("Buying shoes")
    page.get_by_label("What do you want to learn?").fill("What makes people give up?")
    page.get_by_role("button", name="Save study").click()
    expect(page.get_by_role("heading", name="Buying shoes")).to_be_visible()
    study = page.url
    topics = (found.EXPORT, found.DELIVERY, found.CHECKOUT, found.SIZES)
    upload(page, study, talks(tmp_path, topics, 0))
    analyse(page, study, "Analyse 24 passages")
    assert_accessible(page)
    page.get_by_role("button", name="Copy this quote").first.click()
    expect(page.get_by_text("Copied with its place.").first).to_be_visible()
    page.locator("figure.quote a").first.click()
    expect(page.locator("mark.suggested").first).to_be_visible()

    page.goto(f"{live_server.url}/review")
    assert_accessible(page)
    named, second, rejected = review_by_keyboard(page)
    before = decided(live_server)
    assert (before[named][0], before[second][0]) == ("confirmed", "confirmed")
    assert before[rejected][0] == "rejected"

    late = [f"{text}, once more" for text in found.DELIVERY]
    added = talks(tmp_path, (PASSWORD, late, found.EXPORT), 20)
    upload(page, study, added, there=3)
    page.goto(f"{study}/themes")
    told(page, "18 passages came in since")
    analyse(page, study, "Analyse again")
    assert decided(live_server) == before

    page.goto(f"{live_server.url}/review")
    expect(page.get_by_role("heading", name="What would move")).to_be_visible()
    told(page, "from no theme to")
    assert_accessible(page)
    press(page, "a")
    told(page, "Done as proposed.")
    press(page, "z")
    told(page, "Taken back")
    assert decided(live_server) == before

    page.goto(f"{study}/themes")
    page.get_by_role("link", name="A name of our own").first.click()
    expect(page.get_by_role("heading", name="Decisions")).to_be_visible()
    assert_accessible(page)
    correct_words(page, study, assert_accessible)
    before = decided(live_server)
    take_newer(page, study, added[-1])
    assert decided(live_server) == before
    page.goto(f"{live_server.url}/pain-points")
    expect(page.get_by_role("link", name="A name of our own").first).to_be_visible()
    assert_accessible(page)
    page.goto(f"{live_server.url}/reading-of-kinds")
    told(page, "In use: the shipped reading.")
    assert_accessible(page)
