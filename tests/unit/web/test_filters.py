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


def test_a_row_of_plain_values_is_written_by_what_each_holds() -> None:
    assert filters.cells(["<b>", None, True, 1234.5, "x & y"]) == (
        f'<th scope="row">&lt;b&gt;</th><td>{filters.NO_VALUE}</td><td class="num">yes</td>'
        '<td class="num">1\u202f234.5</td><td>x &amp; y</td>'
    )


def test_a_column_stands_right_by_its_first_value() -> None:
    rows = [[1, None, "a", None], [2, 3, 4, None]]
    assert filters.heads(["Year", "n", "Note", "Empty"], rows) == [
        ("Year", ""), ("n", "num"), ("Note", ""), ("Empty", ""),
    ]  # fmt: skip
    assert filters.heads(["Year", "n"], []) == [("Year", ""), ("n", "")]
