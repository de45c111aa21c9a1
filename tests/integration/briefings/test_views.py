"""Home by role, the accountable page, search."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from insights.briefings.views import MOST_OBJECTIVES
from insights.kernel import clock
from insights.kernel.actor import Role
from tests.factories import learned, objectives, people, spoken, studies

SignIn = Callable[..., FlaskClient]


@pytest.mark.parametrize("role", list(Role))
def test_home_opens_for_every_role_empty_and_filled(
    session: Session, signed_in_client: SignIn, role: Role
) -> None:
    user = people.user(session, role)
    client = signed_in_client(user=user)
    begun = client.get("/").text
    assert "Objectives will stand here" in begun
    assert ("Invite people" in begun) is (role is Role.ADMIN)
    key_result = objectives.key_result(session)
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    insight = learned.published(session, actor, study)
    learned.claim(session, actor, insight, key_result_id=key_result.id)
    page = client.get("/").text
    assert "Repeat orders rise" in page and "Invite people" not in page
    assert "People leave when cost comes last." in page
    assert (study.title in page) is (role in (Role.ADMIN, Role.RESEARCHER))


def test_home_shows_what_runs_and_says_how_many_there_are(session: Session, signed_in_client: SignIn) -> None:
    user, today = people.user(session, Role.PM), clock.today()
    begun = today - timedelta(days=90)
    for number in range(MOST_OBJECTIVES):
        ends = today + timedelta(days=number)
        objectives.objective(session, statement=f"Objective {number:02d}", starts=begun, ends=ends)
    client = signed_in_client(user=user)
    page = client.get("/").text
    assert f"All {MOST_OBJECTIVES} objectives" in page
    assert "those that run" not in page
    own = {"starts": begun, "ends": today + timedelta(days=400)}
    objectives.objective(session, user.as_actor(), statement="My own", **own)
    past = {"starts": date(2020, 1, 1), "ends": date(2020, 3, 1)}
    objectives.objective(session, user.as_actor(), statement="Long over", **past)
    page = client.get("/").text
    assert f"All {MOST_OBJECTIVES + 2} objectives" in page
    assert page.index("My own") < page.index("Objective 00") < page.index("Objective 10")
    assert f"Objective {MOST_OBJECTIVES - 1}" not in page
    assert "Long over" not in page
    assert f"{MOST_OBJECTIVES} of them: those that run, yours before others" in page


def test_the_briefing_of_a_key_result_answers_four_questions(
    session: Session, signed_in_client: SignIn
) -> None:
    actor = people.user(session).as_actor()
    key_result = objectives.key_result(session)
    insight = learned.published(session, actor, studies.study(session, actor))
    learned.claim(session, actor, insight, key_result_id=key_result.id)
    page = signed_in_client(Role.STAKEHOLDER).get(f"/key-results/{key_result.id}/briefing").text
    for question in ("Is it on track?", "Why?", "How sure?", "What next?"):
        assert question in page
    assert "I gave up" in page
    assert signed_in_client(Role.STAKEHOLDER).get("/key-results/999/briefing").status_code == 404


def test_search_finds_turns_for_the_team_and_insights_for_all(
    session: Session, signed_in_client: SignIn
) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    spoken.transcript(session, actor, study)
    learned.published(session, actor, study, statement="A jacket is bought elsewhere.")
    found = signed_in_client(Role.PM).get("/search?q=jacket").text
    assert "A <mark>jacket</mark>. The delivery cost" in found
    page = signed_in_client(Role.STAKEHOLDER).get("/search?q=jacket").text
    assert "A jacket is bought elsewhere." in page
    assert "The delivery cost" not in page
    assert "Nothing you may see" in signed_in_client().get("/search?q=pizza").text
    assert (
        'href="/search?q=jacket">jacket</a>?'
        in signed_in_client(Role.STAKEHOLDER).get("/search?q=jackte").text
    )
    quick = signed_in_client(Role.PM).get("/search?q=Jacket", headers={"HX-Request": "true"}).text
    assert "All results for “Jacket”" in quick and "<html" not in quick
    places = signed_in_client(Role.PM).get("/search?q=met", headers={"HX-Request": "true"}).text
    assert 'href="/metrics"' in places and 'href="/metrics/new"' in places
    assert "/metrics/new" not in (
        signed_in_client(Role.STAKEHOLDER).get("/search?q=met", headers={"HX-Request": "true"}).text
    )
    assert signed_in_client().get("/search?q=", headers={"HX-Request": "true"}).text.strip() == ""
    assert "Type some words" in signed_in_client().get("/search").text


def test_who_is_not_signed_in_is_sent_to_sign_in(client: FlaskClient) -> None:
    answer = client.get("/")
    assert answer.status_code == 302
    assert "/sign-in" in answer.location
