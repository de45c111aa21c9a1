"""The page about the reading of kinds, and saying kinds on a theme's page."""

from collections.abc import Callable

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.actor import Role
from insights.themes import services
from insights.themes.models import KindReader, ThemeDecision
from tests.factories import found, people, studies

SignIn = Callable[..., FlaskClient]
PAGE = "/reading-of-kinds"
FIGURES = {
    "decisions": 24,
    "passages": 96,
    "shipped_right": 60,
    "own_right": 84,
    "shipped_f1": 0.61,
    "own_f1": 0.86,
    "won": 11,
    "lost": 2,
    "chance": 0.0112,
    "better": True,
}


def test_the_page_says_how_many_decisions_are_needed(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session)
    client = signed_in_client(user=user)
    page = client.get(PAGE).text
    assert "In use: the shipped reading." in page
    assert "0 decisions to learn from so far; 10 are needed." in page
    assert "Versions that this installation learned will stand here" in page
    assert "at least 10 are needed" in client.post(f"{PAGE}/teach", follow_redirects=True).text
    assert signed_in_client(Role.PM).get(PAGE).status_code == 403


def test_a_version_is_taught_shown_with_its_figures_and_adopted(
    session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session)
    actor, client = user.as_actor(), signed_in_client(user=user)
    for theme in found.themes(session, actor, studies.study(session, actor), [f"T{n}" for n in range(10)]):
        services.confirm_theme(session, actor, theme.id)
    assert "Learn from 10 decisions" in client.get(PAGE).text
    assert "Nothing changes until you adopt" in client.post(f"{PAGE}/teach", follow_redirects=True).text
    row = session.scalars(select(KindReader)).one()
    assert "being learned" in client.get(PAGE).text
    services.finish_teaching(session, row, "kinds-1", "minilm-int8-1", "a" * 64, FIGURES)
    page = client.get(PAGE).text
    for told in ("11 : 2", "0.61 → 0.86", "by chance alone: 1.1", "n&nbsp;96"):
        assert told in page
    assert "version 1, adopted" not in page
    client.post(f"{PAGE}/{row.id}/adopt")
    assert f"In use: version {row.id}, adopted just now" in client.get(PAGE).text
    client.post(f"{PAGE}/shipped")
    page = client.get(PAGE).text
    assert "In use: the shipped reading." in page
    assert "Use again" in page
    later = services.teach_reader(session, actor)
    services.finish_teaching(
        session, later, "kinds-1", "minilm-int8-1", "b" * 64, {**FIGURES, "better": False}
    )
    page = client.get(PAGE).text
    assert "not shown to be better" in page
    assert "did not read the decisions kept apart better" in client.post(f"{PAGE}/{later.id}/adopt").text
    assert "Kept what is in use." in client.post(f"{PAGE}/{later.id}/decline", follow_redirects=True).text
    failed = services.teach_reader(session, actor)
    services.fail_teaching(session, failed, "There is too little to learn from.")
    assert "There is too little to learn from." in client.get(PAGE).text


def test_kinds_are_said_on_the_page_of_a_theme_and_taken_back(
    session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session)
    actor, client = user.as_actor(), signed_in_client(user=user)
    one, _ = found.themes(session, actor, studies.study(session, actor))
    told = client.post(f"/themes/{one.id}/kind", data={"kind": "request"}, follow_redirects=True).text
    assert "Said what “Export is hidden” is: request instead of pain point." in told
    chosen = [member.id for member in found.members(session, one.id)[:2]]
    told = client.post(
        f"/themes/{one.id}/passages/kind", data={"member": chosen, "kind": "praise"}, follow_redirects=True
    ).text
    assert "Read as praise from now on" in told
    assert "Praise" in client.get(f"/themes/{one.id}").text
    assert client.post(f"/themes/{one.id}/kind", data={"kind": "x"}).status_code == 422
    decision = session.scalars(select(ThemeDecision).order_by(ThemeDecision.id.desc()).limit(1)).one()
    assert "Taken back" in client.post(f"/themes/decisions/{decision.id}/undo", follow_redirects=True).text
