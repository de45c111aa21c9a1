"""What two people wrote into the same form, field by field."""

from datetime import date
from typing import Any

import pytest
from flask import Flask, g
from wtforms import (
    BooleanField,
    DateField,
    DecimalField,
    Form,
    SelectField,
    StringField,
    TextAreaField,
)

from insights.kernel.errors import StaleWrite
from insights.web.choices import choices
from insights.web.conflicts import Conflict, conflict_of


class Sheet(Form):
    title = StringField("Title")
    text = TextAreaField("Text")
    open = BooleanField("Open to all")
    owner_id = SelectField("Owner", coerce=int, choices=choices([(0, "Nobody"), (7, "Ada"), (8, "Ben")]))
    due = DateField("Due")
    size = DecimalField("Size", places=None)


def conflict(sent: dict[str, str], theirs: dict[str, Any], yours: dict[str, Any]) -> Conflict:
    with Flask(__name__).test_request_context("/sheet", method="POST", data=sent) as context:
        g.edited_form = Sheet(context.request.form)
        found = conflict_of(StaleWrite("sheet", 4, theirs, yours))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "sent", "theirs", "yours", "shown"),
    [
        ("title", "Mine", "Saved", "Mine", ("Saved", "Mine")),
        ("open", "", True, False, ("yes", "no")),
        ("owner_id", "8", 7, 8, ("Ada", "Ben")),
        ("owner_id", "8", None, 8, ("Nobody", "Ben")),
        ("due", "2026-05-04", date(2026, 6, 1), date(2026, 5, 4), ("1 Jun 2026", "4 May 2026")),
        ("size", "70", 50.5, 70.0, ("50.5", "70")),
    ],
)
def test_both_versions_are_shown_in_the_words_of_the_form(
    name: str, sent: str, theirs: object, yours: object, shown: tuple[str, str]
) -> None:
    [one] = conflict({name: sent}, {name: theirs}, {name: yours}).differences
    assert (one.theirs.shown, one.yours.shown, one.both) == (*shown, None)


def test_choosing_a_version_sends_what_the_form_would_have_sent() -> None:
    sent = {"title": "Mine", "owner_id": "8", "due": "2026-05-04"}
    theirs = {"title": "Saved", "open": True, "owner_id": 7, "due": None}
    yours = {"title": "Mine", "open": False, "owner_id": 8, "due": date(2026, 5, 4)}
    found = conflict(sent, theirs, yours)
    assert [(one.name, one.theirs.sent) for one in found.differences] == [
        ("title", "Saved"), ("open", "y"), ("owner_id", "7"), ("due", ""),
    ]  # fmt: skip
    assert dict(found.yours()) == {**sent, "open": ""}


def test_a_text_can_be_kept_in_both_versions_and_the_rest_is_sent_again() -> None:
    sent = {"title": "Same", "text": "mine\r\nmore", "reason": "why", "version": "3", "csrf_token": "x"}
    found = conflict(sent, {"title": "Same", "text": "saved"}, {"title": "Same", "text": "mine\nmore"})
    [one] = found.differences
    assert one.both is not None and one.both.sent == "saved\n\nmine\nmore"
    assert (found.version, found.kept) == (4, [("title", "Same"), ("reason", "why")])


def test_what_the_form_does_not_hold_or_says_alike_is_no_difference() -> None:
    theirs, yours = {"text": "a \nb", "folded": "x"}, {"text": " a \nb", "folded": "y"}
    found = conflict({"text": " a \r\nb"}, theirs, yours)
    assert found.differences == []


def test_a_refusal_without_a_form_has_no_conflict_to_show() -> None:
    with Flask(__name__).test_request_context("/sheet", method="POST"):
        assert conflict_of(StaleWrite("sheet", 4, {}, {})) is None
