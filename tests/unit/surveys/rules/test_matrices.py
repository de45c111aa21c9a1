"""Columns that only their like beside them explain."""

from __future__ import annotations

import pytest

from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.matrices import in_company
from insights.surveys.rules.neighbours import Suggestion
from insights.surveys.rules.profiles import ColumnProfile, Tally, profile_of

MERE = Suggestion(Kind.NUMBER, "the words name no scale")
TLX = ["Mental demand", "Physical demand", "Temporal demand", "Performance", "Effort", "Frustration"]


def kinds(columns: list[ColumnProfile], suggested: list[Suggestion]) -> list[Kind | None]:
    return [suggestion.kind for suggestion in in_company(columns, suggested)]


def row_of(group: str, answers: list[object]) -> ColumnProfile:
    tally = Tally(1)
    tally.add([answers])
    return tally.profile(0, f"{group} [row]", f"{group} [row]", group)


def test_items_numbered_alike_and_answered_on_one_scale_are_ratings() -> None:
    columns = [
        profile_of(answers, f"mgr_0{at}") for at, answers in enumerate(([3, 5], [4, 5], [1, 4]), start=1)
    ]
    assert kinds(columns, [MERE] * 3) == [Kind.RATING] * 3
    assert in_company(columns, [MERE] * 3)[0].reason == "one of 3 items numbered alike, answered with 1 to 5"


@pytest.mark.parametrize(
    "answers",
    [([0, 2], [1, 3], [0, 4]), ([3, 12], [4, 5], [1, 4]), ([1, 2], [1, 2], [2, 2])],
    ids=["counts from 0", "beyond seven", "hardly any points"],
)
def test_other_numbers_that_count_on_stay_numbers(answers: tuple[list[object], ...]) -> None:
    columns = [profile_of(own, f"task {at}") for at, own in enumerate(answers, start=1)]
    assert kinds(columns, [MERE] * 3) == [Kind.NUMBER] * 3


def test_names_that_do_not_count_on_or_are_only_two_are_no_run() -> None:
    columns = [profile_of([1, 3, 5], name) for name in ("q1", "q2", "age", "q3", "x1", "x3", "2024", "2025")]
    assert kinds(columns, [MERE] * 8) == [Kind.NUMBER] * 8


def test_the_six_scales_of_a_nasa_tlx_ask_for_workload_not_for_effort() -> None:
    columns = [profile_of([10, 55, 90], name) for name in TLX]
    effort = Suggestion(Kind.CES, "it asks for ease or effort")
    assert kinds(columns, [MERE] * 4 + [effort, MERE]) == [Kind.RATING] * 6
    products = [profile_of([0, 300, 450], name) for name in TLX]
    assert kinds(products, [MERE] * 6) == [Kind.NUMBER] * 6
    assert kinds(columns[:5], [MERE] * 5) == [Kind.NUMBER] * 5


def test_a_row_of_a_matrix_is_of_the_kind_of_its_other_rows() -> None:
    words = ["Basic", "Advanced", "Basic", "Basic"]
    columns = [
        row_of("Skills", words),
        row_of("Skills", ["Advanced", "None", "Basic"]),
        row_of("Else", ["Basic"]),
    ]
    closed, open_ = Suggestion(Kind.SINGLE, "again"), Suggestion(Kind.TEXT, "differ")
    assert kinds(columns, [closed, open_, open_]) == [Kind.SINGLE, Kind.SINGLE, Kind.TEXT]
    assert kinds(columns, [open_, open_, open_]) == [Kind.TEXT] * 3
    other = [columns[0], row_of("Skills", ["I learnt it at school", "By reading a book"])]
    assert kinds(other, [closed, open_]) == [Kind.SINGLE, Kind.TEXT]
