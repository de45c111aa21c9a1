"""Columns that their neighbours explain."""

from __future__ import annotations

import pytest

from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.neighbours import by_neighbours
from insights.surveys.rules.profiles import ColumnProfile, profile_of
from tests.factories.surveys import SUS_WORDS

TEN = [0, 3, 7, 9, 10]


def columns(**answers: list[object]) -> list[ColumnProfile]:
    return [profile_of(own, name) for name, own in answers.items()]


@pytest.mark.parametrize(
    ("name", "beside"),
    [("Survey Type", ["nps"] * 5), ("Delighted Source", ["Email"] * 5), ("Group", ["Promoter", "Detractor"])],
)
def test_a_bare_score_is_an_nps_where_the_export_says_so(name: str, beside: list[object]) -> None:
    found = by_neighbours([profile_of(TEN, "Score"), profile_of(beside, name)])
    assert found[0].kind is Kind.NPS


def test_a_bare_score_is_an_nps_where_the_file_is_called_so() -> None:
    assert by_neighbours(columns(score=TEN), "customer nps 2026")[0].kind is Kind.NPS
    assert by_neighbours(columns(score=TEN), "snps of genes") == {}
    assert by_neighbours(columns(score=[1, 5]), "customer nps 2026") == {}


def test_a_bare_score_alone_or_on_five_points_is_none() -> None:
    assert by_neighbours(columns(Score=TEN, Comment=["a", "b"])) == {}
    assert by_neighbours(columns(Score=[1, 5], Group=["Promoter", "Passive"])) == {}


@pytest.mark.parametrize("word", ["csat", "ces"])
def test_a_bare_score_is_what_the_export_says(word: str) -> None:
    found = by_neighbours([profile_of([1, 5, 4], "Score"), profile_of([word.upper()] * 3, "Survey type")])
    assert found[0].kind == word
    assert by_neighbours([profile_of([1, 50], "Score"), profile_of([word] * 2, "Survey type")]) == {}


def test_options_spelt_out_beside_make_a_column_of_several() -> None:
    found = by_neighbours(
        [
            profile_of(["phone web", "web"], "by"),
            profile_of([1, 0], "by/phone"),
            profile_of([1, 1], "by/web"),
            profile_of([1, 1], "other"),
        ]
    )
    assert {index: suggestion.kind for index, suggestion in found.items()} == {0: Kind.MULTI}


def test_ten_statements_are_a_sus_and_not_a_umux_lite() -> None:
    found = by_neighbours([profile_of([1, 5, 3], words) for words in ("Name", *SUS_WORDS)])
    assert {suggestion.kind for suggestion in found.values()} == {Kind.SUS} and sorted(found) == [
        *range(1, 11)
    ]
