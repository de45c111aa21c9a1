"""Codes as the words people read."""

from __future__ import annotations

import pytest

from insights.kernel.actor import Role
from insights.surveys.rules.kinds import Kind
from insights.web import filters
from insights.web.filters import words


@pytest.mark.parametrize(
    ("code", "said"),
    [("focus_group", "Focus group"), (Role.PM, "Product manager"), (Kind.NPS, "NPS"), ("", ""), (None, "")],
)
def test_a_code_is_written_as_people_write_it(code: object, said: str) -> None:
    assert words(code) == said


def test_no_short_form_of_a_score_is_written_like_a_word() -> None:
    assert {words(kind) for kind in Kind} >= {"NPS", "CSAT", "CES", "SUS", "SUS score", "SEQ", "UMUX-Lite"}


def test_a_cell_is_written_by_what_it_holds() -> None:
    assert filters.cell(None) == filters.NO_VALUE
    assert (filters.cell(True), filters.cell(False)) == ("yes", "no")
    assert (filters.cell(1234.5), filters.cell("<b>")) == ("1\u202f234.5", "<b>")
