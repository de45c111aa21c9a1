"""Two people edit the same thing: the later one chooses field by field, and nothing is lost."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy.orm import Session

from insights.kernel.actor import Role
from tests.factories import metrics, people, studies

SignIn = Callable[..., FlaskClient]


def form_at(client: FlaskClient, address: str) -> html.FormElement:
    """The form of a page that posts to the page's own address."""
    forms = html.fromstring(client.get(address).text).forms
    return next(form for form in forms if "version" in form.fields)


def sent(client: FlaskClient, address: str, form: html.FormElement, **changes: str) -> tuple[int, str]:
    answer = client.post(address, data={**dict(form.form_values()), **changes})
    return answer.status_code, answer.text


@pytest.fixture
def refused(session: Session, signed_in_client: SignIn):
    """A study that two people changed at once: the client, the study, and the page that the later one got."""
    user = people.user(session)
    study = studies.study(session, user.as_actor())
    client, address = signed_in_client(user=user), f"/studies/{study.id}/edit"
    first, second = form_at(client, address), form_at(client, address)
    assert sent(client, address, first, title="First", question="Who?")[0] == 302
    status, page = sent(client, address, second, title="Second", question="Why?", guide="Ask.")
    assert status == 409
    return client, study, html.fromstring(page), address


def test_the_later_one_saves_what_was_chosen(session: Session, refused) -> None:
    client, study, page, address = refused
    form = page.get_element_by_id("chosen")
    assert form.action == address
    form.fields["title"], form.fields["question"] = "First", "Who?\n\nWhy?"
    form.fields["guide"] = "Ask."
    assert sent(client, address, form)[0] == 302
    session.expire_all()
    assert (study.title, study.question.splitlines(), study.guide) == ("First", ["Who?", "", "Why?"], "Ask.")


def test_the_later_one_saves_all_of_what_was_written(session: Session, refused) -> None:
    client, study, page, address = refused
    assert sent(client, address, page.get_element_by_id("mine"))[0] == 302
    session.expire_all()
    assert (study.title, study.question, study.guide) == ("Second", "Why?", "Ask.")


def test_a_third_one_in_between_is_not_overwritten_either(session: Session, refused) -> None:
    client, _, page, address = refused
    assert sent(client, address, form_at(client, address), title="Third")[0] == 302
    status, again = sent(client, address, page.get_element_by_id("mine"))
    assert (status, "Third" in again, "Second" in again) == (409, True, True)


def test_a_part_of_a_page_is_told_in_one_sentence(refused) -> None:
    client, _, page, address = refused
    fields = dict(page.get_element_by_id("mine").form_values()) | {"version": "1"}
    answer = client.post(address, data=fields, headers={"HX-Request": "true"})
    assert answer.status_code == 409
    assert "Reload the page to see what is saved now." in answer.text and "<html" not in answer.text


def test_numbers_and_names_are_shown_as_on_the_form(session: Session, signed_in_client: SignIn) -> None:
    user, other = people.user(session, Role.PM), people.user(session, Role.PM, name="Ada")
    metric = metrics.metric(session, user.as_actor())
    client, address = signed_in_client(user=user), f"/metrics/{metric.id}/edit"
    first, second = form_at(client, address), form_at(client, address)
    assert sent(client, address, first, tolerance="15", owner_id=str(other.id))[0] == 302
    status, text = sent(client, address, second, tolerance="20", name="Mine")
    form = html.fromstring(text).get_element_by_id("chosen")
    assert (status, "Ada" in form.text_content()) == (409, True)
    form.fields["tolerance"], form.fields["owner_id"], form.fields["name"] = "15", str(other.id), "Mine"
    assert sent(client, address, form)[0] == 302
    session.expire_all()
    assert (metric.tolerance, metric.owner_id, metric.name) == (0.15, other.id, "Mine")
